-- CreateTable
CREATE TABLE "LicenceRequest" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "regionId" TEXT NOT NULL,
    "umkId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "licence" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "openFor" TEXT,
    "steps" TEXT NOT NULL,
    "notes" TEXT NOT NULL,
    "wanted" TEXT,
    "submittedOn" TEXT,
    "reference" TEXT,
    "reason" TEXT,
    "slot" TEXT,
    "dueOn" TEXT NOT NULL,
    "unanswered" INTEGER NOT NULL,
    "example" BOOLEAN NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "LicenceRequest_openFor_key" ON "LicenceRequest"("openFor");

-- CreateIndex
CREATE UNIQUE INDEX "LicenceRequest_slot_key" ON "LicenceRequest"("slot");

-- CreateIndex
CREATE INDEX "LicenceRequest_umkId_idx" ON "LicenceRequest"("umkId");

-- CreateIndex
CREATE INDEX "LicenceRequest_personId_idx" ON "LicenceRequest"("personId");

-- CreateIndex
CREATE INDEX "LicenceRequest_state_id_idx" ON "LicenceRequest"("state", "id");
