-- AlterTable
ALTER TABLE "ForumMember" ADD COLUMN "seat" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "ForumMember_seat_key" ON "ForumMember"("seat");
