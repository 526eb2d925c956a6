-- CreateTable
CREATE TABLE "Handover" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "regionId" TEXT NOT NULL,
    "personId" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "staffId" INTEGER,
    "wantedId" INTEGER,
    "lines" TEXT NOT NULL,
    "notes" TEXT NOT NULL,
    "unread" BOOLEAN NOT NULL,
    "owedAt" DATETIME,
    "escalatedAt" DATETIME,
    "endedBy" TEXT,
    "rating" INTEGER,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "StaffAway" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "until" TEXT NOT NULL,
    "deputyId" INTEGER NOT NULL
);

-- CreateIndex
CREATE INDEX "Handover_state_id_idx" ON "Handover"("state", "id");

-- CreateIndex
CREATE INDEX "Handover_personId_state_idx" ON "Handover"("personId", "state");

-- CreateIndex
CREATE INDEX "Handover_staffId_state_idx" ON "Handover"("staffId", "state");

-- CreateIndex
CREATE INDEX "StaffAway_until_idx" ON "StaffAway"("until");

-- CreateIndex
CREATE INDEX "StaffAway_deputyId_idx" ON "StaffAway"("deputyId");
