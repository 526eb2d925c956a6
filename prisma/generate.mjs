/**
 * Writes the database clients into src/store/generated, SQLite's and, below it, PostgreSQL's: without a download, so that it
 * works on a machine without internet.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { postgresqlSchema } from './derive.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const require = createRequire(import.meta.url);
const manifest = require.resolve('prisma/package.json');
const cli = join(dirname(manifest), require('prisma/package.json').bin.prisma);
const source = join(root, 'prisma', 'schema.prisma');

// The command line fetches a schema engine before it generates, although generating never runs it:
// naming any program stops the download. Only for this child, because a real `prisma migrate` needs
// the real engine.
function generate(schema) {
  const result = spawnSync(process.execPath, [cli, 'generate', '--schema', schema, '--no-hints'], {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  });
  if (result.status === 0) return;
  process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? ''}`);
  process.stderr.write(`The database client could not be generated from ${schema}.\n`);
  process.exitCode = result.status ?? 1;
}

const folder = join(root, 'prisma', 'postgresql');
const derived = join(folder, 'schema.prisma');
mkdirSync(folder, { recursive: true });
writeFileSync(derived, postgresqlSchema(readFileSync(source, 'utf8')));
// In this order: whoever writes the first client clears its folder, and the second wants none that is half there.
generate(source);
rmSync(join(root, 'src', 'store', 'generated', 'postgresql'), { recursive: true, force: true });
generate(derived);
