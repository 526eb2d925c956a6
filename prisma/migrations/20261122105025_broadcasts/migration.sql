-- CreateTable
CREATE TABLE "Broadcast" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "regionId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "rev" INTEGER NOT NULL,
    "segment" TEXT NOT NULL,
    "texts" TEXT NOT NULL,
    "authorId" INTEGER NOT NULL,
    "editorIds" TEXT NOT NULL,
    "approverId" INTEGER,
    "note" TEXT,
    "people" INTEGER NOT NULL,
    "startAt" DATETIME,
    "startedAt" DATETIME,
    "endedAt" DATETIME,
    "chosenUpTo" INTEGER,
    "chosenAt" DATETIME,
    "dueAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "BroadcastRecipient" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "broadcastId" INTEGER NOT NULL,
    "personId" INTEGER,
    "channel" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "why" TEXT,
    "inboundId" INTEGER
);

-- CreateIndex
CREATE INDEX "Broadcast_regionId_id_idx" ON "Broadcast"("regionId", "id");

-- CreateIndex
CREATE INDEX "Broadcast_dueAt_idx" ON "Broadcast"("dueAt");

-- CreateIndex
CREATE INDEX "BroadcastRecipient_broadcastId_state_channel_personId_idx" ON "BroadcastRecipient"("broadcastId", "state", "channel", "personId");

-- CreateIndex
CREATE INDEX "BroadcastRecipient_personId_idx" ON "BroadcastRecipient"("personId");

-- CreateIndex
CREATE INDEX "BroadcastRecipient_inboundId_idx" ON "BroadcastRecipient"("inboundId");
