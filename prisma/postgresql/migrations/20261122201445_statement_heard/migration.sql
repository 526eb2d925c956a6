-- AlterTable
ALTER TABLE "Statement" ADD COLUMN     "heard" TEXT;
