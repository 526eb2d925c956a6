-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Person" (
    "id" INTEGER NOT NULL,
    "regionId" TEXT NOT NULL,
    "name" TEXT,
    "sapaan" TEXT,
    "language" TEXT NOT NULL,
    "phone" TEXT,
    "phoneIndex" TEXT,
    "addressId" INTEGER,
    "lastWroteAt" TIMESTAMP(3),
    "mutedAt" TIMESTAMP(3),
    "withdrawnAt" TIMESTAMP(3),
    "frozenAt" TIMESTAMP(3),
    "mergedInto" INTEGER,
    "erasedAt" TIMESTAMP(3),
    "leaving" BOOLEAN NOT NULL DEFAULT false,
    "example" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Address" (
    "id" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "external" TEXT NOT NULL,
    "lookup" TEXT NOT NULL,
    "heard" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Address_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Conversation" (
    "personId" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "position" TEXT NOT NULL,
    "state" TEXT NOT NULL,

    CONSTRAINT "Conversation_pkey" PRIMARY KEY ("personId")
);

-- CreateTable
CREATE TABLE "Inbound" (
    "id" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "personId" INTEGER NOT NULL,
    "addressId" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "dueAt" TIMESTAMP(3),
    "proactive" BOOLEAN NOT NULL DEFAULT false,
    "held" BOOLEAN NOT NULL DEFAULT false,
    "body" TEXT,
    "parked" TEXT,

    CONSTRAINT "Inbound_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Outbound" (
    "seq" INTEGER NOT NULL,
    "inboundId" INTEGER NOT NULL,
    "n" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "addressId" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "dueAt" TIMESTAMP(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "worker" TEXT,
    "proactive" BOOLEAN NOT NULL,
    "body" TEXT NOT NULL,
    "why" TEXT,

    CONSTRAINT "Outbound_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "Sent" (
    "seq" INTEGER NOT NULL,
    "inboundId" INTEGER NOT NULL,
    "n" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "addressId" INTEGER,
    "state" TEXT NOT NULL,
    "providerId" TEXT,
    "at" TIMESTAMP(3) NOT NULL,
    "deliveredAt" TIMESTAMP(3),
    "readAt" TIMESTAMP(3),
    "why" TEXT,

    CONSTRAINT "Sent_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "Timer" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "personId" INTEGER NOT NULL,
    "happening" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Timer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Setting" (
    "name" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "Blob" (
    "id" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "keyId" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "Blob_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Consent" (
    "id" TEXT NOT NULL,
    "personId" INTEGER NOT NULL,
    "umkId" INTEGER,
    "purpose" TEXT NOT NULL,
    "granted" BOOLEAN NOT NULL,
    "version" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "id" TEXT NOT NULL,
    "personId" INTEGER NOT NULL,
    "organisation" TEXT NOT NULL,
    "organisationId" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "since" TEXT NOT NULL,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" TEXT NOT NULL,
    "organisation" TEXT NOT NULL,
    "organisationId" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "madeBy" INTEGER NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "usedAt" TIMESTAMP(3),
    "scope" TEXT,

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LinkCode" (
    "id" TEXT NOT NULL,
    "personId" INTEGER NOT NULL,
    "purpose" TEXT NOT NULL,
    "madeBy" INTEGER NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "usedAt" TIMESTAMP(3),

    CONSTRAINT "LinkCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VoiceNote" (
    "id" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "blobId" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "position" TEXT NOT NULL,
    "turn" INTEGER NOT NULL,
    "question" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "words" TEXT,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "VoiceNote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Handover" (
    "id" INTEGER NOT NULL,
    "regionId" TEXT NOT NULL,
    "personId" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "staffId" INTEGER,
    "wantedId" INTEGER,
    "placeId" INTEGER,
    "apart" BOOLEAN,
    "lines" TEXT NOT NULL,
    "notes" TEXT NOT NULL,
    "unread" BOOLEAN NOT NULL,
    "owedAt" TIMESTAMP(3),
    "escalatedAt" TIMESTAMP(3),
    "endedBy" TEXT,
    "rating" INTEGER,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Handover_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Broadcast" (
    "id" INTEGER NOT NULL,
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
    "startAt" TIMESTAMP(3),
    "startedAt" TIMESTAMP(3),
    "endedAt" TIMESTAMP(3),
    "chosenUpTo" INTEGER,
    "chosenAt" TIMESTAMP(3),
    "dueAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Broadcast_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BroadcastRecipient" (
    "id" TEXT NOT NULL,
    "broadcastId" INTEGER NOT NULL,
    "personId" INTEGER,
    "channel" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "why" TEXT,
    "inboundId" INTEGER,

    CONSTRAINT "BroadcastRecipient_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Reminder" (
    "id" TEXT NOT NULL,
    "personId" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Reminder_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReminderOff" (
    "id" TEXT NOT NULL,
    "personId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,

    CONSTRAINT "ReminderOff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StaffAway" (
    "id" INTEGER NOT NULL,
    "until" TEXT NOT NULL,
    "deputyId" INTEGER NOT NULL,

    CONSTRAINT "StaffAway_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Device" (
    "key" TEXT NOT NULL,
    "device" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "owner" TEXT,
    "value" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Device_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "AuditHead" (
    "id" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "mark" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "AuditHead_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Lease" (
    "name" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "token" INTEGER NOT NULL DEFAULT 0,
    "until" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Lease_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "StaffRole" (
    "id" TEXT NOT NULL,
    "personId" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "grantedBy" TEXT NOT NULL,
    "grantedAt" TIMESTAMP(3) NOT NULL,
    "scope" TEXT,

    CONSTRAINT "StaffRole_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Umk" (
    "id" INTEGER NOT NULL,
    "regionId" TEXT NOT NULL,
    "ownerName" TEXT NOT NULL,
    "businessName" TEXT,
    "nameIndex" TEXT,
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
    "waitDays" INTEGER,
    "patterns" TEXT,
    "seasons" TEXT,
    "price" TEXT,
    "tiedTo" TEXT,
    "example" BOOLEAN NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Umk_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Assist" (
    "id" INTEGER NOT NULL,
    "personId" INTEGER,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Assist_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Paper" (
    "id" TEXT NOT NULL,
    "umkId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "number" TEXT,
    "expires" TEXT,
    "checkedAt" TIMESTAMP(3),
    "checkedBy" INTEGER,
    "refusal" TEXT,
    "refusalWords" TEXT,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Paper_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Readiness" (
    "id" INTEGER NOT NULL,
    "answers" TEXT NOT NULL,
    "score" DOUBLE PRECISION,
    "level" TEXT,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Readiness_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Curation" (
    "id" TEXT NOT NULL,
    "umkId" INTEGER NOT NULL,
    "by" INTEGER NOT NULL,
    "visitedOn" TEXT NOT NULL,
    "how" TEXT NOT NULL,
    "notes" TEXT,
    "level" TEXT,
    "reason" TEXT,
    "score" DOUBLE PRECISION,
    "computed" TEXT,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Curation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Attachment" (
    "id" TEXT NOT NULL,
    "blobId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "name" TEXT,
    "owner" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Company" (
    "id" INTEGER NOT NULL,
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
    "decidedAt" TIMESTAMP(3),
    "example" BOOLEAN NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Company_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Need" (
    "id" INTEGER NOT NULL,
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
    "within" TEXT,
    "papers" TEXT NOT NULL,
    "acceptsNonHalal" BOOLEAN,
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
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Need_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Match" (
    "id" INTEGER NOT NULL,
    "needId" INTEGER NOT NULL,
    "umkId" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "reasons" TEXT NOT NULL,
    "declineReason" TEXT,
    "declineCode" TEXT,
    "share" DOUBLE PRECISION,
    "steps" TEXT NOT NULL,
    "askedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Match_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Together" (
    "id" INTEGER NOT NULL,
    "needId" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "openFor" INTEGER,
    "leadId" INTEGER NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "reasons" TEXT NOT NULL,
    "members" TEXT NOT NULL,
    "rev" INTEGER NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Together_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Fit" (
    "id" TEXT NOT NULL,
    "needId" INTEGER NOT NULL,
    "umkId" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "toldAt" TIMESTAMP(3),

    CONSTRAINT "Fit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TrackRecord" (
    "id" INTEGER NOT NULL,
    "deliveries" INTEGER NOT NULL,
    "kept" INTEGER NOT NULL,
    "ratings" INTEGER NOT NULL,
    "rating" DOUBLE PRECISION NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "TrackRecord_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MatchingChange" (
    "id" TEXT NOT NULL,
    "rev" INTEGER NOT NULL,

    CONSTRAINT "MatchingChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Ticket" (
    "id" INTEGER NOT NULL,
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
    "answeredAt" TIMESTAMP(3),
    "closedAt" TIMESTAMP(3),
    "reportedOn" TEXT NOT NULL,
    "countedFrom" TEXT,
    "dueOn" TEXT NOT NULL,
    "provisional" BOOLEAN NOT NULL,
    "refusedOn" TEXT,
    "alarmedAt" TIMESTAMP(3),
    "escalated" INTEGER,
    "breachedAt" TIMESTAMP(3),
    "rev" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Ticket_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Statement" (
    "id" TEXT NOT NULL,
    "ticketId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "side" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "words" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Statement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LicenceRequest" (
    "id" INTEGER NOT NULL,
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
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "LicenceRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QueueItem" (
    "id" INTEGER NOT NULL,
    "regionId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subjectId" INTEGER NOT NULL,
    "personId" INTEGER,
    "dueOn" TEXT,
    "state" TEXT NOT NULL,
    "takenBy" INTEGER,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "QueueItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Unanswered" (
    "id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "times" INTEGER NOT NULL,
    "lastAt" TIMESTAMP(3) NOT NULL,
    "quietUntil" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Unanswered_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Override" (
    "id" TEXT NOT NULL,
    "of" TEXT NOT NULL,
    "n" INTEGER NOT NULL,
    "value" TEXT,
    "byId" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Override_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Audit" (
    "id" TEXT NOT NULL,
    "seq" INTEGER,
    "personId" INTEGER NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "hash" TEXT,

    CONSTRAINT "Audit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportRun" (
    "id" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "file" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "counts" TEXT NOT NULL,
    "personId" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "appliedAt" TIMESTAMP(3),
    "undoneAt" TIMESTAMP(3),

    CONSTRAINT "ImportRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportRow" (
    "runId" INTEGER NOT NULL,
    "n" INTEGER NOT NULL,
    "verdict" TEXT NOT NULL,
    "same" TEXT,
    "errors" TEXT,
    "body" TEXT,
    "origin" TEXT,
    "subject" TEXT,
    "before" TEXT,

    CONSTRAINT "ImportRow_pkey" PRIMARY KEY ("runId","n")
);

-- CreateTable
CREATE TABLE "ImportUmk" (
    "runId" INTEGER NOT NULL,
    "n" INTEGER NOT NULL,
    "nib" TEXT,
    "regionId" TEXT NOT NULL,
    "ownerName" TEXT NOT NULL,
    "businessName" TEXT,
    "nameIndex" TEXT,
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
    "waitDays" INTEGER,
    "patterns" TEXT,
    "seasons" TEXT,
    "price" TEXT,
    "tiedTo" TEXT,
    "example" BOOLEAN NOT NULL,

    CONSTRAINT "ImportUmk_pkey" PRIMARY KEY ("runId","n")
);

-- CreateTable
CREATE TABLE "KbliCode" (
    "id" TEXT NOT NULL,
    "edition" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,

    CONSTRAINT "KbliCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "KbliMove" (
    "id" TEXT NOT NULL,
    "was" TEXT NOT NULL,
    "now" TEXT NOT NULL,

    CONSTRAINT "KbliMove_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FileLink" (
    "id" TEXT NOT NULL,
    "personId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "source" TEXT,
    "jobId" INTEGER,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "usedAt" TIMESTAMP(3),

    CONSTRAINT "FileLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Job" (
    "id" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "runId" INTEGER,
    "kind" TEXT NOT NULL,
    "todo" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "progress" INTEGER NOT NULL,
    "result" TEXT NOT NULL,
    "parts" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ForumMember" (
    "id" INTEGER NOT NULL,
    "regionId" TEXT NOT NULL,
    "personId" INTEGER,
    "companyId" INTEGER,
    "umkId" INTEGER,
    "agency" TEXT,
    "contact" TEXT,
    "role" TEXT NOT NULL,
    "since" TEXT NOT NULL,
    "until" TEXT,
    "seat" TEXT,
    "rev" INTEGER NOT NULL,

    CONSTRAINT "ForumMember_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Commitment" (
    "id" INTEGER NOT NULL,
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
    "rev" INTEGER NOT NULL,

    CONSTRAINT "Commitment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Meeting" (
    "id" INTEGER NOT NULL,
    "regionId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "topics" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "startsAt" TIMESTAMP(3) NOT NULL,
    "endsAt" TIMESTAMP(3),
    "state" TEXT NOT NULL,
    "minutes" TEXT,
    "calledBy" INTEGER NOT NULL,
    "ticketId" INTEGER,
    "rev" INTEGER NOT NULL,

    CONSTRAINT "Meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Rsvp" (
    "id" TEXT NOT NULL,
    "meetingId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "answer" TEXT,
    "at" TIMESTAMP(3),

    CONSTRAINT "Rsvp_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Decision" (
    "id" INTEGER NOT NULL,
    "meetingId" INTEGER NOT NULL,
    "words" TEXT NOT NULL,
    "ownerId" INTEGER,
    "owner" TEXT,
    "dueOn" TEXT NOT NULL,
    "doneOn" TEXT,
    "rev" INTEGER NOT NULL,

    CONSTRAINT "Decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Agreement" (
    "id" INTEGER NOT NULL,
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
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Agreement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AgreementParty" (
    "id" TEXT NOT NULL,
    "agreementId" INTEGER NOT NULL,
    "umkId" INTEGER NOT NULL,
    "matchId" INTEGER NOT NULL,
    "share" INTEGER NOT NULL,
    "address" TEXT,
    "nib" TEXT,

    CONSTRAINT "AgreementParty_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AgreementVersion" (
    "id" TEXT NOT NULL,
    "agreementId" INTEGER NOT NULL,
    "n" INTEGER NOT NULL,
    "terms" TEXT NOT NULL,
    "document" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "blobId" TEXT NOT NULL,
    "docxBlobId" TEXT NOT NULL,
    "change" TEXT,
    "personId" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "AgreementVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AgreementConsent" (
    "id" TEXT NOT NULL,
    "agreementId" INTEGER NOT NULL,
    "n" INTEGER NOT NULL,
    "party" TEXT NOT NULL,
    "personId" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "voidedAt" TIMESTAMP(3),

    CONSTRAINT "AgreementConsent_pkey" PRIMARY KEY ("id")
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
CREATE INDEX "Consent_umkId_idx" ON "Consent"("umkId");

-- CreateIndex
CREATE INDEX "Membership_personId_idx" ON "Membership"("personId");

-- CreateIndex
CREATE INDEX "Membership_organisation_organisationId_idx" ON "Membership"("organisation", "organisationId");

-- CreateIndex
CREATE INDEX "Invitation_madeBy_idx" ON "Invitation"("madeBy");

-- CreateIndex
CREATE INDEX "Invitation_organisation_organisationId_idx" ON "Invitation"("organisation", "organisationId");

-- CreateIndex
CREATE INDEX "LinkCode_personId_idx" ON "LinkCode"("personId");

-- CreateIndex
CREATE INDEX "VoiceNote_state_id_idx" ON "VoiceNote"("state", "id");

-- CreateIndex
CREATE INDEX "VoiceNote_personId_idx" ON "VoiceNote"("personId");

-- CreateIndex
CREATE INDEX "Handover_state_id_idx" ON "Handover"("state", "id");

-- CreateIndex
CREATE INDEX "Handover_personId_state_idx" ON "Handover"("personId", "state");

-- CreateIndex
CREATE INDEX "Handover_staffId_state_idx" ON "Handover"("staffId", "state");

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

-- CreateIndex
CREATE INDEX "Reminder_personId_idx" ON "Reminder"("personId");

-- CreateIndex
CREATE INDEX "ReminderOff_personId_idx" ON "ReminderOff"("personId");

-- CreateIndex
CREATE INDEX "StaffAway_until_idx" ON "StaffAway"("until");

-- CreateIndex
CREATE INDEX "StaffAway_deputyId_idx" ON "StaffAway"("deputyId");

-- CreateIndex
CREATE INDEX "Device_device_type_at_idx" ON "Device"("device", "type", "at");

-- CreateIndex
CREATE INDEX "Device_owner_idx" ON "Device"("owner");

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
CREATE INDEX "Umk_nameIndex_idx" ON "Umk"("nameIndex");

-- CreateIndex
CREATE INDEX "Assist_personId_id_idx" ON "Assist"("personId", "id");

-- CreateIndex
CREATE INDEX "Paper_umkId_idx" ON "Paper"("umkId");

-- CreateIndex
CREATE INDEX "Paper_expires_idx" ON "Paper"("expires");

-- CreateIndex
CREATE INDEX "Curation_umkId_at_idx" ON "Curation"("umkId", "at");

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
CREATE INDEX "Match_umkId_idx" ON "Match"("umkId");

-- CreateIndex
CREATE INDEX "Match_state_idx" ON "Match"("state");

-- CreateIndex
CREATE UNIQUE INDEX "Match_needId_umkId_key" ON "Match"("needId", "umkId");

-- CreateIndex
CREATE UNIQUE INDEX "Together_openFor_key" ON "Together"("openFor");

-- CreateIndex
CREATE INDEX "Together_needId_idx" ON "Together"("needId");

-- CreateIndex
CREATE INDEX "Fit_needId_idx" ON "Fit"("needId");

-- CreateIndex
CREATE INDEX "Fit_toldAt_idx" ON "Fit"("toldAt");

-- CreateIndex
CREATE INDEX "MatchingChange_rev_idx" ON "MatchingChange"("rev");

-- CreateIndex
CREATE INDEX "Ticket_personId_idx" ON "Ticket"("personId");

-- CreateIndex
CREATE INDEX "Ticket_state_dueOn_idx" ON "Ticket"("state", "dueOn");

-- CreateIndex
CREATE INDEX "Ticket_matchId_idx" ON "Ticket"("matchId");

-- CreateIndex
CREATE INDEX "Ticket_mediatorId_state_idx" ON "Ticket"("mediatorId", "state");

-- CreateIndex
CREATE INDEX "Statement_ticketId_idx" ON "Statement"("ticketId");

-- CreateIndex
CREATE INDEX "Statement_personId_idx" ON "Statement"("personId");

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

-- CreateIndex
CREATE INDEX "QueueItem_state_kind_dueOn_idx" ON "QueueItem"("state", "kind", "dueOn");

-- CreateIndex
CREATE INDEX "QueueItem_kind_subjectId_idx" ON "QueueItem"("kind", "subjectId");

-- CreateIndex
CREATE INDEX "QueueItem_personId_idx" ON "QueueItem"("personId");

-- CreateIndex
CREATE INDEX "Unanswered_times_idx" ON "Unanswered"("times");

-- CreateIndex
CREATE INDEX "Override_of_n_idx" ON "Override"("of", "n");

-- CreateIndex
CREATE UNIQUE INDEX "Audit_seq_key" ON "Audit"("seq");

-- CreateIndex
CREATE INDEX "Audit_at_idx" ON "Audit"("at");

-- CreateIndex
CREATE INDEX "Audit_personId_idx" ON "Audit"("personId");

-- CreateIndex
CREATE INDEX "ImportRun_hash_idx" ON "ImportRun"("hash");

-- CreateIndex
CREATE INDEX "ImportRow_subject_idx" ON "ImportRow"("subject");

-- CreateIndex
CREATE INDEX "FileLink_personId_idx" ON "FileLink"("personId");

-- CreateIndex
CREATE INDEX "FileLink_expiresAt_idx" ON "FileLink"("expiresAt");

-- CreateIndex
CREATE INDEX "Job_personId_idx" ON "Job"("personId");

-- CreateIndex
CREATE INDEX "Job_runId_idx" ON "Job"("runId");

-- CreateIndex
CREATE INDEX "Job_state_idx" ON "Job"("state");

-- CreateIndex
CREATE UNIQUE INDEX "ForumMember_seat_key" ON "ForumMember"("seat");

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
CREATE INDEX "Meeting_ticketId_idx" ON "Meeting"("ticketId");

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
