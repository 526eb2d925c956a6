-- CreateIndex
CREATE INDEX "Match_createdAt_idx" ON "Match"("createdAt");
