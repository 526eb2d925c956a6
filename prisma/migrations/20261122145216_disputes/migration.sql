-- AlterTable
ALTER TABLE "Meeting" ADD COLUMN "ticketId" INTEGER;

-- CreateTable
CREATE TABLE "Statement" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ticketId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "side" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "words" TEXT NOT NULL,
    "at" DATETIME NOT NULL
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Ticket" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "regionId" TEXT NOT NULL,
    "personId" INTEGER NOT NULL,
    "matchId" INTEGER,
    "urgent" BOOLEAN NOT NULL,
    "text" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "log" TEXT,
    "path" TEXT,
    "side" TEXT,
    "mediatorId" INTEGER,
    "outcome" TEXT,
    "answeredAt" DATETIME,
    "closedAt" DATETIME,
    "reportedOn" TEXT NOT NULL,
    "countedFrom" TEXT,
    "dueOn" TEXT NOT NULL,
    "provisional" BOOLEAN NOT NULL,
    "refusedOn" TEXT,
    "alarmedAt" DATETIME,
    "escalated" INTEGER,
    "breachedAt" DATETIME,
    "rev" INTEGER NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL
);
INSERT INTO "new_Ticket" ("answeredAt", "closedAt", "createdAt", "dueOn", "id", "log", "matchId", "outcome", "personId", "provisional", "regionId", "reportedOn", "state", "text", "updatedAt", "urgent") SELECT "answeredAt", "closedAt", "createdAt", "dueOn", "id", "log", "matchId", "outcome", "personId", "provisional", "regionId", "reportedOn", "state", "text", "updatedAt", "urgent" FROM "Ticket";
DROP TABLE "Ticket";
ALTER TABLE "new_Ticket" RENAME TO "Ticket";
CREATE INDEX "Ticket_personId_idx" ON "Ticket"("personId");
CREATE INDEX "Ticket_state_dueOn_idx" ON "Ticket"("state", "dueOn");
CREATE INDEX "Ticket_matchId_idx" ON "Ticket"("matchId");
CREATE INDEX "Ticket_mediatorId_state_idx" ON "Ticket"("mediatorId", "state");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "Statement_ticketId_idx" ON "Statement"("ticketId");

-- CreateIndex
CREATE INDEX "Statement_personId_idx" ON "Statement"("personId");

-- CreateIndex
CREATE INDEX "Meeting_ticketId_idx" ON "Meeting"("ticketId");
