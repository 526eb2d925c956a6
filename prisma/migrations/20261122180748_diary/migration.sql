-- CreateTable
CREATE TABLE "DiaryEntry" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "regionId" TEXT NOT NULL,
    "agreementId" INTEGER NOT NULL,
    "umkId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "rootId" INTEGER,
    "follows" INTEGER,
    "side" TEXT NOT NULL,
    "personId" INTEGER NOT NULL,
    "behalf" BOOLEAN,
    "quantity" REAL,
    "rejected" REAL,
    "unit" TEXT,
    "price" BIGINT,
    "amount" BIGINT,
    "due" BIGINT,
    "day" TEXT NOT NULL,
    "dueOn" TEXT,
    "note" TEXT,
    "photo" TEXT,
    "state" TEXT NOT NULL,
    "answeredBy" INTEGER,
    "answeredAt" DATETIME,
    "rev" INTEGER NOT NULL,
    "saidOn" TEXT NOT NULL,
    "example" BOOLEAN NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateIndex
CREATE INDEX "DiaryEntry_agreementId_idx" ON "DiaryEntry"("agreementId");

-- CreateIndex
CREATE INDEX "DiaryEntry_umkId_kind_idx" ON "DiaryEntry"("umkId", "kind");

-- CreateIndex
CREATE INDEX "DiaryEntry_kind_day_idx" ON "DiaryEntry"("kind", "day");

-- CreateIndex
CREATE INDEX "DiaryEntry_kind_dueOn_idx" ON "DiaryEntry"("kind", "dueOn");

-- CreateIndex
CREATE INDEX "DiaryEntry_personId_idx" ON "DiaryEntry"("personId");
