-- AlterTable
ALTER TABLE "Paper" ADD COLUMN "checkedAt" DATETIME;
ALTER TABLE "Paper" ADD COLUMN "checkedBy" INTEGER;
ALTER TABLE "Paper" ADD COLUMN "refusal" TEXT;
ALTER TABLE "Paper" ADD COLUMN "refusalWords" TEXT;

-- CreateTable
CREATE TABLE "Curation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "umkId" INTEGER NOT NULL,
    "by" INTEGER NOT NULL,
    "visitedOn" TEXT NOT NULL,
    "how" TEXT NOT NULL,
    "notes" TEXT,
    "level" TEXT,
    "reason" TEXT,
    "score" REAL,
    "computed" TEXT,
    "at" DATETIME NOT NULL
);

-- CreateIndex
CREATE INDEX "Curation_umkId_at_idx" ON "Curation"("umkId", "at");
