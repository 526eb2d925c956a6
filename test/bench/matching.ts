/** Matching at city scale: 100,000 suppliers of real texts, 200 real needs to their top 20, beside plain text search of the same texts in the same run. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import MiniSearch from 'minisearch';
import type { PaperKind } from '../../src/domain/need.ts';
import { offerOf } from '../../src/app/fair.ts';
import { sequence } from '../../src/cli/examples.ts';
import { assign } from '../../src/matching/assign.ts';
import type { Assignment } from '../../src/matching/assignTypes.ts';
import { find } from '../../src/matching/find.ts';
import { createKnowledge } from '../../src/matching/knowledge.ts';
import { createIndex, put, settleIndex, type SupplyIndex } from '../../src/matching/supplyIndex.ts';
import type { Demand, Supply } from '../../src/matching/types.ts';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';
import { rounded, type Bench, type BenchRow } from './measure.ts';

const SUPPLIERS = 100_000;
const NEEDS = 200;
const TOP = 20;
const UPDATES = 300;
/** The fair run is over so many needs, each with so many candidates. */
const ASSIGNED = 1_000;
const CANDIDATES = 40;
const TODAY = '2026-11-22';

/** The figures by which the aims are judged; milliseconds but where the name says otherwise. */
type Figures = {
  us_total_ms: number;
  minisearch_total_ms: number;
  p99_ms: number;
  build_s: number;
  rss_mb: number;
  update_ms: number;
  assign_s: number;
};

/** Whole numbers below what is asked, the same in every run. */
function createRandom(seed: number): (below: number) => number {
  const next = sequence(seed);
  return (below) => Math.floor(next() * below);
}

function texts(file: string, column: string): string[] {
  const path = fileURLToPath(new URL(`../../../shared/data/${file}`, import.meta.url));
  if (!existsSync(path)) throw new Error(`this benchmark needs ${path}`);
  const rows = parse<Record<string, string>>(readFileSync(path), { columns: true, bom: true });
  return rows.map((row) => row[column] ?? '').filter((text) => text !== '');
}

const { kecamatan } = kotaBekasi;
const placeOf = (pick: number): { kecamatan: string } => ({
  kecamatan: kecamatan[pick % kecamatan.length]?.name ?? '',
});
const units = ['pcs', 'kg', 'kotak', 'porsi'];
const papers: readonly PaperKind[] = ['nib', 'halal', 'pirt', 'merek'];

function suppliers(owners: readonly string[], count: number): Supply[] {
  const random = createRandom(1);
  return Array.from({ length: count }, (_, at) => {
    const first = owners[at % owners.length] ?? '';
    const second = owners[random(owners.length)] ?? '';
    const amount = (10 + random(2000)) * 1000;
    return {
      id: at + 1,
      products: at < owners.length ? [first] : [first, second],
      sectors: [],
      place: placeOf(random(100)),
      capacity: { min: amount, max: amount, unit: units[random(4)] ?? 'pcs', period: 'bulan' },
      papers: papers.filter(() => random(3) === 0).map((kind) => ({ kind, status: 'ada' })),
      hasNib: random(2) === 0 ? 'ya' : 'proses',
      ...(random(2) === 0 ? {} : { level: (['siap', 'hampir', 'perlu'] as const)[random(3)] }),
      active: random(50) !== 0,
      ...(random(2) === 0 ? {} : { waitDays: random(45) }),
      tiedTo: [],
      record: { deliveries: random(20), kept: random(10), ratings: 0, rating: 0 },
      exposure: random(30),
    };
  });
}

function demands(names: readonly string[], count: number): Demand[] {
  const random = createRandom(2);
  const step = Math.floor(names.length / count);
  return Array.from({ length: count }, (_, at) => {
    const amount = (50 + random(3000)) * 1000;
    return {
      id: at + 1,
      companyId: 1,
      what: names[at * step] ?? '',
      sectors: [],
      volume: { min: amount, max: amount, unit: units[random(4)] ?? 'pcs', period: 'bulan' },
      start: '2027-01-04',
      place: placeOf(random(100)),
      papers: random(3) === 0 ? [papers[random(3)] ?? 'nib'] : [],
      ...(random(3) === 0 ? { paymentDays: random(30) } : {}),
    };
  });
}

function clocked<T>(work: () => T): { ms: number; result: T } {
  const start = performance.now();
  const result = work();
  return { ms: performance.now() - start, result };
}

function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

