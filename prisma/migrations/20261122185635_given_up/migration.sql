-- AlterTable
ALTER TABLE "Sent" ADD COLUMN "body" TEXT;
