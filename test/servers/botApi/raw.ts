// A bare caller for the server's own tests: one HTTP request, the answer as it came.
import type { BotApi } from './start.ts';

export interface RawAnswer {
  status: number;
  ok?: boolean;
  result?: unknown;
  description?: string;
  parameters?: { retry_after?: number };
}

/** Calls a method with a JSON body. */
export async function raw(
  server: BotApi,
  method: string,
  payload: Record<string, unknown> = {},
): Promise<RawAnswer> {
  return post(server, method, {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(payload),
  });
}

/** Calls a method with any body that fetch takes. */
export async function post(server: BotApi, method: string, init: RequestInit): Promise<RawAnswer> {
  const url = `${server.url}/bot${server.token}/${method}`;
  const response = await fetch(url, { method: 'POST', ...init });
  return { status: response.status, ...((await response.json()) as object) };
}

/** The description of a refused call; undefined when it was carried out. */
export async function refusal(
  server: BotApi,
  method: string,
  payload: Record<string, unknown>,
): Promise<string | undefined> {
  return (await raw(server, method, payload)).description;
}

/** The smallest bytes that pass for a picture. */
export const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
