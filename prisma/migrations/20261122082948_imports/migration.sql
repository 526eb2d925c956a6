-- CreateTable
CREATE TABLE "ImportRun" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "source" TEXT NOT NULL,
    "file" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "counts" TEXT NOT NULL,
    "personId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "appliedAt" DATETIME,
    "undoneAt" DATETIME
);

-- CreateTable
CREATE TABLE "ImportRow" (
    "runId" INTEGER NOT NULL,
    "n" INTEGER NOT NULL,
    "verdict" TEXT NOT NULL,
    "same" TEXT,
    "errors" TEXT,
    "body" TEXT,
    "ready" TEXT,
    "subject" TEXT,
    "before" TEXT,

    PRIMARY KEY ("runId", "n")
);

-- CreateIndex
CREATE INDEX "ImportRun_hash_idx" ON "ImportRun"("hash");

-- CreateIndex
CREATE INDEX "ImportRow_subject_idx" ON "ImportRow"("subject");
