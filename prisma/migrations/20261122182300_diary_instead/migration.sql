-- AlterTable
ALTER TABLE "DiaryEntry" ADD COLUMN "instead" INTEGER;
