-- AlterTable
ALTER TABLE "Match" ADD COLUMN "share" REAL;

-- CreateTable
CREATE TABLE "Together" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "needId" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "openFor" INTEGER,
    "leadId" INTEGER NOT NULL,
    "score" REAL NOT NULL,
    "reasons" TEXT NOT NULL,
    "members" TEXT NOT NULL,
    "rev" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Fit" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "needId" INTEGER NOT NULL,
    "umkId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "toldAt" DATETIME
);

-- CreateIndex
CREATE UNIQUE INDEX "Together_openFor_key" ON "Together"("openFor");

-- CreateIndex
CREATE INDEX "Together_needId_idx" ON "Together"("needId");

-- CreateIndex
CREATE INDEX "Fit_needId_idx" ON "Fit"("needId");

-- CreateIndex
CREATE INDEX "Fit_toldAt_idx" ON "Fit"("toldAt");
