/** Digits with separators as people type them; where dot and comma can mean two things, both are said and nothing is chosen silently. */
import { exactDigits, type Exact } from './exact.ts';

/** `doubt` says why the value must be confirmed, `also` what else it may be. */
export type Digits = { value: Exact; doubt?: string; also?: Exact };

const longest = 15;

function grouped(raw: string, separator: string): boolean {
  const [head = '', ...groups] = raw.split(separator);
  return head.length > 0 && head.length < 4 && groups.every((group) => group.length === 3);
}

function single(raw: string, separator: string): Digits | undefined {
  const [whole = '', fraction = ''] = raw.split(separator);
  const decimal = exactDigits(whole, fraction);
  if (fraction.length === 3 && grouped(raw, separator)) {
    if (/^0/.test(whole))
      return separator === ',' ? { value: decimal } : { value: decimal, doubt: 'dot as decimal' };
    const thousands = exactDigits(whole + fraction);
    if (separator === '.') return { value: thousands };
    return { value: thousands, doubt: 'comma before three digits', also: decimal };
  }
  if (separator === '.' && fraction.length > 2) {
    return { value: decimal, doubt: 'dot before many digits', also: exactDigits(whole + fraction) };
  }
  return { value: decimal };
}

/**
 * Reads "1.500", "1,5", "1.250.000", "25.000,00" (Indonesian: dot for thousands, comma for decimals; a dot with one or
 * two digits is a decimal). Undefined where the groups make no number ("1.00.000") or it has more than 15 digits.
 */
export function readDigits(raw: string): Digits | undefined {
  const dots = raw.split('.').length - 1;
  const commas = raw.split(',').length - 1;
  if (raw.length > longest + dots + commas) return undefined;
  if (dots + commas === 0) return { value: exactDigits(raw) };
  if (dots + commas === 1) return single(raw, dots === 1 ? '.' : ',');
  if (commas === 0 || dots === 0) {
    const separator = commas === 0 ? '.' : ',';
    return grouped(raw, separator)
      ? { value: exactDigits(raw.replaceAll(separator, '')) }
      : undefined;
  }
  const decimal = raw.lastIndexOf(',') > raw.lastIndexOf('.') ? ',' : '.';
  const thousands = decimal === ',' ? '.' : ',';
  const [whole = '', fraction = '', ...more] = raw.split(decimal);
  if (more.length > 0 || fraction.includes(thousands) || !grouped(whole, thousands))
    return undefined;
  const value = exactDigits(whole.replaceAll(thousands, ''), fraction);
  return fraction.length === 3 ? { value, doubt: 'dot and comma' } : { value };
}
