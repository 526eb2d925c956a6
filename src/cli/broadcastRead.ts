/** What a broadcast on the command line says, read as at the desk; ConfigError says what is wrong. */
import { Option } from 'commander';
import { ConfigError } from '../config.ts';
import { Level, Segment } from '../domain/broadcast.ts';
import type { BroadcastTexts } from '../domain/broadcast.ts';
import { BLANKS, checkText, LONGEST_TEXT } from '../domain/broadcastText.ts';
import type { TextFault } from '../domain/broadcastText.ts';
import { OwnedPaperKind } from '../domain/paper.ts';
import type { Region } from '../domain/region.ts';
import { momentOf } from '../flows/broadcastAnswers.ts';
import { readMoment } from '../language/moment.ts';
import { readPlace } from '../language/place.ts';

export type SegmentOptions = {
  for: 'owners' | 'pics';
  kecamatan?: string[];
  sector?: string[];
  level?: string[];
  scale?: string[];
  nib?: string;
  paper?: string;
  paperDays?: string;
  language?: string;
  seenWithin?: string;
  seenBefore?: string;
  since?: string;
};

const collect = (one: string, before: string[] = []): string[] => [...before, one];
const several = (flags: string, about: string): Option =>
  new Option(flags, about).argParser(collect);

/** Each narrows whom it is for; several of one kind mean any of them. */
export const SEGMENT_OPTIONS: readonly Option[] = [
  new Option('--for <audience>').choices(['owners', 'pics']).default('owners'),
  several('--kecamatan <name>', 'of the business (again for more)'),
  several('--sector <code>', 'code of a sector (again for more)'),
  several('--level <level>', `readiness: ${Level.options.join(', ')} (again for more)`),
  several('--scale <scale>', 'mikro, kecil; of PICs menengah, besar (again for more)'),
  new Option('--nib <answer>', 'has one').choices(['ya', 'tidak']),
  new Option('--paper <kind>', 'that expires within --paper-days').choices(OwnedPaperKind.options),
  new Option('--paper-days <days>', 'a paper expires within so many days'),
  new Option('--language <language>').choices(['id', 'en']),
  new Option('--seen-within <days>', 'wrote to us within so many days'),
  new Option('--seen-before <days>', 'last wrote longer ago'),
  new Option('--since <day>', 'registered on 2026-11-01 or later'),
];

function days(flag: string, given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  const count = Number(given);
  if (Number.isSafeInteger(count) && count > 0) return count;
  throw new ConfigError(`${flag} ${given}: it must be a whole number of days.`);
}

function kecamatanIn(given: string, region: Region): string {
  const place = readPlace(given, region);
  if (place.result === 'understood') return place.value.kecamatan;
  const names = region.kecamatan.map(({ name }) => name).join(', ');
  throw new ConfigError(`--kecamatan ${given}: ${region.name} has ${names}.`);
}

function sectorIn(given: string, region: Region): string {
  const sector = region.sectors.find(({ code }) => code === given.toUpperCase());
  if (sector) return sector.code;
  const codes = region.sectors.map(({ code, label }) => `${code} ${label.id}`).join(', ');
  throw new ConfigError(`--sector ${given}: there are ${codes}.`);
}

const SCALES = { owners: ['mikro', 'kecil'], pics: ['menengah', 'besar'] } as const;

function scaleIn(given: string, audience: SegmentOptions['for']): string {
  const scale = SCALES[audience].find((one) => one === given.toLowerCase());
  if (scale) return scale;
  throw new ConfigError(
    `--scale ${given}: of ${audience} there are ${SCALES[audience].join(', ')}.`,
  );
}

/** Throws ConfigError for a value that is none of the region's. */
export function readSegment(options: SegmentOptions, region: Region): Segment {
  if (options.paper !== undefined && options.paperDays === undefined)
    throw new ConfigError('--paper needs --paper-days, in which it expires.');
  const given = {
    audience: options.for,
    kecamatan: options.kecamatan?.map((name) => kecamatanIn(name, region)),
    sectors: options.sector?.map((code) => sectorIn(code, region)),
    levels: options.level,
    nib: options.nib,
    paperKind: options.paper,
    paperDays: days('--paper-days', options.paperDays),
    scales: options.scale?.map((scale) => scaleIn(scale, options.for)),
    language: options.language,
    seenWithin: days('--seen-within', options.seenWithin),
    seenBefore: days('--seen-before', options.seenBefore),
    since: options.since,
  };
  const known = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  );
  const parsed = Segment.safeParse(known);
  if (parsed.success) return parsed.data;
  const [{ path, message } = { path: [], message: '' }] = parsed.error.issues;
  throw new ConfigError(`--${path[0] === 'levels' ? 'level' : String(path[0])}: ${message}.`);
}

function faultOf(fault: TextFault): string {
  const blanks = BLANKS.map((name) => `{{${name}}}`).join(', ');
  switch (fault.code) {
    case 'too_short':
      return 'the text is too short to say anything';
    case 'too_long':
      return `the text has ${fault.got} characters with its blanks filled in; ${LONGEST_TEXT} go`;
    case 'unknown':
      return `there is no blank {{${fault.blank}}}; there are ${blanks}`;
    case 'broken':
      return `"${fault.piece}" is no blank; there are ${blanks}`;
    default:
      return fault satisfies never;
  }
}

/** Both texts tidied as they are kept. */
export function readTexts(given: { id: string; en: string | undefined }): BroadcastTexts {
  const read = (flag: string, typed: string): string => {
    const checked = checkText(typed);
    if ('text' in checked) return checked.text;
    throw new ConfigError(`${flag}: ${faultOf(checked.fault)}.`);
  };
  const id = read('--text', given.id);
  return given.en === undefined ? { id } : { id, en: read('--text-en', given.en) };
}

/** Not before this moment; undefined for at once. */
export function readStart(
  given: string | undefined,
  { now, region }: { now: Date; region: Region },
): Date | undefined {
  if (given === undefined) return undefined;
  const { timeZone, holidays } = region;
  const reading = readMoment(given, { now, timeZone, holidays });
  if (reading.result !== 'understood')
    throw new ConfigError(`--at ${given}: name a day and an hour, like "besok jam 9".`);
  if (reading.value === 'now') return undefined;
  const at = momentOf(reading.value, { now, region });
  if (at > now) return at;
  throw new ConfigError(`--at ${given}: that is past.`);
}
