-- AlterTable
ALTER TABLE "Person" ADD COLUMN "blockedAt" DATETIME;
