/**
 * A second person joins: somebody gets a code for a business or a company, another one uses it once,
 * and everything that can be wrong with a code has its own answer.
 */
import { describe, expect, it } from 'vitest';
import type { Invitation } from '../../src/domain/invitation.ts';
import type { InvitationView, Query } from '../../src/domain/query.ts';
import type { Given } from '../play.ts';
import { company } from './buyers.ts';
import type { Owner } from './owner.ts';
import { aUmk, last, owner, registered, unvisited, where } from './owner.ts';

const now = new Date('2026-11-23T02:00:00Z');
const CODE = 'ABCD2345';
const keripik = aUmk({ businessName: 'Keripik Bu Siti' });

function invitation(given: Partial<Invitation> = {}): Invitation {
  return {
    id: 'b:hash',
    organisation: 'umk',
    organisationId: 7,
    role: 'partner',
    madeBy: 2,
    expiresAt: new Date('2026-11-30T02:00:00Z'),
    ...given,
  };
}

/** Somebody for whom `CODE` finds `view`, and every other code nothing. */
function meeting(view: InvitationView | undefined, given: Given = {}): Owner {
  const read = (query: Query): unknown => {
    switch (query.kind) {
      case 'invitation':
        return query.code === CODE ? view : undefined;
      case 'invitation.misses':
        expect(query.since).toEqual(new Date(world.facts.now.getTime() - 3_600_000));
        return world.caused.filter(({ kind }) => kind === 'invitation.missed').length;
      case 'invitationCode':
        return CODE;
      case 'papers':
      case 'attachments':
        return [];
      default:
        throw new Error(`not expected: ${query.kind}`);
    }
  };
  const world = owner({ now, read, ...given });
  return world;
}

const guest = { person: registered([], { name: 'Budi Aminah', sapaan: 'pak' as const }) };
const open: InvitationView = { invitation: invitation(), umk: keripik };

describe('inviting', () => {
  it('gives a code for a business from its profile, with how it is used', () => {
    const world = meeting(undefined, { person: registered([keripik]) });
    world.say('profil');
    world.say('tambah orang');
    expect(where(world)).toBe('invite/role');
    world.say('entahlah apa ya');
    expect(where(world)).toBe('invite/role');
    const { effects } = world.say('istri');
    expect(effects).toEqual([
      {
        kind: 'invitation.make',
        code: CODE,
        organisation: 'umk',
        organisationId: 7,
        role: 'owner',
        expiresAt: new Date('2026-11-30T02:00:00Z'),
      },
    ]);
    expect(world.heard()).toContain(`GABUNG ${CODE}`);
    expect(world.heard()).toContain('Senin, 30 November 2026');
    expect(world.heard()).not.toContain('/start');
    expect(where(world)).toBe('profile/menu');
  });

  it('says the link word on Telegram', () => {
    const world = meeting(undefined, { person: registered([keripik]) });
    world.facts = { ...world.facts, channel: 'telegram' };
    for (const said of ['tambah orang', '2']) world.say(said);
    expect(world.heard()).toContain(`/start gabung_${CODE}`);
    expect(last(world.caused, 'invitation.make')).toMatchObject({ role: 'partner' });
  });

  it('has an entry in the menu of a checked company, where the one role is not asked', () => {
    const world = meeting(undefined, { person: registered([], { companies: [company()] }) });
    world.say('halo');
    const { effects } = world.tap('orang');
    expect(effects[0]).toMatchObject({ organisation: 'company', organisationId: 50, role: 'pic' });
    expect(world.heard()).toContain('PT Sumber Makmur');
  });

  it('asks into which of several, without a company that is not checked', () => {
    const companies = [company(), company({ id: 51, name: 'PT Baru', status: 'waiting' })];
    const world = meeting(undefined, { person: registered([keripik], { companies }) });
    world.say('tambah orang');
    expect(where(world)).toBe('invite/which_ask');
    expect(world.options().map(({ id }) => id)).toEqual(['umk/7', 'company/50']);
    world.say('pt sumber makmur');
    expect(last(world.caused, 'invitation.make')).toMatchObject({ organisationId: 50 });
  });

  it('asks for consent again after it was withdrawn, and has nothing for a stranger', () => {
    const withdrawn = registered([aUmk({ status: 'withdrawn' })]);
    delete withdrawn.consentVersion;
    const world = meeting(undefined, { person: withdrawn });
    for (const said of ['tambah orang', 'selengkapnya', 'setuju']) world.say(said);
    expect(where(world)).toBe('invite/role');
    const refusing = meeting(undefined, { person: withdrawn });
    for (const said of ['tambah orang', 'tidak']) refusing.say(said);
    expect(refusing.caused).toEqual([]);
    const stranger = meeting(undefined);
    stranger.say('tambah orang');
    expect(stranger.heard()).toContain('Ketik DAFTAR');
  });
});

