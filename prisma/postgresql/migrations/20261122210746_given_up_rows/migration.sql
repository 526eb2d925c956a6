-- CreateTable
CREATE TABLE "GivenUp" (
    "id" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "rowId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "GivenUp_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "GivenUp_at_idx" ON "GivenUp"("at");

-- CreateIndex
CREATE INDEX "GivenUp_personId_idx" ON "GivenUp"("personId");
