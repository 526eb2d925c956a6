-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "blockedAt" TIMESTAMP(3);
