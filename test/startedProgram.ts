/** Where the built form of a program lies, for a test that starts it. */
import { join } from 'node:path';
import { inject } from 'vitest';

/** The file to give to node for a source file named from the project's root (`src/main.ts`). */
export function programFile(source: string): string {
  return join(inject('programs'), source.replace(/\.ts$/, '.js'));
}
