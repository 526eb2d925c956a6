-- AlterTable
ALTER TABLE "Person" ADD COLUMN "frozenAt" DATETIME;
ALTER TABLE "Person" ADD COLUMN "mergedInto" INTEGER;

-- AlterTable
ALTER TABLE "Sent" ADD COLUMN "addressId" INTEGER;
ALTER TABLE "Sent" ADD COLUMN "deliveredAt" DATETIME;
ALTER TABLE "Sent" ADD COLUMN "readAt" DATETIME;

-- AlterTable
ALTER TABLE "Umk" ADD COLUMN "nameIndex" TEXT;

-- CreateTable
CREATE TABLE "LinkCode" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" INTEGER NOT NULL,
    "purpose" TEXT NOT NULL,
    "madeBy" INTEGER NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "usedAt" DATETIME
);

-- CreateTable
CREATE TABLE "VoiceNote" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "personId" INTEGER NOT NULL,
    "blobId" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "position" TEXT NOT NULL,
    "turn" INTEGER NOT NULL,
    "question" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "words" TEXT,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Device" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "device" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "owner" TEXT,
    "value" TEXT NOT NULL,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Lease" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "holder" TEXT NOT NULL,
    "until" DATETIME NOT NULL
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Address" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "personId" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "external" TEXT NOT NULL,
    "lookup" TEXT NOT NULL,
    "heard" BOOLEAN NOT NULL DEFAULT true
);
INSERT INTO "new_Address" ("account", "channel", "external", "id", "lookup", "personId") SELECT "account", "channel", "external", "id", "lookup", "personId" FROM "Address";
DROP TABLE "Address";
ALTER TABLE "new_Address" RENAME TO "Address";
CREATE UNIQUE INDEX "Address_lookup_key" ON "Address"("lookup");
CREATE INDEX "Address_personId_idx" ON "Address"("personId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "LinkCode_personId_idx" ON "LinkCode"("personId");

-- CreateIndex
CREATE INDEX "VoiceNote_state_id_idx" ON "VoiceNote"("state", "id");

-- CreateIndex
CREATE INDEX "VoiceNote_personId_idx" ON "VoiceNote"("personId");

-- CreateIndex
CREATE INDEX "Device_device_type_at_idx" ON "Device"("device", "type", "at");

-- CreateIndex
CREATE INDEX "Device_owner_idx" ON "Device"("owner");

-- CreateIndex
CREATE INDEX "Umk_nameIndex_idx" ON "Umk"("nameIndex");
