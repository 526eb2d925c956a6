-- CreateTable
CREATE TABLE "ForumMember" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "regionId" TEXT NOT NULL,
    "personId" INTEGER,
    "companyId" INTEGER,
    "umkId" INTEGER,
    "agency" TEXT,
    "contact" TEXT,
    "role" TEXT NOT NULL,
    "since" TEXT NOT NULL,
    "until" TEXT,
    "rev" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "Commitment" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "regionId" TEXT NOT NULL,
    "companyId" INTEGER,
    "agency" TEXT,
    "kind" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "figure" TEXT,
    "umkIds" TEXT NOT NULL,
    "madeOn" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "history" TEXT NOT NULL,
    "rev" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "Meeting" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "regionId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "topics" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "startsAt" DATETIME NOT NULL,
    "state" TEXT NOT NULL,
    "minutes" TEXT,
    "calledBy" INTEGER NOT NULL,
    "rev" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "Rsvp" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "meetingId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "answer" TEXT,
    "at" DATETIME
);

-- CreateTable
CREATE TABLE "Decision" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "meetingId" INTEGER NOT NULL,
    "words" TEXT NOT NULL,
    "ownerId" INTEGER,
    "owner" TEXT,
    "dueOn" TEXT NOT NULL,
    "doneOn" TEXT,
    "rev" INTEGER NOT NULL
);

-- CreateIndex
CREATE INDEX "ForumMember_regionId_until_idx" ON "ForumMember"("regionId", "until");

-- CreateIndex
CREATE INDEX "ForumMember_personId_idx" ON "ForumMember"("personId");

-- CreateIndex
CREATE INDEX "Commitment_regionId_state_idx" ON "Commitment"("regionId", "state");

-- CreateIndex
CREATE INDEX "Commitment_companyId_idx" ON "Commitment"("companyId");

-- CreateIndex
CREATE INDEX "Meeting_regionId_startsAt_idx" ON "Meeting"("regionId", "startsAt");

-- CreateIndex
CREATE INDEX "Rsvp_meetingId_idx" ON "Rsvp"("meetingId");

-- CreateIndex
CREATE INDEX "Rsvp_personId_idx" ON "Rsvp"("personId");

-- CreateIndex
CREATE INDEX "Decision_meetingId_idx" ON "Decision"("meetingId");

-- CreateIndex
CREATE INDEX "Decision_doneOn_dueOn_idx" ON "Decision"("doneOn", "dueOn");

-- CreateIndex
CREATE INDEX "Decision_ownerId_idx" ON "Decision"("ownerId");
