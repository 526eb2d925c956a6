/** A channel that needs a person says so to every admin, on whatever channel each of them uses; once, until it is something else. */
import type { Logger } from 'pino';
import type { Alert, Store } from './ports.ts';

export function createAlert(how: {
  store: Pick<Store, 'peopleOf' | 'write'>;
  log: Logger;
  now: () => Date;
  /** Something is due now. */
  due: () => Promise<void>;
}): Alert {
  const said = new Map<string, string>();
  return async ({ channel, what }) => {
    how.log.error({ channel, what }, 'a channel needs somebody');
    if (said.get(channel) === what) return;
    said.set(channel, what);
    try {
      const admins = await how.store.peopleOf({ role: 'admin' });
      const key = `channel/${channel}`;
      await how.store.write(
        admins.map((personId) => ({
          op: 'put',
          table: 'timer',
          row: {
            id: `${key}/${personId}`,
            key,
            personId,
            happening: { kind: 'channel.trouble', channel, what },
            at: how.now(),
          },
        })),
      );
      await how.due();
    } catch (err) {
      said.delete(channel);
      how.log.error({ err, channel, what }, 'the admins could not be told');
    }
  };
}
