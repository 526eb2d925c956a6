-- AlterTable
ALTER TABLE "ImportUmk" ADD COLUMN "kbli" TEXT;

-- AlterTable
ALTER TABLE "Umk" ADD COLUMN "kbli" TEXT;
