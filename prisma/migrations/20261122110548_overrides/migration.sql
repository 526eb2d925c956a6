-- CreateTable
CREATE TABLE "Override" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "of" TEXT NOT NULL,
    "n" INTEGER NOT NULL,
    "value" TEXT,
    "byId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Unanswered" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "text" TEXT NOT NULL,
    "times" INTEGER NOT NULL,
    "lastAt" DATETIME NOT NULL,
    "quietUntil" INTEGER NOT NULL DEFAULT 0
);
INSERT INTO "new_Unanswered" ("id", "lastAt", "text", "times") SELECT "id", "lastAt", "text", "times" FROM "Unanswered";
DROP TABLE "Unanswered";
ALTER TABLE "new_Unanswered" RENAME TO "Unanswered";
CREATE INDEX "Unanswered_times_idx" ON "Unanswered"("times");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "Override_of_n_idx" ON "Override"("of", "n");
