-- CreateTable
CREATE TABLE "Evaluation" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "regionId" TEXT NOT NULL,
    "agreementId" INTEGER NOT NULL,
    "companyId" INTEGER NOT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "views" TEXT NOT NULL,
    "words" TEXT,
    "outcome" TEXT,
    "plan" TEXT NOT NULL,
    "rev" INTEGER NOT NULL,
    "openFor" INTEGER,
    "example" BOOLEAN NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "Evaluation_openFor_key" ON "Evaluation"("openFor");

-- CreateIndex
CREATE INDEX "Evaluation_agreementId_idx" ON "Evaluation"("agreementId");

-- CreateIndex
CREATE INDEX "Evaluation_companyId_idx" ON "Evaluation"("companyId");

-- CreateIndex
CREATE INDEX "Evaluation_regionId_state_idx" ON "Evaluation"("regionId", "state");
