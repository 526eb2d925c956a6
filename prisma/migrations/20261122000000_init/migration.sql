-- CreateTable
CREATE TABLE "Person" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "regionId" TEXT NOT NULL,
    "name" TEXT,
    "sapaan" TEXT,
    "language" TEXT NOT NULL,
    "phone" TEXT,
    "phoneIndex" TEXT,
    "addressId" INTEGER,
    "lastWroteAt" DATETIME,
    "mutedAt" DATETIME,
    "withdrawnAt" DATETIME,
    "erasedAt" DATETIME,
    "leaving" BOOLEAN NOT NULL DEFAULT false,
    "example" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Address" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "personId" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "external" TEXT NOT NULL,
    "lookup" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Conversation" (
    "personId" INTEGER NOT NULL PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "position" TEXT NOT NULL,
    "state" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Inbound" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "key" TEXT NOT NULL,
    "personId" INTEGER NOT NULL,
    "addressId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "dueAt" DATETIME,
    "proactive" BOOLEAN NOT NULL DEFAULT false,
    "held" BOOLEAN NOT NULL DEFAULT false,
    "body" TEXT,
    "parked" TEXT
);

-- CreateTable
CREATE TABLE "Outbound" (
    "seq" INTEGER NOT NULL PRIMARY KEY,
    "inboundId" INTEGER NOT NULL,
    "n" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "addressId" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "proactive" BOOLEAN NOT NULL,
    "body" TEXT NOT NULL,
    "why" TEXT
);

-- CreateTable
CREATE TABLE "Sent" (
    "seq" INTEGER NOT NULL PRIMARY KEY,
    "inboundId" INTEGER NOT NULL,
    "n" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "providerId" TEXT,
    "at" DATETIME NOT NULL,
    "why" TEXT
);

-- CreateTable
CREATE TABLE "Timer" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "key" TEXT NOT NULL,
    "personId" INTEGER NOT NULL,
    "happening" TEXT NOT NULL,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Setting" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Blob" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "owner" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "keyId" TEXT NOT NULL,
    "bytes" BLOB NOT NULL
);

-- CreateTable
CREATE TABLE "Consent" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" INTEGER NOT NULL,
    "purpose" TEXT NOT NULL,
    "granted" BOOLEAN NOT NULL,
    "version" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Membership" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" INTEGER NOT NULL,
    "organisation" TEXT NOT NULL,
    "organisationId" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "since" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "StaffRole" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "grantedBy" TEXT NOT NULL,
    "grantedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Umk" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "regionId" TEXT NOT NULL,
    "ownerName" TEXT NOT NULL,
    "businessName" TEXT,
    "product" TEXT NOT NULL,
    "productSearch" TEXT NOT NULL,
    "moreProducts" TEXT NOT NULL,
    "sectors" TEXT NOT NULL,
    "sector" TEXT,
    "capacity" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "kecamatan" TEXT NOT NULL,
    "hasNib" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "phoneIndex" TEXT,
    "status" TEXT NOT NULL,
    "pausedUntil" TEXT,
    "workforce" INTEGER,
    "since" INTEGER,
    "salesBand" TEXT,
    "capitalBand" TEXT,
    "scale" TEXT,
    "example" BOOLEAN NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Paper" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "umkId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "number" TEXT,
    "expires" TEXT,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Readiness" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "answers" TEXT NOT NULL,
    "score" REAL,
    "level" TEXT,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Attachment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "blobId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "name" TEXT,
    "owner" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Company" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "regionId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameSearch" TEXT NOT NULL,
    "nib" TEXT,
    "sector" TEXT,
    "scale" TEXT,
    "picName" TEXT NOT NULL,
    "picPosition" TEXT,
    "phone" TEXT NOT NULL,
    "phoneIndex" TEXT,
    "address" TEXT NOT NULL,
    "commitment" TEXT,
    "status" TEXT NOT NULL,
    "basis" TEXT,
    "refusal" TEXT,
    "decidedBy" INTEGER,
    "decidedAt" DATETIME,
    "example" BOOLEAN NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Need" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "regionId" TEXT NOT NULL,
    "companyId" INTEGER NOT NULL,
    "what" TEXT NOT NULL,
    "whatSearch" TEXT NOT NULL,
    "sectors" TEXT NOT NULL,
    "sector" TEXT,
    "specification" TEXT,
    "volume" TEXT NOT NULL,
    "start" TEXT,
    "place" TEXT,
    "kecamatan" TEXT,
    "placeText" TEXT,
    "papers" TEXT NOT NULL,
    "pattern" TEXT,
    "price" TEXT,
    "priceMin" BIGINT,
    "priceMax" BIGINT,
    "paymentDays" INTEGER,
    "downPayment" INTEGER,
    "sample" BOOLEAN,
    "delivery" TEXT,
    "candidatesUntil" TEXT,
    "status" TEXT NOT NULL,
    "example" BOOLEAN NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Match" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "needId" INTEGER NOT NULL,
    "umkId" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "score" REAL NOT NULL,
    "reasons" TEXT NOT NULL,
    "declineReason" TEXT,
    "declineCode" TEXT,
    "steps" TEXT NOT NULL,
    "askedAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Ticket" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "regionId" TEXT NOT NULL,
    "personId" INTEGER NOT NULL,
    "matchId" INTEGER,
    "urgent" BOOLEAN NOT NULL,
    "text" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reportedOn" TEXT NOT NULL,
    "dueOn" TEXT NOT NULL,
    "provisional" BOOLEAN NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "QueueItem" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "regionId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subjectId" INTEGER NOT NULL,
    "personId" INTEGER,
    "dueOn" TEXT,
    "state" TEXT NOT NULL,
    "takenBy" INTEGER,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Unanswered" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "text" TEXT NOT NULL,
    "times" INTEGER NOT NULL,
    "lastAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Audit" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" INTEGER NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "at" DATETIME NOT NULL
);

