-- Suggestions made twice at one moment: the older one, or the one that moved on, stays.
DELETE FROM "Match" WHERE "state" = 'suggested' AND EXISTS (
  SELECT 1 FROM "Match" AS "other"
  WHERE "other"."needId" = "Match"."needId" AND "other"."umkId" = "Match"."umkId"
    AND "other"."id" <> "Match"."id"
    AND ("other"."state" <> 'suggested' OR "other"."id" < "Match"."id")
);

-- DropIndex
DROP INDEX "Match_needId_idx";

-- CreateIndex
CREATE UNIQUE INDEX "Match_needId_umkId_key" ON "Match"("needId", "umkId");
