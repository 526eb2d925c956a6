/** What the server tells about accounts: their devices, LIDs and keys, as far as it knows them. */
import { bytesAt, childOf, childrenOf, jidOf, node, parseJid, type Node } from './nodes.ts';
import { publishedKeys } from './signal.ts';
import { personAt, type Person, type World } from './world.ts';

const PN = 's.whatsapp.net';

function deviceList(world: World, person: Person): Node {
  const devices = person.devices.map(({ id }) =>
    node('device', id === 0 ? { id } : { id, 'key-index': id }),
  );
  if (person === world.owner && world.linked) {
    const id = world.linked.device;
    devices.push(node('device', { id, 'key-index': id }));
  }
  return node('devices', {}, [node('device-list', {}, devices)]);
}

/** One user of a query, with what the protocols asked for; a protocol nobody knows is written down. */
function userResult(world: World, user: Node, protocols: readonly string[]): Node {
  const number = bytesAt(user, 'contact').toString().replace(/\D/g, '');
  const jid = user.attrs.jid ?? jidOf(number, PN);
  const address = parseJid(jid);
  const person = personAt(world, address.user);
  const parts = protocols.flatMap((protocol): Node[] => {
    switch (protocol) {
      case 'devices':
        return [person ? deviceList(world, person) : node('devices', {}, [node('device-list')])];
      case 'lid':
        // Asked by its LID, an account has nothing to tell that was not known.
        return person && address.server === PN
          ? [node('lid', { val: jidOf(person.lid, 'lid') })]
          : [];
      case 'contact':
        return [node('contact', { type: person ? 'in' : 'out' })];
      default:
        world.unhandled.push(`usync protocol ${protocol}`);
        return [];
    }
  });
  return node('user', { jid: jidOf(address.user, address.server) }, parts);
}

/** The answer to a query about users. */
export function devicesQuery(world: World, usync: Node | undefined): Node {
  const protocols = childrenOf(childOf(usync, 'query')).map(({ tag }) => tag);
  const users = childrenOf(childOf(usync, 'list'), 'user');
  const results = users.map((user) => userResult(world, user, protocols));
  const result = node(
    'result',
    {},
    protocols.map((protocol) => node(protocol)),
  );
  return node('usync', { sid: usync?.attrs.sid, mode: usync?.attrs.mode, last: 'true' }, [
    result,
    node('list', {}, results),
  ]);
}

/** Keys for new sessions with the devices asked for. */
export function keysOfUsers(world: World, key: Node | undefined): Node[] {
  return childrenOf(key, 'user').map(({ attrs: { jid = '' } }) => {
    const address = parseJid(jid);
    const device = personAt(world, address.user)?.devices.find(({ id }) => id === address.device);
    if (!device) {
      const error = node('error', { code: 404, text: 'item-not-found' });
      return node('user', { jid }, [error]);
    }
    return node('user', { jid }, publishedKeys(device));
  });
}