-- CreateIndex
CREATE INDEX "Person_phoneIndex_idx" ON "Person"("phoneIndex");

-- CreateIndex
CREATE UNIQUE INDEX "Address_lookup_key" ON "Address"("lookup");

-- CreateIndex
CREATE INDEX "Address_personId_idx" ON "Address"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Inbound_key_key" ON "Inbound"("key");

-- CreateIndex
CREATE INDEX "Inbound_dueAt_id_idx" ON "Inbound"("dueAt", "id");

-- CreateIndex
CREATE INDEX "Inbound_personId_dueAt_idx" ON "Inbound"("personId", "dueAt");

-- CreateIndex
CREATE INDEX "Outbound_state_proactive_dueAt_seq_idx" ON "Outbound"("state", "proactive", "dueAt", "seq");

-- CreateIndex
CREATE INDEX "Outbound_personId_seq_idx" ON "Outbound"("personId", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "Outbound_inboundId_n_key" ON "Outbound"("inboundId", "n");

-- CreateIndex
CREATE INDEX "Sent_providerId_idx" ON "Sent"("providerId");

-- CreateIndex
CREATE UNIQUE INDEX "Sent_inboundId_n_key" ON "Sent"("inboundId", "n");

-- CreateIndex
CREATE INDEX "Timer_at_id_idx" ON "Timer"("at", "id");

-- CreateIndex
CREATE INDEX "Timer_key_idx" ON "Timer"("key");

-- CreateIndex
CREATE INDEX "Timer_personId_idx" ON "Timer"("personId");

-- CreateIndex
CREATE INDEX "Blob_owner_idx" ON "Blob"("owner");

-- CreateIndex
CREATE INDEX "Consent_personId_at_idx" ON "Consent"("personId", "at");

-- CreateIndex
CREATE INDEX "Membership_personId_idx" ON "Membership"("personId");

-- CreateIndex
CREATE INDEX "Membership_organisation_organisationId_idx" ON "Membership"("organisation", "organisationId");

-- CreateIndex
CREATE INDEX "StaffRole_personId_idx" ON "StaffRole"("personId");

-- CreateIndex
CREATE INDEX "StaffRole_role_idx" ON "StaffRole"("role");

-- CreateIndex
CREATE INDEX "Umk_status_sector_idx" ON "Umk"("status", "sector");

-- CreateIndex
CREATE INDEX "Umk_status_kecamatan_idx" ON "Umk"("status", "kecamatan");

-- CreateIndex
CREATE INDEX "Umk_phoneIndex_idx" ON "Umk"("phoneIndex");

-- CreateIndex
CREATE INDEX "Paper_umkId_idx" ON "Paper"("umkId");

-- CreateIndex
CREATE INDEX "Paper_expires_idx" ON "Paper"("expires");

-- CreateIndex
CREATE INDEX "Attachment_owner_ownerId_idx" ON "Attachment"("owner", "ownerId");

-- CreateIndex
CREATE INDEX "Attachment_blobId_idx" ON "Attachment"("blobId");

-- CreateIndex
CREATE INDEX "Company_status_idx" ON "Company"("status");

-- CreateIndex
CREATE INDEX "Company_phoneIndex_idx" ON "Company"("phoneIndex");

-- CreateIndex
CREATE INDEX "Need_companyId_idx" ON "Need"("companyId");

-- CreateIndex
CREATE INDEX "Need_status_sector_idx" ON "Need"("status", "sector");

-- CreateIndex
CREATE INDEX "Match_needId_idx" ON "Match"("needId");

-- CreateIndex
CREATE INDEX "Match_umkId_idx" ON "Match"("umkId");

-- CreateIndex
CREATE INDEX "Match_state_idx" ON "Match"("state");

-- CreateIndex
CREATE INDEX "Ticket_personId_idx" ON "Ticket"("personId");

-- CreateIndex
CREATE INDEX "Ticket_state_dueOn_idx" ON "Ticket"("state", "dueOn");

-- CreateIndex
CREATE INDEX "QueueItem_state_kind_dueOn_idx" ON "QueueItem"("state", "kind", "dueOn");

-- CreateIndex
CREATE INDEX "QueueItem_kind_subjectId_idx" ON "QueueItem"("kind", "subjectId");

-- CreateIndex
CREATE INDEX "QueueItem_personId_idx" ON "QueueItem"("personId");

-- CreateIndex
CREATE INDEX "Audit_at_idx" ON "Audit"("at");

-- CreateIndex
CREATE INDEX "Audit_personId_idx" ON "Audit"("personId");
