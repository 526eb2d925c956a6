/**
 * Prisma's own schema engine as WebAssembly, on our adapter: migrations need neither a download nor
 * a second program.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';

/** The little of WebAssembly that is used here: Node's own types do not declare it. */
declare const WebAssembly: {
  instantiate(
    bytes: Uint8Array,
    imports: Record<string, unknown>,
  ): Promise<{ instance: { exports: { __wbindgen_start(): void } } }>;
};

/**
 * The parts of the package's glue code that instantiating by hand needs; Node cannot import .wasm
 * files itself.
 */
type Glue = {
  __wbg_set_wasm(exports: unknown): void;
  SchemaEngine: { new: typeof SchemaEngine.new };
};

export const noFilter = { externalTables: [], externalEnums: [] };

// One instance a process: the package's glue keeps views of the memory of the first one it was
// given.
let glue: Promise<Glue> | undefined;

async function load(): Promise<Glue> {
  const require = createRequire(import.meta.url);
  const file = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const loaded = (await import('@prisma/schema-engine-wasm/schema_engine_bg')) as unknown as Glue;
  const bytes = await readFile(file.replace(/\.js$/, '.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': loaded });
  loaded.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return loaded;
}

/**
 * Starts an engine for the schema's text; free() it and dispose of the adapter before the file is
 * used otherwise.
 */
export async function startEngine(
  adapter: SqlMigrationAwareDriverAdapterFactory,
  schema: string,
): Promise<SchemaEngine> {
  glue ??= load();
  const { SchemaEngine } = await glue;
  return await SchemaEngine.new(
    { datamodels: [['schema.prisma', schema]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(adapter),
  );
}

/** The migrations as the engine wants them: the folders' names in order, with their scripts. */
export function migrationList(
  provider: 'sqlite' | 'postgresql',
  baseDir: string,
  migrations: readonly { name: string; sql: string }[],
): MigrationList {
  return {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: `provider = "${provider}"\n` },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  };
}
