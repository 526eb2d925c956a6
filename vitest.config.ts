import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    globalSetup: ['test/programs.ts', 'test/postgresRun.ts'],
    // Nothing in this house keeps state in a module, so that files of tests share what was loaded.
    isolate: false,
    // One more than the cores of a small machine: some wait for clocks and providers, and not for the processor.
    maxWorkers: 3,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
