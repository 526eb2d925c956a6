/** Places in which several people of the staff write: a group, and the topics of its talks; who writes acts as themselves, and the place is told. */
import type { Logger } from 'pino';
import type { Effect } from '../domain/effect.ts';
import type { PersonFacts } from '../domain/facts.ts';
import type { HandoverView } from '../domain/handover.ts';
import type { Changed } from '../domain/changing.ts';
import { overrideId } from '../domain/override.ts';
import type { StaffGroup } from '../domain/staffGroup.ts';
import { groupOf, placeIn, STAFF_GROUP, topicId } from '../domain/staffGroup.ts';
import { saidOf, whoOf } from '../flows/handoverWords.ts';
import type {
  Address,
  ChannelId,
  Inbound,
  Message,
  Opened,
  Outbound,
  Store,
  Write,
} from './ports.ts';

const groupChanges = { kind: 'overrides.of' as const, of: [STAFF_GROUP], take: 1 };

/** What somebody wrote in a place is no answer to a question of theirs: it happens there. */
export function heardIn(row: Inbound): Inbound {
  const place = row.by && placeIn(row.address.id);
  if (!place) return row;
  const { channel, account } = row.address;
  const { input, personId: placeId } = row;
  const { chat, handoverId } = place;
  const words = input.kind === 'command' ? `/${input.name} ${input.args}`.trim() : undefined;
  const said = words === undefined ? saidOf(input) : { words };
  return {
    ...row,
    input: {
      kind: 'event',
      happening:
        handoverId === undefined
          ? { kind: 'group.asked', group: { channel, account, chat } }
          : { kind: 'topic.said', handoverId, placeId, ...(said ? { said } : {}) },
    },
  };
}

/** What the turn of a row starts from: in a place whoever wrote is the person, and one of whom nothing is known is nobody. */
export async function speakingIn(
  row: Inbound,
  opened: Opened,
  store: Pick<Store, 'knownAt' | 'open'>,
): Promise<Opened> {
  const personId = row.by && (await store.knownAt(row.by));
  if (personId === undefined) return opened;
  const { person }: { person: PersonFacts } = await store.open(personId);
  return { ...opened, person };
}

/** A talk that opens while there is a group has a place there, which is told. */
export async function withPlaces(
  effects: readonly Effect[],
  store: Pick<Store, 'personAt'>,
): Promise<Effect[]> {
  const placed: Effect[] = [];
  for (const effect of effects) {
    if (effect.kind !== 'handover.open' || !effect.group) {
      placed.push(effect);
      continue;
    }
    const { handoverId, group } = effect;
    const placeId = await store.personAt(addressOf(group, handoverId));
    const happening = { kind: 'topic.opened' as const, handoverId };
    placed.push({ ...effect, placeId }, { kind: 'tell', whom: { person: placeId }, happening });
  }
  return placed;
}

function addressOf({ channel, account, chat }: StaffGroup, handoverId: number): Address {
  return { channel: channel as ChannelId, account, id: topicId(chat, handoverId) };
}

/** What the topic of this row's talk is called, and whether it is over by now; undefined where it is no topic's. */
export async function topicOf(
  { address }: Inbound,
  effects: readonly Effect[],
  store: Pick<Store, 'read'>,
): Promise<Message['topic']> {
  const id = placeIn(address.id)?.handoverId;
  if (id === undefined) return undefined;
  const view = (await store.read({ kind: 'handover', id }, 0)) as HandoverView | undefined;
  const closed =
    view?.handover.state === 'over' || effects.some(({ kind }) => kind === 'handover.end');
  const title = `#${id} ${view ? whoOf(view) : ''}`.trim();
  return { title, ...(closed ? { closed } : {}) };
}

/** The chat of the staff's group on this account, if there is one. */
export async function staffGroupOf(
  store: Pick<Store, 'read'>,
  { channel, account }: Omit<Address, 'id'>,
): Promise<string | undefined> {
  const group = groupOf((await store.read(groupChanges, 0)) as Changed[]);
  return group?.channel === channel && group.account === account ? group.chat : undefined;
}

/**
 * A message to a place that refuses us: the group is the staff's no longer, its talks go on in the private chats of those
 * who have them (what was said last is kept with each), and every admin hears of it. Where that is done already, nothing.
 */
export function createGroupLoss(how: {
  store: Pick<Store, 'read' | 'knownAt' | 'peopleOf' | 'write'>;
  log: Logger;
  now: () => Date;
  /** Something is due now. */
  due: () => Promise<void>;
}): (message: Pick<Outbound, 'address'>) => Promise<void> {
  const { store } = how;
  let last: Promise<void> = Promise.resolve();

  async function leave(address: Address): Promise<void> {
    const chat = placeIn(address.id)?.chat;
    if (chat === undefined) return;
    const writes = [...(await talksOf(address, chat)), ...(await groupOfStaff(address, chat))];
    if (writes.length === 0) return;
    how.log.error({ talks: writes.length }, 'the group of the staff is lost');
    await store.write(writes);
    await how.due();
  }

  async function talksOf(address: Address, chat: string): Promise<Write[]> {
    const open = (await store.read({ kind: 'handovers.open' }, 0)) as HandoverView[];
    const writes: Write[] = [];
    for (const { handover } of open) {
      const { id, placeId, staffId, apart } = handover;
      if (placeId === undefined) continue;
      const place = await store.knownAt({ ...address, id: topicId(chat, id) });
      if (place !== placeId) continue;
      const set = { placeId: undefined, apart: undefined };
      writes.push({ op: 'patch', table: 'handover', id, set });
      if (staffId === undefined || apart) continue;
      const happening = { kind: 'handover.back' as const, handoverId: id };
      writes.push(timer(`handover/${id}/private`, staffId, happening));
    }
    return writes;
  }

  async function groupOfStaff(address: Address, chat: string): Promise<Write[]> {
    if ((await staffGroupOf(store, address)) !== chat) return [];
    const [change] = (await store.read(groupChanges, 0)) as Changed[];
    const n = (change?.n ?? 0) + 1;
    // Nobody of the staff did it: there is no person 0.
    const row = { id: overrideId(STAFF_GROUP, n), of: STAFF_GROUP, n, byId: 0, at: how.now() };
    const { channel } = address;
    const happening = { kind: 'channel.trouble' as const, channel, what: 'group_lost' as const };
    const admins = await store.peopleOf({ role: 'admin' });
    return [
      { op: 'insert', table: 'override', row },
      ...admins.map((personId) => timer(`group/${n}`, personId, happening)),
    ];
  }

  function timer(
    key: string,
    personId: number,
    happening: Extract<Effect, { kind: 'timer.set' }>['happening'],
  ): Write {
    const row = { id: `${key}/${personId}`, key, personId, happening, at: how.now() };
    return { op: 'put', table: 'timer', row };
  }

  return ({ address }) => {
    // Two messages refused at one moment: the second finds it done.
    last = last
      .then(() => leave(address))
      .catch((err: unknown) => {
        how.log.error({ err }, 'the loss of the group is not kept yet');
      });
    return last;
  };
}