const sum = (times: readonly number[]): number => times.reduce((total, one) => total + one, 0);
const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);

function built(supply: readonly Supply[]): SupplyIndex {
  const index = createIndex(createKnowledge(kotaBekasi));
  for (const one of supply) put(index, one);
  settleIndex(index);
  return index;
}

/** Times of every call, after one round to warm up. */
function timesOf<T>(inputs: readonly T[], call: (input: T) => unknown): number[] {
  inputs.forEach(call);
  return inputs.map((input) => clocked(() => call(input)).ms);
}

function search(index: SupplyIndex, wanted: readonly Demand[]): number[] {
  return timesOf(wanted, (demand) => find(index, demand, { top: TOP, today: TODAY }));
}

/** A profile as it changes: one more paper, another capacity; the search after it pays for nothing that was put off. */
function update(index: SupplyIndex, supply: readonly Supply[]): number[] {
  const random = createRandom(3);
  return Array.from({ length: UPDATES }, () => {
    const one = supply[random(supply.length)];
    if (one === undefined) return 0;
    const changed = { ...one, exposure: one.exposure + 1, hasNib: 'ya' as const };
    return clocked(() => put(index, changed)).ms;
  });
}

/** Every need finds its candidates, and all are given theirs so that nobody is promised twice. */
function fairly(index: SupplyIndex, wanted: readonly Demand[]): Assignment {
  const exposure = new Map<number, number>();
  const needs = wanted.map((demand) => ({
    id: demand.id,
    volume: 1,
    candidates: find(index, demand, { top: CANDIDATES, today: TODAY }).flatMap(({ id, score }) => {
      const supplier = index.rows.get(id)?.supply;
      if (supplier === undefined) return [];
      exposure.set(id, supplier.exposure);
      return [offerOf(supplier, score, demand, TODAY)];
    }),
  }));
  return assign({ needs, exposure });
}

function searchText(supply: readonly Supply[], wanted: readonly Demand[]): number[] {
  const plain = new MiniSearch({ fields: ['text'] });
  plain.addAll(supply.map(({ id, products }) => ({ id, text: products.join(' ') })));
  return timesOf(wanted, ({ what }) => plain.search(what).slice(0, TOP));
}

export function benchMatching(): Bench & Figures {
  const owners = texts('supply_surakarta.csv', 'kegiatan');
  const supply = suppliers(owners, SUPPLIERS);
  const names = texts('needs_bandung_2025.csv', 'nama_paket');
  const wanted = demands(names, NEEDS);
  const before = process.memoryUsage().rss;
  const { ms: buildMs, result: index } = clocked(() => built(supply));
  const rss = process.memoryUsage().rss - before;
  const ours = search(index, wanted);
  const tenth = search(built(supply.slice(0, SUPPLIERS / 10)), wanted);
  const { ms: assignMs, result: run } = clocked(() => fairly(index, demands(names, ASSIGNED)));
  const updates = update(index, supply);
  const plain = searchText(supply, wanted);
  const row = (name: string, times: readonly number[]): BenchRow => ({
    name,
    total_ms: rounded(sum(times)),
    median_ms: rounded(quantile(times, 0.5)),
    p99_ms: rounded(quantile(times, 0.99)),
  });
  return {
    bench: 'matching',
    node: process.version,
    notes: [
      `${SUPPLIERS} suppliers, ${NEEDS} needs, each to its top ${TOP} with hard conditions, score and reasons.`,
      `The index was built in ${rounded(buildMs / 1000)} s and took ${megabytes(rss)} MB; one profile is changed in ${rounded(quantile(updates, 0.5) * 1000)} µs.`,
      `${ASSIGNED} needs found their candidates and were given them fairly in ${rounded(assignMs / 1000)} s: nDCG ${rounded(run.quality.final * 100)} %, Gini ${rounded(run.gini.before * 100)} to ${rounded(run.gini.after * 100)} %.`,
    ],
    rows: [
      row('matching', ours),
      row('matching, a tenth of the suppliers', tenth),
      row('minisearch', plain),
    ],
    us_total_ms: rounded(sum(ours)),
    minisearch_total_ms: rounded(sum(plain)),
    p99_ms: rounded(quantile(ours, 0.99)),
    build_s: Math.round(buildMs) / 1000,
    rss_mb: megabytes(rss),
    update_ms: Math.round(quantile(updates, 0.5) * 1000) / 1000,
    assign_s: Math.round(assignMs) / 1000,
  };
}
