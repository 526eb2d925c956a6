/**
 * A person as a turn needs them: where the conversation is, who they are, and which organisations
 * are theirs.
 */
import type { Opened } from '../app/ports.ts';
import { Conversation, newConversation } from '../app/ports.ts';
import type { Audience } from '../domain/effect.ts';
import type { PersonFacts } from '../domain/facts.ts';
import { decodeJson } from '../domain/json.ts';
import type { Consent } from '../domain/person.ts';
import { answering } from './assists.ts';
import type { Core } from './core.ts';
import { rowsBy, rowsWhere } from './sql.ts';

type Member = { personId: number };
type PersonRow = { erasedAt: Date | null; mergedInto: number | null };
type ConversationRow = { version: number; state: string };

/** What the newest yes or no of each purpose says; those from before an erasure no longer count. */
function consentFacts(
  consents: readonly Consent[],
): Pick<PersonFacts, 'consentVersion' | 'reminders'> {
  const newest = new Map(consents.map((consent) => [consent.purpose, consent]));
  const service = newest.get('service');
  const reminders = newest.get('reminders');
  return {
    ...(service?.granted ? { consentVersion: service.version } : {}),
    ...(reminders ? { reminders: reminders.granted } : {}),
  };
}

/**
 * Throws for a person who does not exist; a person without a conversation yet has a new one of
 * version 0.
 */
export async function open(core: Core, personId: number): Promise<Opened> {
  const { people } = core.known ?? {};
  const held = people?.get(personId);
  if (held) return held;
  const keep = people?.reading(personId);
  const opened = await readPerson(core, personId);
  if (opened.person.id === personId) keep?.(opened);
  return opened;
}

async function readPerson(core: Core, personId: number): Promise<Opened> {
  const { client, codec } = core;
  const [[row], [conversation], roles, consents, memberships] = await Promise.all([
    rowsBy<PersonRow>(client, 'Person', 'id', [personId]),
    rowsBy<ConversationRow>(client, 'Conversation', 'personId', [personId]),
    rowsBy(client, 'StaffRole', 'personId', [personId], 'id'),
    rowsBy(client, 'Consent', 'personId', [personId], 'at'),
    rowsBy(client, 'Membership', 'personId', [personId], 'organisationId'),
  ]);
  if (!row) throw new Error(`There is no person ${personId}`);
  if (row.mergedInto !== null) return open(core, row.mergedInto);
  const idsOf = (kind: string): number[] =>
    memberships
      .map((membership) => codec.decode('membership', membership))
      .flatMap((one) => (one.organisation === kind ? [one.organisationId] : []));
  const umkIds = idsOf('umk');
  const companyIds = idsOf('company');
  const [umks, companies] = await Promise.all([
    rowsBy(client, 'Umk', 'id', umkIds),
    rowsBy(client, 'Company', 'id', companyIds),
  ]);
  const person = codec.decode('person', row);
  const staff = roles.map((role) => codec.decode('staffRole', role));
  const scope = staff.find(({ role }) => role === 'pendamping')?.scope;
  const counting = consents
    .map((consent) => codec.decode('consent', consent))
    .filter(({ at }) => !row.erasedAt || at > row.erasedAt);
  const { consentVersion, ...reminders } = consentFacts(counting);
  return {
    version: conversation?.version ?? 0,
    conversation: conversation ? conversationOf(core, conversation) : newConversation(),
    person: {
      ...person,
      ...reminders,
      // Withdrawing takes the consent back without touching the record of it.
      ...(consentVersion !== undefined && !person.withdrawnAt ? { consentVersion } : {}),
      roles: [...new Set(staff.map(({ role }) => role))],
      ...(scope ? { scope } : {}),
      umks: umks.map((umk) => codec.decode('umk', umk)),
      companies: companies.map((company) => codec.decode('company', company)),
    },
  };
}

function conversationOf({ crypto, recent }: Core, { state }: ConversationRow): Conversation {
  const known = recent.get('Conversation.state', state) as Conversation | undefined;
  return known ?? Conversation.parse(decodeJson(crypto.open('Conversation.state', state)));
}

/** The people that an audience names, each once; empty where nobody is left. */
export async function peopleOf(core: Core, audience: Audience): Promise<number[]> {
  const { client } = core;
  if ('person' in audience) return [audience.person];
  const columns = ['personId'];
  const rows =
    'role' in audience
      ? await rowsWhere<Member>(client, 'StaffRole', { role: audience.role }, { columns })
      : await rowsWhere<Member>(
          client,
          'Membership',
          'umk' in audience
            ? { organisation: 'umk', organisationId: audience.umk }
            : { organisation: 'company', organisationId: audience.company },
          { columns },
        );
  // A business that came by a signed sheet has nobody of its own: somebody answers for it.
  const found = rows.map(({ personId }) => personId);
  const people =
    found.length === 0 && 'umk' in audience ? await answering(core, audience.umk) : found;
  return [...new Set(people)].sort((a, b) => a - b);
}
