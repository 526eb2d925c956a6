-- AlterTable
ALTER TABLE "Outbound" ADD COLUMN "worker" TEXT;

-- AlterTable
ALTER TABLE "Lease" ADD COLUMN "token" INTEGER NOT NULL DEFAULT 0;
