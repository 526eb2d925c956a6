-- AlterTable
ALTER TABLE "Consent" ADD COLUMN "umkId" INTEGER;

-- AlterTable
ALTER TABLE "Invitation" ADD COLUMN "scope" TEXT;

-- AlterTable
ALTER TABLE "StaffRole" ADD COLUMN "scope" TEXT;

-- CreateTable
CREATE TABLE "Assist" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "personId" INTEGER,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateIndex
CREATE INDEX "Assist_personId_id_idx" ON "Assist"("personId", "id");

-- CreateIndex
CREATE INDEX "Consent_umkId_idx" ON "Consent"("umkId");

-- CreateIndex
CREATE INDEX "Invitation_organisation_organisationId_idx" ON "Invitation"("organisation", "organisationId");
