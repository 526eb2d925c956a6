-- CreateTable
CREATE TABLE "ImportUmk" (
    "runId" INTEGER NOT NULL,
    "n" INTEGER NOT NULL,
    "nib" TEXT,
    "regionId" TEXT NOT NULL,
    "ownerName" TEXT NOT NULL,
    "businessName" TEXT,
    "nameIndex" TEXT,
    "product" TEXT NOT NULL,
    "productSearch" TEXT NOT NULL,
    "moreProducts" TEXT NOT NULL,
    "sectors" TEXT NOT NULL,
    "sector" TEXT,
    "capacity" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "kecamatan" TEXT NOT NULL,
    "hasNib" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "phoneIndex" TEXT,
    "status" TEXT NOT NULL,
    "pausedUntil" TEXT,
    "workforce" INTEGER,
    "since" INTEGER,
    "salesBand" TEXT,
    "capitalBand" TEXT,
    "scale" TEXT,
    "example" BOOLEAN NOT NULL,

    PRIMARY KEY ("runId", "n")
);

-- CreateTable
CREATE TABLE "KbliCode" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "edition" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "KbliMove" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "was" TEXT NOT NULL,
    "now" TEXT NOT NULL
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_ImportRow" (
    "runId" INTEGER NOT NULL,
    "n" INTEGER NOT NULL,
    "verdict" TEXT NOT NULL,
    "same" TEXT,
    "errors" TEXT,
    "body" TEXT,
    "origin" TEXT,
    "subject" TEXT,
    "before" TEXT,

    PRIMARY KEY ("runId", "n")
);
INSERT INTO "new_ImportRow" ("before", "body", "errors", "n", "runId", "same", "subject", "verdict") SELECT "before", "body", "errors", "n", "runId", "same", "subject", "verdict" FROM "ImportRow";
DROP TABLE "ImportRow";
ALTER TABLE "new_ImportRow" RENAME TO "ImportRow";
CREATE INDEX "ImportRow_subject_idx" ON "ImportRow"("subject");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
