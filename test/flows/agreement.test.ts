/** Agreements in dialogs: what nobody may do with one that is not theirs, or not theirs to do now, whatever button is forged. */
import { describe, expect, it } from 'vitest';
import type { Agreement, AgreementState } from '../../src/domain/agreement.ts';
import type { AgreementView } from '../../src/domain/agreementView.ts';
import type { PersonFacts } from '../../src/domain/facts.ts';
import { documentOf } from '../../src/flows/agreementText.ts';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';
import { sampleContent } from '../papers/sample.ts';
import { play } from '../play.ts';
import type { World } from '../play.ts';
import { company, owner, pic, umk } from './buyers.ts';

const at = new Date('2026-11-22T02:00:00Z');

function view(state: AgreementState, more: Partial<Agreement> = {}): AgreementView {
  const content = sampleContent({ id: 4 });
  return {
    agreement: {
      ...{ id: 4, regionId: 'kota-bekasi', code: content.code, needId: 3, companyId: 50 },
      ...{ state, n: 1, terms: content.terms, steps: [], rev: 3, example: false },
      ...{ createdAt: at, updatedAt: at },
      ...more,
    },
    company: company(),
    parties: [
      {
        party: { id: '4/7', agreementId: 4, umkId: 7, matchId: 9, share: 100 },
        umk: umk(),
        holdsNib: true,
      },
    ],
    version: {
      ...{ id: '4/1', agreementId: 4, n: 1, terms: content.terms, personId: 1, at },
      ...{ sha256: 'ab', blobId: 'pdf', docxBlobId: 'docx' },
      document: documentOf(content, kotaBekasi),
    },
    consents: [],
  };
}

function at4(state: AgreementState, person: Partial<PersonFacts>, more = {}): World {
  const shown = view(state, more);
  const world = play({
    person,
    read: (query) => {
      if (query.kind === 'agreements.of') return [shown];
      if (query.kind === 'agreement') return shown;
      return undefined;
    },
  });
  world.say('halo');
  return world;
}

const staffMoves = ['sahkan', 'kembalikan', 'sah', 'tolak'];
const partyMoves = ['setuju', 'ubah', 'scan', 'isi', 'tarik', 'henti'];

describe('a forged button', () => {
  it.each(['agreed', 'handed_in'] as const)('makes no party the forum while it is %s', (state) => {
    for (const person of [owner(), pic()]) {
      const world = at4(state, person);
      world.say('perjanjian');
      for (const act of staffMoves) expect(world.tap(`${act}:3`).effects).toEqual([]);
    }
  });

  it('makes no officer a party, and no viewer or curator the forum', () => {
    for (const role of ['viewer', 'kurator'] as const) {
      const world = at4('agreed', { roles: [role] });
      world.say('/pks 4');
      for (const act of [...staffMoves, ...partyMoves, 'tarik']) {
        const kinds = world.tap(`${act}:3`).effects.map(({ kind }) => kind);
        expect(kinds).not.toContain('agreement.move');
        expect(kinds).not.toContain('agreement.consent');
      }
    }
  });

  it('makes nobody decide on an agreement of their own', () => {
    const world = at4('agreed', owner({ roles: ['mediator'] }));
    world.say('/pks 4');
    expect(world.tap('sahkan:3').effects).toEqual([]);
    expect(world.heard()).not.toContain('atas nama Forum');
  });

  it('does nothing with a version that is gone', () => {
    const world = at4('review', owner());
    world.say('perjanjian');
    expect(world.tap('setuju:2').position).toBe('agreement/card');
    expect(world.tap('setuju:3').position).toBe('agreement/consent');
  });

  it('shows a stranger nothing', () => {
    const world = at4('review', { umks: [umk({ id: 99 })] });
    world.say('perjanjian');
    expect(world.heard()).toContain('Belum ada perjanjian');
    expect(world.heard()).not.toContain('PKS-0004');
  });
});
