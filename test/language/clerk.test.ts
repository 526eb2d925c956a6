/** What owners type, beside what a clerk at the counter would have written down (clerk/*.txt); nothing wrong is ever certain. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Line, understandLine } from '../../src/cli/understandLine.ts';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';

type Answer = Record<string, unknown>;
const someDay = new Date('2026-11-22T01:15:00Z');

function rowsOf(name: string): string[][] {
  const text = readFileSync(new URL(`./clerk/${name}.txt`, import.meta.url), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('|'));
}

function ask(line: Answer): Answer {
  return understandLine(Line.parse(line), kotaBekasi, someDay);
}

/** One answer as the tables write it: "100 pcs/hari", "5000..10000/bulan", "2026-12-05", "ask", "other". */
function amountOf(answer: Answer, unit: boolean): string {
  if (answer.result !== 'understood') return String(answer.result);
  const { min, max } = answer as { min: number; max: number };
  const value = min === max ? String(min) : `${min}..${max}`;
  const satuan = unit ? ` ${String(answer.satuan)}` : '';
  return `${value}${satuan}${typeof answer.periode === 'string' ? `/${answer.periode}` : ''}`;
}

function dayOf(answer: Answer): string {
  if (answer.result !== 'understood') return String(answer.result);
  if (typeof answer.date === 'string') return answer.date;
  return `${String(answer.min)}..${String(answer.max)}`;
}

describe('numbers', () => {
  it.each(rowsOf('numbers'))('%s "%s" → %s', (as = '', text = '', wanted = '') => {
    const answer = ask({ as, text });
    const value = wanted.replace('?', '');
    expect(amountOf(answer, /^[\d.]+ /.test(value))).toBe(value);
    if (wanted.endsWith('?')) expect(answer.confidence).toBe('confirm');
  });
});

describe('dates', () => {
  it.each(rowsOf('dates'))('"%s" on %s → %s', (text = '', now = '', wanted = '') => {
    const answer = ask({ as: 'date', text, now: now.endsWith('Z') ? now : `${now}:00+07:00` });
    if (wanted === 'no') expect(answer.result).not.toBe('understood');
    else expect(dayOf(answer)).toBe(wanted);
  });
});

describe('places', () => {
  it.each(rowsOf('places'))('"%s" → %s %s', (text = '', kecamatan = '', kelurahan = '') => {
    const answer = ask({ as: 'place', text });
    if (kecamatan === 'other') expect(answer.result).toBe('other');
    else if (kecamatan === 'confirm') expect(answer.confidence).toBe('confirm');
    else {
      expect(answer).toMatchObject({ confidence: 'full', kecamatan });
      expect(answer.kelurahan ?? '').toBe(kelurahan);
    }
  });
});

describe('intents', () => {
  it.each(rowsOf('intents'))('"%s" → %s', (text = '', intent = '', asked = '') => {
    const line = { as: 'intent', text, ...(asked === '' ? {} : { asked }) };
    expect(ask(line).intent).toBe(intent);
  });
});

describe('forms', () => {
  it.each(rowsOf('forms').map((row) => [row.slice(0, -1).join('|'), row.at(-1) ?? '']))(
    '"%s"',
    (text, wanted) => {
      const answer = ask({ as: 'form', text });
      const cells = wanted.split(';').filter((cell) => cell !== 'confirm');
      const found = Object.entries(answer.fields as Answer).flatMap(([key, value]) =>
        value === undefined ? [] : [`${key}=${value as string | number}`.toLowerCase()],
      );
      expect(found.sort()).toEqual(cells.map((cell) => cell.toLowerCase()).sort());
      expect(answer.confidence).toBe(cells.join(';') === wanted ? 'full' : 'confirm');
    },
  );
});

describe('choices', () => {
  it.each(rowsOf('choices'))('of %s "%s" → %s', (labels = '', text = '', wanted = '') => {
    const options = labels.split(',').map((part) => {
      const [id, label] = part.split(':');
      return { id, label };
    });
    const answer = ask({ as: 'choice', text, options });
    if (wanted === 'none') expect(answer.result).not.toBe('understood');
    else if (wanted === 'ask') {
      expect(answer.result === 'ask' || answer.confidence === 'confirm').toBe(true);
    } else expect(answer.ids).toEqual(wanted.split(','));
  });
});

describe('identifiers', () => {
  it.each(rowsOf('identifiers'))('%s "%s" → %s', (as = '', text = '', wanted = '') => {
    const answer = ask({ as, text });
    if (wanted === 'fmt') expect(answer).toMatchObject({ result: 'ask', why: 'format' });
    else if (wanted === 'no') expect(answer.result).not.toBe('understood');
    else expect(answer.e164 ?? answer.number).toBe(wanted);
  });
});
