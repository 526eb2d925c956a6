/** The requests a client makes and their answers; one that is not in the table is written down and refused. */
import { bytesAt, childOf, childrenOf, node, numberAt, SRV, type Node } from './nodes.ts';
import { devicesQuery, keysOfUsers } from './directory.ts';
import { activate } from './login.ts';
import { linkCode, pairingAnswer, removed, type Refusal } from './pairing.ts';
import type { Connection, World } from './world.ts';

type Ask = { world: World; connection: Connection; iq: Node; child: Node | undefined };
type Answer = (ask: Ask) => Node[] | Refusal;

const MEDIA_TTL = 3_600;
const PRIVACY = ['readreceipts', 'last', 'online', 'profile', 'status', 'groupadd', 'calladd'];
const NO_TOKENS = 10_518; // the property that asks for privacy tokens, switched off

const nothing: Answer = () => [];

/** `xmlns type child`. */
const ANSWERS: Record<string, Answer> = {
  'w:p get ping': nothing,
  'encrypt get count': ({ world }) => [node('count', { value: world.linked?.preKeys.size ?? 0 })],
  'encrypt get digest': ({ world }) => (world.linked?.preKeys.size ? [node('digest')] : []),
  'encrypt get key': ({ world, child }) => [node('list', {}, keysOfUsers(world, child))],
  'encrypt set registration': storeKeys,
  'encrypt set rotate': rotateKey,
  'passive set active': nothing,
  'passive set passive': nothing,
  'usync get usync': ({ world, child }) => [devicesQuery(world, child)],
  'abt get props': () => [
    node('props', { hash: 'test', protocol: 1 }, [
      node('prop', { config_code: NO_TOKENS, config_value: 0 }),
    ]),
  ],
  'blocklist get': () => [node('list')],
  'blocklist set item': () => [node('list')],
  'privacy get privacy': () => [
    node(
      'privacy',
      {},
      PRIVACY.map((name) => node('category', { name, value: 'all' })),
    ),
  ],
  'privacy set tokens': nothing,
  'status set status': nothing,
  'w:stats add': nothing,
  'w:sync:app:state set sync': ({ child }) => [
    node(
      'sync',
      {},
      childrenOf(child, 'collection').map(({ attrs }) =>
        node('collection', { name: attrs.name, version: attrs.version ?? 0 }),
      ),
    ),
  ],
  'w:m set media_conn': ({ world }) =>
    world.media
      ? [
          node('media_conn', { auth: 'test-auth', ttl: MEDIA_TTL, auth_ttl: MEDIA_TTL }, [
            node('host', { hostname: world.media.host, type: 'primary' }),
          ]),
        ]
      : { refused: 503, text: 'service-unavailable' },
  'w:mex get query': ({ world, child }) => [node('result', {}, restrictions(world, child))],
  'w:g2 get participating': () => [node('groups')],
  'w:profile:picture get picture': () => ({ refused: 404, text: 'item-not-found' }),
  'w:profile:picture set picture': () => [node('picture', { id: '1' })],
  'urn:xmpp:whatsapp:dirty set clean': nothing,
  'md set link_code_companion_reg': ({ world, connection, iq }) => linkCode(world, connection, iq),
  'md set remove-companion-device': nothing,
};

/** What happens once the answer is on its way. */
const AFTER: Record<string, (ask: Ask) => void | Promise<void>> = {
  'passive set active': ({ world, connection }) => activate(world, connection),
  'md set remove-companion-device': ({ world, connection }) => {
    world.linked = undefined;
    world.queue = [];
    connection.send(removed());
    connection.close();
    world.changes.tell();
  },
};

function storeKeys({ world, iq }: Ask): Node[] {
  const { linked } = world;
  if (!linked) return [];
  if (!bytesAt(iq, 'identity').equals(linked.identity)) {
    world.violations.push('prekeys were uploaded under a foreign identity');
    return [];
  }
  linked.registrationId = numberAt(iq, 'registration');
  for (const key of childrenOf(childOf(iq, 'list'), 'key')) {
    linked.preKeys.set(numberAt(key, 'id'), bytesAt(key, 'value'));
  }
  linked.signedPreKey = signedKeyIn(childOf(iq, 'skey'));
  world.changes.tell();
  return [];
}

function rotateKey({ world, child }: Ask): Node[] {
  if (world.linked) world.linked.signedPreKey = signedKeyIn(childOf(child, 'skey'));
  return [];
}

function signedKeyIn(skey: Node | undefined) {
  return {
    id: numberAt(skey, 'id'),
    key: bytesAt(skey, 'value'),
    signature: bytesAt(skey, 'signature'),
  };
}

/** What the account may still do, as JSON: it is locked out of new chats while sends are refused with 463. */
function restrictions(world: World, query: Node | undefined): Buffer {
  const active = world.switches.sendRefusal?.code === 463;
  const end = Math.floor(Date.now() / 1000) + 3_600;
  const data: Record<string, unknown> = {
    '23983697327930364': {
      xwa2_fetch_account_reachout_timelock: {
        is_active: active,
        time_enforcement_ends: active ? String(end) : '0',
        enforcement_type: active ? 'BIZ_QUALITY' : 'DEFAULT',
      },
    },
    '24503548349331633': {
      xwa2_message_capping_info: { total_quota: 100, used_quota: 0, capping_status: 'NONE' },
    },
  };
  const id = query?.attrs.query_id ?? '';
  if (!(id in data)) world.unhandled.push(`w:mex query ${id}`);
  return Buffer.from(JSON.stringify({ data: data[id] ?? {} }));
}

function nameOf(iq: Node): string {
  const child = childrenOf(iq)[0]?.tag;
  return [iq.attrs.xmlns, iq.attrs.type, child].filter((part) => part !== undefined).join(' ');
}

/** Answers one iq of the client, or takes its answer to one of ours. */
export async function takeIq(world: World, connection: Connection, iq: Node): Promise<void> {
  if (iq.attrs.type === 'result') return pairingAnswer(world, connection, iq);
  const name = nameOf(iq);
  const { id } = iq.attrs;
  const refuse = (code: number, text: string): void =>
    connection.send(node('iq', { from: SRV, type: 'error', id }, [node('error', { code, text })]));
  const answer = ANSWERS[name];
  if (!answer || (connection.stage === 'pairing' && !/^(md set link|w:p )/.test(name))) {
    world.unhandled.push(`iq ${name}`);
    return refuse(501, 'feature-not-implemented');
  }
  const ask = { world, connection, iq, child: childrenOf(iq)[0] };
  try {
    const content = answer(ask);
    if (!Array.isArray(content)) return refuse(content.refused, content.text);
    connection.send(node('iq', { from: SRV, type: 'result', id }, content));
    await AFTER[name]?.(ask);
  } catch (error) {
    world.violations.push(`iq ${name}: ${String(error)}`);
    refuse(400, 'bad-request');
  }
}
