-- CreateTable
CREATE TABLE "Agreement" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "regionId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "needId" INTEGER NOT NULL,
    "companyId" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "n" INTEGER NOT NULL,
    "terms" TEXT NOT NULL,
    "pattern" TEXT,
    "startsOn" TEXT,
    "endsOn" TEXT,
    "paymentDays" INTEGER,
    "value" BIGINT,
    "scan" TEXT,
    "reason" TEXT,
    "steps" TEXT NOT NULL,
    "rev" INTEGER NOT NULL,
    "example" BOOLEAN NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "AgreementParty" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "agreementId" INTEGER NOT NULL,
    "umkId" INTEGER NOT NULL,
    "matchId" INTEGER NOT NULL,
    "share" INTEGER NOT NULL,
    "address" TEXT,
    "nib" TEXT
);

-- CreateTable
CREATE TABLE "AgreementVersion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "agreementId" INTEGER NOT NULL,
    "n" INTEGER NOT NULL,
    "terms" TEXT NOT NULL,
    "document" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "blobId" TEXT NOT NULL,
    "docxBlobId" TEXT NOT NULL,
    "change" TEXT,
    "personId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "AgreementConsent" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "agreementId" INTEGER NOT NULL,
    "n" INTEGER NOT NULL,
    "party" TEXT NOT NULL,
    "personId" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "voidedAt" DATETIME
);

-- CreateIndex
CREATE UNIQUE INDEX "Agreement_code_key" ON "Agreement"("code");

-- CreateIndex
CREATE INDEX "Agreement_companyId_idx" ON "Agreement"("companyId");

-- CreateIndex
CREATE INDEX "Agreement_regionId_state_idx" ON "Agreement"("regionId", "state");

-- CreateIndex
CREATE INDEX "AgreementParty_agreementId_idx" ON "AgreementParty"("agreementId");

-- CreateIndex
CREATE INDEX "AgreementParty_umkId_idx" ON "AgreementParty"("umkId");

-- CreateIndex
CREATE INDEX "AgreementParty_matchId_idx" ON "AgreementParty"("matchId");

-- CreateIndex
CREATE INDEX "AgreementVersion_agreementId_idx" ON "AgreementVersion"("agreementId");

-- CreateIndex
CREATE INDEX "AgreementConsent_agreementId_idx" ON "AgreementConsent"("agreementId");

-- CreateIndex
CREATE INDEX "AgreementConsent_personId_idx" ON "AgreementConsent"("personId");
