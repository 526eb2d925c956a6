/** The place of this run's PostgreSQL server, which is started by the first test that wants it and stopped when the run ends. */
import type { TestProject } from 'vitest/node';
import { postgresFolder, stopPostgres } from './servers/postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: string;
  }
}

export default async function providePostgres(project: TestProject): Promise<() => Promise<void>> {
  const folder = await postgresFolder();
  project.provide('postgres', folder);
  return () => stopPostgres(folder);
}
