-- AlterTable
ALTER TABLE "Need" ADD COLUMN "acceptsNonHalal" BOOLEAN;
ALTER TABLE "Need" ADD COLUMN "within" TEXT;

-- AlterTable
ALTER TABLE "Umk" ADD COLUMN "patterns" TEXT;
ALTER TABLE "Umk" ADD COLUMN "price" TEXT;
ALTER TABLE "Umk" ADD COLUMN "seasons" TEXT;
ALTER TABLE "Umk" ADD COLUMN "tiedTo" TEXT;
ALTER TABLE "Umk" ADD COLUMN "waitDays" INTEGER;

-- CreateTable
CREATE TABLE "TrackRecord" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "deliveries" INTEGER NOT NULL,
    "kept" INTEGER NOT NULL,
    "ratings" INTEGER NOT NULL,
    "rating" REAL NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "MatchingChange" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "rev" INTEGER NOT NULL
);

-- CreateIndex
CREATE INDEX "MatchingChange_rev_idx" ON "MatchingChange"("rev");
