-- AlterTable
ALTER TABLE "Sent" ADD COLUMN     "body" TEXT;

-- AlterTable
ALTER TABLE "Umk" ADD COLUMN     "kbli" TEXT;

-- AlterTable
ALTER TABLE "ImportUmk" ADD COLUMN     "kbli" TEXT;

-- AlterTable
ALTER TABLE "Agreement" ADD COLUMN     "notice" TEXT;

-- CreateTable
CREATE TABLE "FairRun" (
    "id" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "pairs" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "made" INTEGER NOT NULL,
    "slot" INTEGER,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "FairRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AgreementAmendment" (
    "id" TEXT NOT NULL,
    "agreementId" INTEGER NOT NULL,
    "nth" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "n" INTEGER NOT NULL,
    "terms" TEXT NOT NULL,
    "parties" TEXT NOT NULL,
    "joins" INTEGER,
    "leaves" INTEGER,
    "excused" BOOLEAN NOT NULL,
    "changes" TEXT NOT NULL,
    "reason" TEXT,
    "steps" TEXT NOT NULL,
    "rev" INTEGER NOT NULL,
    "openFor" INTEGER,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "AgreementAmendment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Evaluation" (
    "id" INTEGER NOT NULL,
    "regionId" TEXT NOT NULL,
    "agreementId" INTEGER NOT NULL,
    "companyId" INTEGER NOT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "views" TEXT NOT NULL,
    "words" TEXT,
    "outcome" TEXT,
    "plan" TEXT NOT NULL,
    "rev" INTEGER NOT NULL,
    "openFor" INTEGER,
    "example" BOOLEAN NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Evaluation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CheckIn" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "agreementId" INTEGER NOT NULL,
    "umkId" INTEGER NOT NULL,
    "companyId" INTEGER NOT NULL,
    "period" TEXT NOT NULL,
    "going" TEXT,
    "obstacles" TEXT,
    "words" TEXT,
    "sales" TEXT,
    "rating" INTEGER,
    "workers" INTEGER,
    "volume" TEXT,
    "value" BIGINT,
    "personId" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "CheckIn_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Baseline" (
    "id" INTEGER NOT NULL,
    "workers" INTEGER,
    "salesBand" TEXT,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Baseline_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Warning" (
    "id" INTEGER NOT NULL,
    "regionId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "agreementId" INTEGER NOT NULL,
    "umkId" INTEGER NOT NULL,
    "companyId" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "known" TEXT NOT NULL,
    "note" TEXT,
    "closedBy" INTEGER,
    "closedAt" TIMESTAMP(3),
    "rev" INTEGER NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Warning_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Unasked" (
    "id" TEXT NOT NULL,
    "personId" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Unasked_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DiaryEntry" (
    "id" INTEGER NOT NULL,
    "regionId" TEXT NOT NULL,
    "agreementId" INTEGER NOT NULL,
    "umkId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "rootId" INTEGER,
    "follows" INTEGER,
    "instead" INTEGER,
    "side" TEXT NOT NULL,
    "personId" INTEGER NOT NULL,
    "behalf" BOOLEAN,
    "quantity" DOUBLE PRECISION,
    "rejected" DOUBLE PRECISION,
    "unit" TEXT,
    "price" BIGINT,
    "amount" BIGINT,
    "due" BIGINT,
    "day" TEXT NOT NULL,
    "dueOn" TEXT,
    "note" TEXT,
    "photo" TEXT,
    "state" TEXT NOT NULL,
    "answeredBy" INTEGER,
    "answeredAt" TIMESTAMP(3),
    "rev" INTEGER NOT NULL,
    "saidOn" TEXT NOT NULL,
    "example" BOOLEAN NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "DiaryEntry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "FairRun_slot_key" ON "FairRun"("slot");

-- CreateIndex
CREATE INDEX "FairRun_personId_idx" ON "FairRun"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "AgreementAmendment_openFor_key" ON "AgreementAmendment"("openFor");

-- CreateIndex
CREATE INDEX "AgreementAmendment_agreementId_idx" ON "AgreementAmendment"("agreementId");

-- CreateIndex
CREATE INDEX "AgreementAmendment_joins_idx" ON "AgreementAmendment"("joins");

-- CreateIndex
CREATE UNIQUE INDEX "Evaluation_openFor_key" ON "Evaluation"("openFor");

-- CreateIndex
CREATE INDEX "Evaluation_agreementId_idx" ON "Evaluation"("agreementId");

-- CreateIndex
CREATE INDEX "Evaluation_companyId_idx" ON "Evaluation"("companyId");

-- CreateIndex
CREATE INDEX "Evaluation_regionId_state_idx" ON "Evaluation"("regionId", "state");

-- CreateIndex
CREATE INDEX "CheckIn_agreementId_idx" ON "CheckIn"("agreementId");

-- CreateIndex
CREATE INDEX "CheckIn_umkId_idx" ON "CheckIn"("umkId");

-- CreateIndex
CREATE INDEX "CheckIn_companyId_idx" ON "CheckIn"("companyId");

-- CreateIndex
CREATE INDEX "CheckIn_kind_period_idx" ON "CheckIn"("kind", "period");

-- CreateIndex
CREATE INDEX "CheckIn_personId_idx" ON "CheckIn"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Warning_key_key" ON "Warning"("key");

-- CreateIndex
CREATE INDEX "Warning_agreementId_idx" ON "Warning"("agreementId");

-- CreateIndex
CREATE INDEX "Warning_umkId_idx" ON "Warning"("umkId");

-- CreateIndex
CREATE INDEX "Warning_closedBy_idx" ON "Warning"("closedBy");

-- CreateIndex
CREATE INDEX "Unasked_personId_at_idx" ON "Unasked"("personId", "at");

-- CreateIndex
CREATE INDEX "DiaryEntry_agreementId_idx" ON "DiaryEntry"("agreementId");

-- CreateIndex
CREATE INDEX "DiaryEntry_umkId_kind_idx" ON "DiaryEntry"("umkId", "kind");

-- CreateIndex
CREATE INDEX "DiaryEntry_kind_day_idx" ON "DiaryEntry"("kind", "day");

-- CreateIndex
CREATE INDEX "DiaryEntry_kind_dueOn_idx" ON "DiaryEntry"("kind", "dueOn");

-- CreateIndex
CREATE INDEX "DiaryEntry_personId_idx" ON "DiaryEntry"("personId");

-- CreateIndex
CREATE INDEX "Match_createdAt_idx" ON "Match"("createdAt");
