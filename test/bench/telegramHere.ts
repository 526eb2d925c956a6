/** A Bot API server in this process and the words of people, for benchmarks that start the whole program beside it. */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const BOT_TOKEN = `7012345678:${'b'.repeat(35)}`;
export const WEBHOOK_SECRET = 'bench-bench-bench';
const ME = { id: 7_012_345_678, is_bot: true, first_name: 'Bench', username: 'bench_bot' };

export type TelegramHere = {
  url: string;
  /** Called once the program has named its webhook, and with each text that it sends. */
  on: { ready: () => void; sent: (chatId: number, text: string) => void };
  close(): void;
};

export type TelegramHow = {
  /** Seconds after which to try again, where a message to this chat comes too soon. */
  refuses?: (chatId: number) => number | undefined;
  /** How long a call takes. */
  answerMs?: number;
};

export async function startTelegramHere({
  refuses,
  answerMs,
}: TelegramHow = {}): Promise<TelegramHere> {
  const on: TelegramHere['on'] = { ready: () => undefined, sent: () => undefined };
  let messageId = 0;
  function answer(method: string, body: string): object {
    if (method === 'getMe') return { ok: true, result: ME };
    if (method === 'setWebhook') setImmediate(() => on.ready());
    if (method !== 'sendMessage') return { ok: true, result: true };
    const said = JSON.parse(body) as { chat_id: number; text: string };
    const seconds = refuses?.(said.chat_id);
    if (seconds !== undefined) {
      const description = `Too Many Requests: retry after ${seconds}`;
      return { ok: false, error_code: 429, description, parameters: { retry_after: seconds } };
    }
    messageId += 1;
    setImmediate(() => on.sent(said.chat_id, said.text));
    const chat = { id: said.chat_id, type: 'private' };
    return { ok: true, result: { message_id: messageId, date: 0, chat } };
  }
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (part: string) => (body += part));
    request.on('end', () => {
      const { url = '' } = request;
      const text = JSON.stringify(answer(url.slice(url.lastIndexOf('/') + 1), body));
      const give = (): void => {
        response.setHeader('content-type', 'application/json');
        response.end(text);
      };
      if (answerMs === undefined) give();
      else setTimeout(give, answerMs);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    on,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

let updates = 0;

/** Hands over what somebody wrote, as Telegram calls the webhook; resolves when it is taken. */
export async function post(port: number, person: number, text: string): Promise<void> {
  updates += 1;
  const chat = { id: person, type: 'private', first_name: 'Ani' };
  const from = { id: person, is_bot: false, first_name: 'Ani', language_code: 'id' };
  const date = Math.floor(Date.now() / 1000);
  const message = { message_id: updates, date, chat, from, text };
  const answer = await fetch(`http://127.0.0.1:${port}/webhooks/telegram`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-telegram-bot-api-secret-token': WEBHOOK_SECRET,
    },
    body: JSON.stringify({ update_id: Date.now() * 1000 + updates, message }),
  });
  if (!answer.ok) throw new Error(`the webhook answered ${answer.status}`);
}
