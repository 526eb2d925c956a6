-- CreateTable
CREATE TABLE "CheckIn" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "agreementId" INTEGER NOT NULL,
    "umkId" INTEGER NOT NULL,
    "companyId" INTEGER NOT NULL,
    "period" TEXT NOT NULL,
    "going" TEXT,
    "obstacles" TEXT,
    "words" TEXT,
    "sales" TEXT,
    "rating" INTEGER,
    "workers" INTEGER,
    "volume" TEXT,
    "value" BIGINT,
    "personId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Baseline" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "workers" INTEGER,
    "salesBand" TEXT,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Warning" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "regionId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "agreementId" INTEGER NOT NULL,
    "umkId" INTEGER NOT NULL,
    "companyId" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "known" TEXT NOT NULL,
    "note" TEXT,
    "closedBy" INTEGER,
    "closedAt" DATETIME,
    "rev" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Unasked" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL
);

-- CreateIndex
CREATE INDEX "CheckIn_agreementId_idx" ON "CheckIn"("agreementId");

-- CreateIndex
CREATE INDEX "CheckIn_umkId_idx" ON "CheckIn"("umkId");

-- CreateIndex
CREATE INDEX "CheckIn_companyId_idx" ON "CheckIn"("companyId");

-- CreateIndex
CREATE INDEX "CheckIn_kind_period_idx" ON "CheckIn"("kind", "period");

-- CreateIndex
CREATE INDEX "CheckIn_personId_idx" ON "CheckIn"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Warning_key_key" ON "Warning"("key");

-- CreateIndex
CREATE INDEX "Warning_agreementId_idx" ON "Warning"("agreementId");

-- CreateIndex
CREATE INDEX "Warning_umkId_idx" ON "Warning"("umkId");

-- CreateIndex
CREATE INDEX "Warning_closedBy_idx" ON "Warning"("closedBy");

-- CreateIndex
CREATE INDEX "Unasked_personId_at_idx" ON "Unasked"("personId", "at");
