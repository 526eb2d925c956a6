/** What staff change is laid over what the program ships: nothing invalid, nothing twice, and deadlines follow the calendar. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { movedDeadlines } from '../../src/domain/deadlines.ts';
import type { OpenDeadlines } from '../../src/domain/deadlines.ts';
import type { NewOverride } from '../../src/domain/override.ts';
import { layRegion, layTexts } from '../../src/domain/override.ts';
import { blanksOf, likeness, textFault, tidyText } from '../../src/domain/textRules.ts';
import { addWorkingDays } from '../../src/domain/workingDays.ts';
import { readQuestion } from '../../src/language/question.ts';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';

const shipped = { 'a.one': 'Ada {{count}} di {{place}}, {{sapaan}}.', 'a.two': 'Halo!' };
const rows = fc.array(
  fc.record({
    of: fc.oneof(
      fc.constantFrom('text/id/a.one', 'text/id/a.two', 'text/id/none', 'text/id/consent.agree'),
      fc.constantFrom('question/halal', 'question/tambahan-1', 'question/', 'year/2028', 'year/x'),
      fc.constantFrom('holiday/2027-03-12', 'holiday/2027-02-30', 'holiday/', 'other/1', ''),
      fc.string(),
    ),
    n: fc.integer({ min: 1, max: 5 }),
    value: fc.oneof(
      fc.anything(),
      fc.string(),
      fc.constant('{{count}} {{place}}'),
      fc.constant(true),
      fc.constant({ off: true }),
      fc.constant({ kind: 'libur_kantor', name: 'Hari jadi' }),
      fc.constant({ phrases: ['parkir di mana'], answer: { id: 'Di lantai dasar.' } }),
    ),
  }),
) as fc.Arbitrary<NewOverride[]>;

describe('texts', () => {
  it('keep their blanks, whatever was stored', () => {
    fc.assert(
      fc.property(rows, (changes) => {
        const { laid } = layTexts(shipped, 'id', changes);
        expect(Object.keys(laid)).toEqual(Object.keys(shipped));
        for (const [key, text] of Object.entries(laid)) {
          const original = shipped[key as keyof typeof shipped];
          expect(blanksOf(text).sort()).toEqual(blanksOf(original).sort());
          expect(text.trim()).not.toBe('');
          expect(text).not.toContain('$t(');
        }
      }),
    );
  });

  it('laid twice are as laid once', () => {
    fc.assert(
      fc.property(rows, (changes) => {
        const once = layTexts(shipped, 'id', changes).laid;
        expect(layTexts(once, 'id', changes).laid).toEqual(once);
      }),
    );
  });

  it.each([
    ['{{count}} di {{place}}', undefined],
    ['{{place}}: {{count}}, {{sapaan}}', undefined],
    ['{{ count }} di {{ place }}', undefined],
    ['', 'empty'],
    [' \n ', 'empty'],
    ['{{count}}', 'missing'],
    ['{{count}} {{place}} {{phone}}', 'unknown'],
    ['{count} {{place}}', 'missing'],
    ['{{count}} {{place}} $t(engine.hello)', 'acts'],
    ['{{count}} {{place}} {{- sapaan}}', 'acts'],
    ['{{count}} {{place}} {{count, number}}', 'acts'],
    ['{{{{count}}}} {{place}}', 'acts'],
    [`{{count}} {{place}} ${'x'.repeat(200)}`, 'long'],
  ])('%j is %s', (typed, fault) => {
    expect(textFault(tidyText(typed), shipped['a.one'])?.kind).toBe(fault);
  });

  it('that are locked or gone are named and left as shipped', () => {
    const changes = [
      { of: 'text/id/consent.agree', n: 1, value: 'Ya' },
      { of: 'text/id/none', n: 1, value: 'Ya' },
    ];
    const { laid, ignored } = layTexts({ ...shipped, 'consent.agree': 'Setuju' }, 'id', changes);
    expect(laid['consent.agree']).toBe('Setuju');
    expect(ignored).toEqual(changes.map(({ of }) => of));
  });

  it('are found by words as they are seen, with what was filled in', () => {
    expect(likeness('Ada 3 di Rawalumbu', 'Ada {{count}} di {{place}}')).toBe(0);
    expect(
      likeness('pilih satu untuk dibuka', 'Ada {{count}}. Pilih satu untuk dibuka.'),
    ).toBeGreaterThan(0.75);
    expect(
      likeness('ada 3. pilih satu untuk dibuka', 'Ada {{count}}. Pilih satu untuk dibuka.'),
    ).toBeGreaterThan(0);
    expect(likeness('', 'Halo')).toBe(0);
  });
});

describe('a region', () => {
  it('stays one, whatever was stored; laid twice it is as laid once', () => {
    fc.assert(
      fc.property(rows, (changes) => {
        const once = layRegion(kotaBekasi, changes).laid;
        expect(layRegion(once, changes).laid).toEqual(once);
        const days = once.holidays.map(({ day }) => day);
        expect([...new Set(days)].sort()).toEqual(days);
        for (const { phrases, answer } of once.questions) {
          expect(phrases.length).toBeGreaterThan(0);
          expect(answer.id).not.toBe('');
        }
      }),
    );
  });

  it('answers a question that staff added, until it is taken back', () => {
    const value = { phrases: ['parkir motor di mana'], answer: { id: 'Lantai dasar.' } };
    const of = 'question/tambahan-1';
    const { laid } = layRegion(kotaBekasi, [{ of, n: 1, value }]);
    expect(readQuestion('parkir motornya di mana ya?', kotaBekasi)).toBeUndefined();
    expect(readQuestion('parkir motornya di mana ya?', laid)?.answer.id).toBe('Lantai dasar.');
    const back = layRegion(kotaBekasi, [
      { of, n: 2 },
      { of, n: 1, value },
    ]);
    expect(back).toEqual({ laid: kotaBekasi, ignored: [] });
  });
});

describe('deadlines', () => {
  const off = { of: 'holiday/2026-12-02', n: 1, value: { kind: 'libur_kantor', name: 'Pilkada' } };
  const after = layRegion(kotaBekasi, [off]).laid;
  const due = (on: string, days: number) => addWorkingDays(on, days, kotaBekasi).day;
  const at = new Date('2026-11-25T02:00:00Z');
  const open: OpenDeadlines = {
    tickets: [
      {
        id: 1,
        personId: 9,
        urgent: true,
        reportedOn: '2026-11-25',
        dueOn: due('2026-11-25', 7),
        provisional: false,
      },
      {
        id: 2,
        personId: 9,
        urgent: false,
        reportedOn: '2026-11-25',
        dueOn: due('2026-11-25', 14),
        provisional: false,
      },
      {
        id: 3,
        personId: 9,
        urgent: true,
        reportedOn: '2026-11-25',
        dueOn: '2026-12-01',
        provisional: false,
      },
      {
        id: 4,
        personId: 9,
        urgent: true,
        reportedOn: '2026-11-10',
        dueOn: due('2026-11-10', 7),
        provisional: false,
      },
    ],
    items: [
      { id: 11, kind: 'ticket', subjectId: 1, dueOn: due('2026-11-25', 7), createdAt: at },
      { id: 12, kind: 'company_check', subjectId: 5, dueOn: due('2026-11-25', 14), createdAt: at },
      { id: 13, kind: 'handover', subjectId: 6, dueOn: '2026-12-02', createdAt: at },
      { id: 14, kind: 'ticket', subjectId: 3, dueOn: '2026-12-01', createdAt: at },
    ],
  };

  it('that were counted in working days move, the others stay', () => {
    const moved = movedDeadlines(open, kotaBekasi, after);
    expect(moved.tickets).toEqual([
      { id: 1, from: '2026-12-04', dueOn: '2026-12-07', provisional: false, people: [9] },
      { id: 2, from: '2026-12-15', dueOn: '2026-12-16', provisional: false, people: [9] },
    ]);
    expect(moved.items).toEqual([
      { id: 11, from: '2026-12-04', dueOn: '2026-12-07' },
      { id: 12, from: '2026-12-15', dueOn: '2026-12-16' },
    ]);
  });

  it('move back by the way they came, and not twice', () => {
    const moved = movedDeadlines(open, kotaBekasi, after);
    const tickets = open.tickets.map((one) => ({
      ...one,
      dueOn: moved.tickets.find(({ id }) => id === one.id)?.dueOn ?? one.dueOn,
    }));
    expect(movedDeadlines({ tickets, items: [] }, after, after).tickets).toEqual([]);
    const back = movedDeadlines({ tickets, items: [] }, after, kotaBekasi).tickets;
    expect(back.map(({ dueOn }) => dueOn)).toEqual(['2026-12-04', '2026-12-15']);
  });

  it('are provisional no longer once their year is decreed', () => {
    const reportedOn = '2027-12-27';
    const found = addWorkingDays(reportedOn, 7, kotaBekasi);
    const ticket = {
      id: 1,
      personId: 9,
      mediatorId: 4,
      urgent: true,
      reportedOn,
      dueOn: found.day,
      provisional: true,
    };
    const { laid } = layRegion(kotaBekasi, [{ of: 'year/2028', n: 1, value: true }]);
    expect(found.provisional).toBe(true);
    expect(movedDeadlines({ tickets: [ticket], items: [] }, kotaBekasi, laid).tickets).toEqual([
      { id: 1, from: found.day, dueOn: found.day, provisional: false, people: [9, 4] },
    ]);
  });
});
