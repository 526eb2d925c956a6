-- CreateTable
CREATE TABLE "FairRun" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "personId" INTEGER NOT NULL,
    "pairs" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "made" INTEGER NOT NULL,
    "slot" INTEGER,
    "createdAt" DATETIME NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "FairRun_slot_key" ON "FairRun"("slot");

-- CreateIndex
CREATE INDEX "FairRun_personId_idx" ON "FairRun"("personId");
