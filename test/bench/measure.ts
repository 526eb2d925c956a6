/** What the benchmarks share: how a time is taken, and how results are printed; times are microseconds of the wall clock. */

/** One line of a result: a name and its figures, in the order of the columns. */
export type BenchRow = { name: string } & Record<string, number | string | null>;
export type Bench = { bench: string; node: string; notes: string[]; rows: BenchRow[] };
type Times = { median: number; p99: number };

/**
 * Median and 99th percentile of single calls over all inputs, `rounds` times each after one round to warm up; `other` is
 * called in turn with `run`, so that what else the machine does weighs on both alike. The clock's own tenth of a microsecond is in both.
 */
export function timed<T>(
  inputs: readonly T[],
  rounds: number,
  run: (input: T) => unknown,
  other: (input: T) => unknown,
): { run: Times; other: Times } {
  const times: { run: number[]; other: number[] } = { run: [], other: [] };
  for (let round = 0; round <= rounds; round += 1) {
    for (const input of inputs) {
      const [mine, plain] = [clocked(() => run(input)), clocked(() => other(input))];
      if (round === 0) continue;
      times.run.push(mine);
      times.other.push(plain);
    }
  }
  return { run: summary(times.run), other: summary(times.other) };
}

function clocked(call: () => unknown): number {
  const start = performance.now();
  call();
  return (performance.now() - start) * 1000;
}

function summary(times: number[]): Times {
  times.sort((a, b) => a - b);
  return { median: at(times, 0.5), p99: at(times, 0.99) };
}

/** The value that so great a share of the sorted ones lies below. */
export function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** 0 of none. */
export function median(values: readonly number[]): number {
  return at(
    values.toSorted((a, b) => a - b),
    0.5,
  );
}

/** One digit behind the point: finer differences are noise. */
export function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The rows in columns, numbers to the right, notes below. */
export function table(bench: Bench): string {
  const [first] = bench.rows;
  const columns = first === undefined ? [] : Object.keys(first);
  const lines = [columns, ...bench.rows.map((row) => columns.map((key) => String(row[key] ?? '')))];
  const widths = columns.map((_, i) => Math.max(...lines.map((line) => (line[i] ?? '').length)));
  const text = lines.map((line) =>
    line.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))),
  );
  return [...text.map((cells) => cells.join('  ')), ...bench.notes, ''].join('\n');
}
