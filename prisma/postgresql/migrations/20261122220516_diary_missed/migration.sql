-- AlterTable
ALTER TABLE "DiaryEntry" ADD COLUMN     "missedOn" TEXT;
