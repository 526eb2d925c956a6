/** What `build.mjs` gives to who builds in tests and benchmarks. */
export function programs(): Promise<string[]>;
export function bundle(
  outdir: string,
  entryPoints: string[],
  sourcemap: 'inline' | 'linked',
): Promise<void>;
