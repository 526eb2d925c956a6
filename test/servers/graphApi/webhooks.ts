// Delivers webhooks as Meta does: signed, at least once, again until 200; duplicated, held back or reordered where a test says so.
import { createHmac } from 'node:crypto';

export interface Webhooks {
  /** Asks the address whether it is the bot's (the GET with the verify token), then delivers to it. */
  subscribe: (url: string) => Promise<void>;
  /** Puts a body in line; several values of one body stay together. */
  push: (body: unknown) => void;
  /** The next n bodies come twice. */
  duplicate: (n: number) => void;
  /** Holds everything back until release(); then in this order, or as one body with many entries. */
  hold: () => void;
  release: (how?: { reversed?: boolean; asOne?: boolean }) => void;
  /** Posts any bytes once, signed unless told otherwise; the status that came back. */
  post: (raw: string | Buffer, headers?: Record<string, string>) => Promise<number>;
  sign: (raw: string | Buffer) => string;
  pending: () => number;
  readonly counts: { posted: number; failed: number };
  stop: () => Promise<void>;
}

const TIMEOUT_MS = 20_000;

export function createWebhooks(how: {
  appSecret: string;
  verifyToken: string;
  retryMs: number;
  changed: () => void;
}): Webhooks {
  const counts = { posted: 0, failed: 0 };
  const timers = new Set<NodeJS.Timeout>();
  const ending = new AbortController();
  const waiting: unknown[] = [];
  let target: string | undefined;
  let held: unknown[] | undefined;
  let doubles = 0;
  let resting = 0;
  let delivering: Promise<void> | undefined;

  function sign(raw: string | Buffer): string {
    return `sha256=${createHmac('sha256', how.appSecret).update(raw).digest('hex')}`;
  }

  async function post(raw: string | Buffer, headers: Record<string, string> = {}): Promise<number> {
    if (target === undefined) throw new Error('Nobody subscribed to the webhooks.');
    const response = await fetch(target, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'facebookexternalua',
        'x-hub-signature-256': sign(raw),
        ...headers,
      },
      body: typeof raw === 'string' ? raw : new Uint8Array(raw),
      signal: AbortSignal.any([ending.signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    await response.arrayBuffer();
    return response.status;
  }

  function wake(): void {
    if (delivering || target === undefined || ending.signal.aborted) return;
    delivering = deliver().finally(() => {
      delivering = undefined;
      how.changed();
      if (waiting.length > 0) wake();
    });
  }

  async function deliver(): Promise<void> {
    for (let body = waiting.shift(); body !== undefined; body = waiting.shift()) {
      const raw = JSON.stringify(body);
      counts.posted += 1;
      const status = await post(raw).catch(() => 0);
      if (ending.signal.aborted) return;
      if (status !== 200) later(body);
      else if (doubles > 0) {
        doubles -= 1;
        counts.posted += 1;
        await post(raw).catch(() => 0);
      }
      how.changed();
    }
  }

  /** Others go on meanwhile: a body that was refused comes after them. */
  function later(body: unknown): void {
    counts.failed += 1;
    resting += 1;
    const timer = setTimeout(() => {
      timers.delete(timer);
      resting -= 1;
      waiting.push(body);
      wake();
    }, how.retryMs);
    timers.add(timer);
  }

  return {
    async subscribe(url) {
      const challenge = String(1_000_000_000 + Math.floor(Math.random() * 1_000_000_000));
      const asked = new URLSearchParams({
        'hub.mode': 'subscribe',
        'hub.challenge': challenge,
        'hub.verify_token': how.verifyToken,
      });
      const response = await fetch(`${url}?${asked.toString()}`);
      const answer = await response.text();
      if (response.status !== 200 || answer !== challenge) {
        throw new Error(`The webhook was not verified: ${response.status} ${answer}`);
      }
      target = url;
      wake();
    },
    push(body) {
      (held ?? waiting).push(body);
      wake();
    },
    duplicate: (n) => void (doubles += n),
    hold: () => void (held ??= []),
    release({ reversed = false, asOne = false } = {}) {
      const bodies = held ?? [];
      held = undefined;
      if (reversed) bodies.reverse();
      waiting.push(...(asOne && bodies.length > 0 ? [together(bodies)] : bodies));
      wake();
    },
    post,
    sign,
    pending: () => waiting.length + resting + (delivering ? 1 : 0) + (held?.length ?? 0),
    counts,
    async stop() {
      ending.abort();
      for (const timer of timers) clearTimeout(timer);
      await delivering;
    },
  };
}

function together(bodies: readonly unknown[]): unknown {
  const entry = bodies.flatMap((body) => (body as { entry: unknown[] }).entry);
  return { object: 'whatsapp_business_account', entry };
}
