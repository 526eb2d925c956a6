-- CreateTable
CREATE TABLE "GivenUp" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "side" TEXT NOT NULL,
    "rowId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL
);

-- CreateIndex
CREATE INDEX "GivenUp_at_idx" ON "GivenUp"("at");

-- CreateIndex
CREATE INDEX "GivenUp_personId_idx" ON "GivenUp"("personId");

-- What was parked before there was a table for it.
INSERT INTO "GivenUp" ("id", "side", "rowId", "personId", "at")
SELECT 'in/' || "id", 'in', "id", "personId", "at" FROM "Inbound" WHERE "parked" IS NOT NULL AND "body" IS NOT NULL;
