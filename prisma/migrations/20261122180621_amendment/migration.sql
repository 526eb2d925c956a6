-- AlterTable
ALTER TABLE "Agreement" ADD COLUMN "notice" TEXT;

-- CreateTable
CREATE TABLE "AgreementAmendment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "agreementId" INTEGER NOT NULL,
    "nth" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "n" INTEGER NOT NULL,
    "terms" TEXT NOT NULL,
    "parties" TEXT NOT NULL,
    "joins" INTEGER,
    "leaves" INTEGER,
    "excused" BOOLEAN NOT NULL,
    "changes" TEXT NOT NULL,
    "reason" TEXT,
    "steps" TEXT NOT NULL,
    "rev" INTEGER NOT NULL,
    "openFor" INTEGER,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "AgreementAmendment_openFor_key" ON "AgreementAmendment"("openFor");

-- CreateIndex
CREATE INDEX "AgreementAmendment_agreementId_idx" ON "AgreementAmendment"("agreementId");

-- CreateIndex
CREATE INDEX "AgreementAmendment_joins_idx" ON "AgreementAmendment"("joins");
