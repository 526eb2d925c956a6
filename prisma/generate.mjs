/**
 * Writes the database client into src/store/generated: without a download, so that it works on a
 * machine without internet.
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const require = createRequire(import.meta.url);
const manifest = require.resolve('prisma/package.json');
const cli = join(dirname(manifest), require('prisma/package.json').bin.prisma);

// The command line fetches a schema engine before it generates, although generating never runs it:
// naming any program stops the download. Only for this child, because a real `prisma migrate` needs
// the real engine.
const result = spawnSync(
  process.execPath,
  [cli, 'generate', '--schema', join(root, 'prisma', 'schema.prisma'), '--no-hints'],
  {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  },
);

if (result.status !== 0) {
  process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? ''}`);
  process.stderr.write('The database client could not be generated from prisma/schema.prisma.\n');
  process.exit(result.status ?? 1);
}
