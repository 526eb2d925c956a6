// Typed readings of the string parameters, clamped and defaulted as Telegram does it.
import { badRequest } from './errors.ts';
import type { Params } from './types.ts';

export type JsonObject = Record<string, unknown>;

/** A parameter as text; empty when absent. */
export function textArg(params: Params, name: string): string {
  return params.args.get(name) ?? '';
}

/** A whole number, clamped; what is not a number counts as 0, as in the real server. */
export function intArg(
  params: Params,
  name: string,
  fallback: number,
  min = -2_147_483_648,
  max = 2_147_483_647,
): number {
  const raw = textArg(params, name);
  const value = raw === '' ? fallback : Number.parseInt(raw, 10) || 0;
  return Math.min(max, Math.max(min, value));
}

/** Telegram's truth: true, yes, 1 in any case. */
export function boolArg(params: Params, name: string): boolean {
  return ['true', 'yes', '1'].includes(textArg(params, name).trim().toLowerCase());
}

/** A JSON parameter, undefined when absent; `what` names it in the error. */
export function jsonArg(params: Params, name: string, what: string): unknown {
  const raw = textArg(params, name);
  if (raw === '') return undefined;
  try {
    return JSON.parse(raw) as unknown;
  } catch {
    throw badRequest(`Can't parse ${what} JSON object`);
  }
}

/** Whether a decoded JSON value is an object (not a list). */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A string field of an object; a number is taken too. Returns '' when absent and optional. */
export function stringField(object: JsonObject, name: string, required = false): string {
  const value = object[name];
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (value === undefined || value === null) {
    if (required) throw new FieldError(`Can't find field "${name}"`);
    return '';
  }
  throw new FieldError(`Field "${name}" must be of type String`);
}

/** A flaw inside a JSON parameter; its caller adds where it was found. */
export class FieldError extends Error {}