describe('joining', () => {
  it('asks for consent, for the name, and whether it is the right business', () => {
    const world = meeting(open);
    world.say(`gabung ${CODE}`);
    expect(where(world)).toBe('join/consent_ask');
    for (const said of ['selengkapnya', 'setuju']) world.say(said);
    expect(where(world)).toBe('join/name');
    world.say('12');
    expect(where(world)).toBe('join/name');
    world.say('Bu Dewi');
    expect(world.heard()).toContain('Keripik Bu Siti (keripik singkong) sebagai rekan');
    expect(world.heard()).not.toContain('0812');
    expect(world.say('betul').effects).toEqual([
      { kind: 'person.update', name: 'Dewi', sapaan: 'bu' },
      { kind: 'membership.add', invitationId: 'b:hash', role: 'partner', umk: keripik },
      {
        kind: 'tell',
        whom: { person: 2 },
        happening: { kind: 'member.joined', organisation: 'umk', organisationId: 7, personId: 1 },
      },
    ]);
    expect(world.options().map(({ id }) => id)).toContain('pesanan');
  });

  it.each(['GABUNG abcd2345', 'gabung abcd 2345', 'gabung kode ABCD-2345', 'join ABCD2345'])(
    'takes "%s"',
    (said) => {
      const world = meeting(open, guest);
      world.say(said);
      expect(where(world)).toBe('join/confirm');
    },
  );

  it('takes the payload of a link', () => {
    const world = meeting(open, guest);
    world.say(`/start gabung_${CODE}`);
    expect(where(world)).toBe('join/confirm');
  });

  it('asks for the code after "gabung" alone', () => {
    const world = meeting(open, guest);
    world.say('gabung');
    expect(where(world)).toBe('join/code');
    world.say('yang dari istri saya');
    expect(where(world)).toBe('join/code');
    world.say('gabung abcd 2345');
    expect(where(world)).toBe('join/confirm');
  });

  it('registers whoever has no code', () => {
    const world = meeting(open, guest);
    world.say('gabung');
    world.say('belum punya');
    expect(where(world)).toBe('register/name');
    const other = meeting(open, guest);
    other.say('gabung program ini dong');
    expect(where(other)).toBe('register/name');
  });

  it('of a company makes a PIC', () => {
    const pic = invitation({ organisation: 'company', organisationId: 50, role: 'pic' });
    const world = meeting({ invitation: pic, company: company() }, guest);
    for (const said of [`gabung ${CODE}`, 'ya']) world.say(said);
    expect(last(world.caused, 'membership.add')).toMatchObject({
      role: 'pic',
      company: { id: 50 },
    });
    expect(world.options().map(({ id }) => id)).toContain('kebutuhan');
  });

  it('keeps nothing where consent is refused or the business is another one', () => {
    const refusing = meeting(open);
    for (const said of [`gabung ${CODE}`, 'tidak']) refusing.say(said);
    expect(refusing.caused).toEqual([]);
    const world = meeting(open, guest);
    for (const said of [`gabung ${CODE}`, 'bukan']) world.say(said);
    expect(world.caused).toEqual([]);
    expect(world.heard()).toContain('tidak jadi bergabung');
  });

  const faults: readonly (readonly [string, InvitationView, Given, string])[] = [
    ['own', { ...open, invitation: invitation({ madeBy: 1 }) }, guest, 'buat sendiri'],
    ['member', open, { person: registered([keripik]) }, 'sudah tercatat'],
    ['used', { ...open, invitation: invitation({ usedAt: now }) }, guest, 'sudah dipakai'],
    ['over', { ...open, invitation: invitation({ expiresAt: now }) }, guest, '23 November 2026'],
    ['over', { ...open, umk: aUmk({ status: 'withdrawn' }) }, guest, 'tidak berlaku'],
    ['over', { invitation: invitation() }, guest, 'tidak berlaku'],
  ];
  it.each(faults)('says why a code does not help: %s', (step, view, given, words) => {
    const world = meeting(view, given);
    expect(world.say(`gabung ${CODE}`).path).toContain(`join/${step}`);
    expect(world.heard()).toContain(words);
    expect(world.caused).toEqual([]);
    expect(where(world)).toBe('menu/welcome');
  });

  it('looks again when the answer comes: the code may have been used meanwhile', () => {
    const view = { ...open };
    const world = meeting(view, guest);
    world.say(`gabung ${CODE}`);
    view.invitation = invitation({ usedAt: now });
    world.say('ya');
    expect(world.heard()).toContain('sudah dipakai');
    expect(last(world.caused, 'membership.add')).toBeUndefined();
  });

  it('asks again after a wrong code, and rests after five, also for a right one', () => {
    const world = meeting(open, guest);
    for (const said of ['gabung XXXX2345', 'XXXX2346', 'XXXX2347', 'XXXX2348']) {
      world.say(said);
      expect(world.heard()).toContain('tidak saya kenal');
      expect(where(world)).toBe('join/code');
    }
    world.say('XXXX2349');
    expect(world.heard()).toContain('satu jam');
    expect(where(world)).toBe('menu/welcome');
    expect(world.say(`gabung ${CODE}`).path).toContain('join/too_many');
    expect(world.caused.filter(({ kind }) => kind === 'invitation.missed')).toHaveLength(5);
  });

  it('is walked in English', () => {
    const person = { ...registered([], { name: 'Budi' }), language: 'en' as const };
    const world = meeting(open, { person });
    for (const said of [`join ${CODE}`, 'yes']) world.say(said);
    expect(world.heard()).toContain('You now belong to Keripik Bu Siti');
    const host = meeting(open, { person: { ...registered([keripik]), language: 'en' } });
    for (const said of ['my business profile', 'add a person', '1']) host.say(said);
    expect(host.heard()).toContain(`JOIN ${CODE}`);
  });

  it('tells whoever invited who came, and nothing where that is over', () => {
    const happening = {
      kind: 'member.joined',
      organisation: 'umk',
      organisationId: 7,
      personId: 9,
    } as const;
    const hears = (member: unknown, umks = [keripik]): string => {
      const world = owner({ person: registered(umks), read: () => member });
      world.say('halo');
      world.send({ kind: 'event', happening });
      return world.heard();
    };
    expect(hears({ role: 'partner', name: 'Budi' })).toContain(
      'Budi sudah bergabung dengan Keripik Bu Siti (keripik singkong) sebagai rekan.',
    );
    expect(hears({ role: 'owner' })).toContain('Orang yang diundang');
    expect(hears(undefined)).toBe('');
    expect(hears({ role: 'partner', name: 'Budi' }, [])).toBe('');
  });
});

