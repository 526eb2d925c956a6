-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_AuditHead" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "seq" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "mark" TEXT NOT NULL DEFAULT ''
);
INSERT INTO "new_AuditHead" ("hash", "id", "seq") SELECT "hash", "id", "seq" FROM "AuditHead";
DROP TABLE "AuditHead";
ALTER TABLE "new_AuditHead" RENAME TO "AuditHead";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
