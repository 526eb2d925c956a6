/** A way to a server on this machine through which a test sees and spoils what is said. */
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

export type Wire = {
  /** The server's address, by this way. */
  url: string;
  /** Breaks the connections that are open; new ones can be made. */
  drop(): void;
  close(): void;
};

/** `carry` passes on what comes from one end (`near` is who connects) to the other; where one closes, both do. */
export async function openWire(
  url: string,
  carry: (near: Socket, far: Socket) => void,
): Promise<Wire> {
  const target = new URL(url);
  const ends = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    carry(near, far);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        ends.delete(one);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const through = new URL(url);
  through.port = String((server.address() as AddressInfo).port);
  const drop = (): void => {
    for (const one of ends) one.destroy();
  };
  return {
    url: through.href,
    drop,
    close() {
      drop();
      server.close();
    },
  };
}