describe('words that open a dialog anywhere', () => {
  it.each([
    ['minta dinilai petugas', 'appeal/sure'],
    ['mau dinilai orang', 'appeal/sure'],
    ['kesiapan usaha', 'readiness/'],
  ])('"%s" opens %s', (said, place) => {
    const world = owner({ person: registered([keripik]) });
    world.say('halo');
    world.say(said);
    expect(where(world)).toContain(place);
  });

  it('"kemitraan saya" and "lihat calon" open what they name', () => {
    const world = owner({
      person: registered([keripik], { companies: [company()] }),
      read: () => [],
    });
    expect(world.say('lihat kemitraan saya').path.join(' ')).toContain('partners/');
    expect(world.say('calon').path.join(' ')).toContain('candidates/');
  });
});

it('leaves a code for the staff to the dialog of the staff', () => {
  const staff = {
    staff: { ...invitation(), organisation: 'staff', organisationId: 0, role: 'mediator' },
    valid: true,
  };
  const read = (query: Query) => (query.kind === 'invitation' ? staff : 0);
  const world = owner({ now, person: { id: 5, name: 'Rudi' }, read });
  world.say(`gabung ${CODE}`);
  expect(where(world)).toBe('join_staff/confirm');
});

it('leads an owner with a code of theirs to what a companion said of them', () => {
  const assist = { id: 7, personId: 2, state: 'waiting', createdAt: now, updatedAt: now } as const;
  const code = { organisation: 'owner', organisationId: 7, role: 'owner', madeBy: 2 } as const;
  const view = {
    owner: { ...code, id: 'b:hash', expiresAt: new Date('2026-12-07T02:00:00Z') },
    view: { assist, umk: aUmk({ status: 'unconfirmed' }), by: 'Rina' },
  };
  const world = owner({
    now,
    read: ({ kind }) => (kind === 'invitation.misses' ? 0 : kind === 'invitation' ? view : []),
  });
  world.say(`gabung ${CODE}`);
  expect(where(world)).toBe('own_confirm/review');
  expect(world.heard()).toContain('Rina (pendamping)');
  // At a question of yes or no the code is a code, and no yes.
  world.say(`SETUJU ${CODE}`);
  expect(world.caused).toEqual([]);
  expect(where(world)).toBe('own_confirm/review');
});

it('has every step of both dialogs walked above', () => {
  expect(unvisited('invite', 'join')).toEqual([]);
});
