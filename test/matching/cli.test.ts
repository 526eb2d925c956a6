/** The lists of `npm run match`: whatever a file holds, the rows that can be read are read, and the others are told by their line. */
import { describe, expect, it } from 'vitest';
import { matchLines } from '../../src/cli/matchLines.ts';
import { readDemands, readSupplies } from '../../src/cli/matchRows.ts';
import { knowledge, TODAY } from './rows.ts';

function told(read: (warn: (line: number, problem: string) => void) => unknown): string[] {
  const lines: string[] = [];
  read((line, problem) => void lines.push(`${line}: ${problem}`));
  return lines;
}
const silent = (): void => undefined;

describe('the lists of match', () => {
  it('reads every column of the contract', () => {
    const { ids, items } = readDemands(
      'n.csv',
      'id,text,sector,kecamatan,volume,unit,period,start,papers\nN-1,"nasi box, rapat",c1,Rawalumbu,1.500,box,bulan,2027-01-31,halal|NIB\n',
      silent,
    );
    expect(ids).toEqual(['N-1']);
    expect(items).toEqual([
      {
        id: 0,
        companyId: 0,
        what: 'nasi box, rapat',
        sectors: ['C1'],
        volume: { min: 1_500_000, max: 1_500_000, unit: 'kotak', period: 'bulan' },
        start: '2027-01-31',
        place: { kecamatan: 'Rawalumbu' },
        papers: ['halal', 'nib'],
      },
    ]);
  });

  it.each([
    ['a mark and semicolons', '\uFEFFid;text;papers\r\na;"satu; dua";nib|halal\r\n'],
    ['tabs', 'id\ttext\tpapers\na\tsatu; dua\tnib|halal\n'],
    ['names in capitals, another order', 'PAPERS,TEXT,ID\nnib|halal,satu; dua,a'],
  ])('reads %s', (_what, text) => {
    const { ids, items } = readSupplies('s.csv', text, silent);
    expect(ids).toEqual(['a']);
    expect(items[0]).toMatchObject({ products: ['satu; dua'], papersComplete: true });
    expect(items[0]?.papers.map(({ kind }) => kind)).toEqual(['nib', 'halal']);
  });

  it('takes a column that is not there for not known, and an empty file for an empty list', () => {
    const { items } = readSupplies('s.csv', 'id,text\na,katering\n', silent);
    expect(items[0]).toEqual({
      id: 0,
      products: ['katering'],
      sectors: [],
      papers: [],
      active: true,
      tiedTo: [],
      exposure: 0,
    });
    expect(readSupplies('s.csv', '', silent).items).toEqual([]);
    expect(readSupplies('s.csv', 'id,text\n', silent).items).toEqual([]);
  });

  it('tells what it cannot read by its line, and goes on', () => {
    const text =
      'id,text,capacity,period,papers\n,x,,,\na,katering,banyak,abad,siup\na,lagi,,,\nb,,5,,\nc\n';
    expect(told((warn) => readSupplies('s.csv', text, warn))).toEqual([
      '2: no id; the row is left out',
      '4: id "a" occurs twice; the row is left out',
      '5: no text; nothing can be found for it by words',
      '6: no text; nothing can be found for it by words',
      '3: capacity "banyak" is no amount',
      '3: paper "siup" is none of nib, pirt, halal, bpom, sni, merek',
    ]);
    expect(readSupplies('s.csv', text, silent).ids).toEqual(['a', 'b', 'c']);
  });

  it('reads days as spreadsheets write them, and says what is no CSV', () => {
    const { items } = readDemands('n.csv', 'id,text,start\na,x,1/2/2027\nb,y,31/02/2027\n', silent);
    expect(items.map(({ start }) => start)).toEqual(['2027-02-01', undefined]);
    expect(() => readSupplies('s.csv', 'id,text\n1,"open\n', silent)).toThrow(/s\.csv: .*CSV/);
  });

  it('says which column is missing', () => {
    expect(() => readSupplies('s.csv', 'nama,produk\na,b\n', silent)).toThrow('no column "id"');
  });
});

describe('a line of match', () => {
  const supplies = readSupplies(
    's.csv',
    'id,text,kecamatan,capacity,unit,period,papers\nS1,katering nasi box,Rawalumbu,500,kotak,hari,halal\nS2,nasi kotak,,100,kotak,hari,nib\nS3,bengkel las,,,,,\n',
    silent,
  );
  const needs = readDemands(
    'n.csv',
    'id,text,kecamatan,volume,unit,period,papers\nN1,makan siang rapat,Rawalumbu,300,kotak,hari,halal\nN2,seragam,,,,,\nN3,nasi kotak rapat,,550,kotak,hari,\n',
    silent,
  );
  const lines = (all: boolean): Record<string, unknown>[] =>
    [...matchLines(knowledge, supplies, needs, { top: 5, today: TODAY, all })].map(
      (line) => JSON.parse(line) as Record<string, unknown>,
    );

  it('has the ids of the files, the score, and reasons with their values beside the code', () => {
    const [first, second, third] = lines(false);
    expect(first).toMatchObject({
      need: 'N1',
      candidates: [
        {
          id: 'S1',
          reasons: [
            { code: 'product_fit', product: 'katering nasi box' },
            { code: 'capacity_enough' },
            { code: 'papers_ok', papers: 'halal' },
            { code: 'same_kecamatan', kecamatan: 'Rawalumbu' },
          ],
        },
      ],
      groups: [],
    });
    expect(second).toEqual({ need: 'N2', candidates: [], groups: [] });
    const [group] = third?.groups as { members: { id: string; share: number }[] }[];
    expect(group?.members.map(({ id }) => id).sort()).toEqual(['S1', 'S2']);
    expect(group?.members.reduce((sum, { share }) => sum + share, 0)).toBe(550_000);
  });

  it('has with --all those that fail a hard condition, in no group', () => {
    const [first] = lines(true);
    expect(first?.groups).toEqual([]);
    expect(JSON.stringify(first?.candidates)).toContain('"id":"S2","score":');
    expect(JSON.stringify(first?.candidates)).toContain('"code":"halal_missing","status":"belum"');
  });
});
