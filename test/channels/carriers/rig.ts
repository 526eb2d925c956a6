/** What every channel is put through: a person at the other end of the real channel, over its own protocol. */
import type { Blobs, InboundMessage } from '../../../src/app/ports.ts';
import type { Act, Carrier, Seen } from '../../transcript.ts';

export type Rig = Carrier & {
  /** What people cannot do there. */
  cannot?: readonly Act['kind'][];
  end(): Promise<void>;
};

/** An inbox that can be waited at. */
export function createInbox(): {
  receive: (message: InboundMessage) => Promise<void>;
  /** The next message that nobody took yet. */
  next(): Promise<InboundMessage>;
} {
  const waiting: InboundMessage[] = [];
  const takers: ((message: InboundMessage) => void)[] = [];
  return {
    receive(message) {
      const taker = takers.shift();
      if (taker) taker(message);
      else waiting.push(message);
      return Promise.resolve();
    },
    next() {
      const message = waiting.shift();
      if (message) return Promise.resolve(message);
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error('the channel handed nothing in')), 5_000);
        takers.push((taken) => {
          clearTimeout(timer);
          resolve(taken);
        });
      });
    },
  };
}

/** A JPEG of one grey pixel: what is sent where it does not matter what is on it. */
export const PIXEL = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q==',
  'base64',
);

/** Files that are whatever a transcript says they are. */
export const anyBlob: Blobs = {
  keep: () => Promise.resolve('blob-1'),
  load: () => Promise.resolve({ bytes: new Uint8Array(PIXEL), mime: 'image/jpeg' }),
};

/** Where a channel shows options as numbered lines under the text, they are taken apart again. */
export function readNumbered(shown: string, count: number): Omit<Seen, 'attached'> {
  if (count === 0) return { text: shown, options: [] };
  const lines = shown.split('\n');
  const first = lines.length - count;
  const options = lines.slice(first).map((line, index) => {
    const start = `${index + 1}. `;
    return line.startsWith(start) ? line.slice(start.length) : `(not numbered) ${line}`;
  });
  return { text: lines.slice(0, first).join('\n').trimEnd(), options };
}

/** The newest question, or the newest before it that has this option. */
export function askedWith<Asked extends { options: readonly { id: string }[] }>(
  option: string,
  questions: readonly Asked[],
  old: boolean,
): Asked | undefined {
  if (!old) return questions.at(-1);
  return questions.slice(0, -1).findLast(({ options }) => options.some(({ id }) => id === option));
}
