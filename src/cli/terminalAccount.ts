/** The terminal's people: their addresses, and the roles that whoever starts it gives them. */
import { basename } from 'node:path';
import type { Address, Store } from '../app/ports.ts';
import type { Config } from '../config.ts';
import type { Role } from '../domain/person.ts';
import type { Scope } from '../domain/scope.ts';

export type StaffGiven = { name: string; role: Role };

/** The account is the name of the database, so that two of them are two worlds. */
export function terminalAddress(config: Pick<Config, 'databaseUrl'>, id: string): Address {
  const account = basename(config.databaseUrl.replace(/^file:|\?.*$/g, ''));
  return { channel: 'terminal', account, id };
}

/** `scope`: of a companion, how far the role reaches. */
export async function grantRole(
  store: Store,
  address: Address,
  role: Role,
  grantedBy: string,
  now: Date,
  scope?: Scope,
): Promise<void> {
  const personId = await store.personAt(address);
  const row = { id: `${personId}/${role}`, personId, role, grantedBy, grantedAt: now, scope };
  await store.write([{ op: 'put', table: 'staffRole', row }]);
}
