/**
 * A person and a small store for flow tests: what a turn causes is there at the next one, as the
 * real store has it.
 */
import type { Effect, PaperAnswer } from '../../src/domain/effect.ts';
import type { Handover } from '../../src/domain/handover.ts';
import type { PersonFacts } from '../../src/domain/facts.ts';
import { personAfter } from '../../src/domain/personAfter.ts';
import type { MatchView, Query } from '../../src/domain/query.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import type { Attachment, Readiness, Umk } from '../../src/domain/umk.ts';
import { typed } from '../../src/conversation/input.ts';
import { position } from '../../src/conversation/state.ts';
import { flows } from '../../src/flows/index.ts';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';
import type { Given, Played, World } from '../play.ts';
import { play } from '../play.ts';

const at = new Date('2026-11-20T02:00:00Z');

/**
 * A registered business, "keripik singkong" of Siti Aminah, with `given` in place of what it has.
 */
export function aUmk(given: Partial<Umk> = {}): Umk {
  return {
    id: 7,
    regionId: 'kota-bekasi',
    ownerName: 'Siti Aminah',
    product: 'keripik singkong',
    moreProducts: [],
    sectors: ['K2'],
    capacity: { min: 500_000, max: 500_000, unit: 'bungkus', period: 'bulan' },
    place: { kecamatan: 'Bekasi Barat', kelurahan: 'Kranji' },
    hasNib: 'tidak',
    phone: '+6281234567890',
    status: 'active',
    example: false,
    createdAt: at,
    updatedAt: at,
    ...given,
  };
}

/** Somebody who has registered `umks` and agreed to today's notice. */
export function registered(
  umks: Umk[] = [aUmk()],
  given: Partial<PersonFacts> = {},
): Partial<PersonFacts> {
  return {
    name: 'Siti Aminah',
    phone: '+6281234567890',
    sapaan: 'bu',
    consentVersion: kotaBekasi.consent.version,
    reminders: true,
    umks,
    ...given,
  };
}

export type Stored = {
  papers: Record<number, PaperAnswer[]>;
  readiness: Record<number, Readiness>;
  attachments: Attachment[];
  matches: MatchView[];
  tickets: Ticket[];
  /** Their talk with the office that is not over. */
  handover?: Handover;
};

export type Owner = World & {
  stored: Stored;
  caused: Effect[];
  options(): { id: string; label: string }[];
};

const visited = new Set<string>();

/** The steps of these dialogs that no test of this file has reached so far: "flow/step". */
export function unvisited(...flowIds: string[]): string[] {
  return flows(kotaBekasi)
    .filter(({ id }) => flowIds.includes(id))
    .flatMap(({ id, steps }) => Object.keys(steps).map((step) => `${id}/${step}`))
    .filter((place) => !visited.has(place));
}

/** Where a conversation waits: "flow/step". */
export function where(world: World): string {
  return position(world.conversation);
}

/** Plays with a store: `caused` are all effects so far, `options()` the choices on screen. */
export function owner(given: Given & { stored?: Partial<Stored> } = {}): Owner {
  const stored: Stored = {
    papers: {},
    readiness: {},
    attachments: [],
    matches: [],
    tickets: [],
    ...given.stored,
  };
  const caused: Effect[] = [];
  let shown: { id: string; label: string }[] = [];
  const world = play({ read: (query) => answer(stored, query), ...given });
  const send = world.send.bind(world);
  world.send = (input): Played => {
    const before = world.facts;
    const played = send(input);
    let { person } = before;
    for (const effect of played.effects) {
      person = personAfter({ ...before, person }, effect);
      keep(stored, effect, before.now);
    }
    world.facts = { ...before, person };
    caused.push(...played.effects);
    for (const place of played.path) visited.add(place);
    shown = played.replies.at(-1)?.options ?? [];
    return played;
  };
  world.say = (text) => world.send(typed(text));
  world.tap = (option, turn) =>
    world.send({ kind: 'choice', option, turn: turn ?? world.conversation.turn });
  return Object.assign(world, { stored, caused, options: () => shown });
}

function answer(stored: Stored, query: Query): unknown {
  switch (query.kind) {
    case 'papers':
      return stored.papers[query.umkId] ?? [];
    case 'readiness':
      return stored.readiness[query.umkId];
    case 'attachments':
      return stored.attachments.filter(
        ({ ownerId }) => ownerId.split('/')[0] === String(query.umkId),
      );
    case 'matches.of':
      return stored.matches;
    case 'tickets.ofPerson':
      return stored.tickets;
    case 'handover.mine':
      return stored.handover;
    case 'handover.last':
      return undefined;
    case 'staff.away':
    case 'diary.of':
    case 'checkins.mine':
    case 'licences.of':
    case 'licences.open':
    case 'clinic.taken':
    case 'opportunities':
      return [];
    case 'umk.unlock':
      return undefined;
    default:
      throw new Error(`not expected: ${query.kind}`);
  }
}

function keep(stored: Stored, effect: Effect, now: Date): void {
  if (effect.kind === 'paper.record') {
    const others = (stored.papers[effect.umkId] ?? []).filter(
      ({ kind }) => kind !== effect.paper.kind,
    );
    stored.papers[effect.umkId] = [...others, effect.paper];
  }
  if (effect.kind === 'handover.open') {
    stored.handover = {
      id: effect.handoverId,
      regionId: kotaBekasi.id,
      personId: 1,
      state: 'waiting',
      lines: [],
      notes: [],
      unread: false,
      owedAt: now,
      createdAt: now,
      updatedAt: now,
    };
  }
  if (effect.kind === 'readiness.record') {
    stored.readiness[effect.readiness.id] = { ...effect.readiness, updatedAt: now };
  }
  if (effect.kind === 'attachment.keep') {
    const id = String(stored.attachments.length + 1);
    stored.attachments.push({ ...effect.attachment, id, at: now });
  }
}

/** The last effect of a kind, or undefined. */
export function last<K extends Effect['kind']>(
  effects: readonly Effect[],
  kind: K,
): Extract<Effect, { kind: K }> | undefined {
  return effects.findLast((effect) => effect.kind === kind) as
    Extract<Effect, { kind: K }> | undefined;
}
