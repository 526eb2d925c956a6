-- AlterTable
ALTER TABLE "Handover" ADD COLUMN "apart" BOOLEAN;
ALTER TABLE "Handover" ADD COLUMN "placeId" INTEGER;
