-- AlterTable
ALTER TABLE "ImportUmk" ADD COLUMN "patterns" TEXT;
ALTER TABLE "ImportUmk" ADD COLUMN "price" TEXT;
ALTER TABLE "ImportUmk" ADD COLUMN "seasons" TEXT;
ALTER TABLE "ImportUmk" ADD COLUMN "tiedTo" TEXT;
ALTER TABLE "ImportUmk" ADD COLUMN "waitDays" INTEGER;
