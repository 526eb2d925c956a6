-- AlterTable
ALTER TABLE "Meeting" ADD COLUMN "endsAt" DATETIME;
