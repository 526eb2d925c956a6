-- AlterTable
ALTER TABLE "Audit" ADD COLUMN "hash" TEXT;
ALTER TABLE "Audit" ADD COLUMN "seq" INTEGER;

-- CreateTable
CREATE TABLE "AuditHead" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "seq" INTEGER NOT NULL,
    "hash" TEXT NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "Audit_seq_key" ON "Audit"("seq");
