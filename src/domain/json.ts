/** JSON that also carries bigints and dates; what `encodeJson` writes, `decodeJson` reads back equal. */

type Plain = Record<string, unknown>;

/** The same value with its dates and bigints marked; what holds none of them is not copied. */
function marked(value: unknown): unknown {
  if (typeof value === 'bigint') return { $bigint: value.toString() };
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof Date) return { $date: value.toISOString() };
  let copy: Plain | unknown[] | undefined;
  for (const key in value) {
    const before = (value as Plain)[key];
    const after = typeof before === 'string' ? before : marked(before);
    if (after === before) continue;
    copy ??= Array.isArray(value) ? [...(value as unknown[])] : { ...value };
    (copy as Plain)[key] = after;
  }
  return copy ?? value;
}

/** A replacer or reviver would be called for every value: walking by hand is several times as fast. */
export function encodeJson(value: unknown): string {
  return JSON.stringify(marked(value));
}

function unmarked(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  const held = value as Plain;
  for (const key in held) {
    const before = held[key];
    if (before !== null && typeof before === 'object') held[key] = unmarked(before);
  }
  if (typeof held.$bigint === 'string') return BigInt(held.$bigint);
  if (typeof held.$date === 'string') return new Date(held.$date);
  return value;
}

/** Throws on text that is no JSON: a stored value that cannot be read is a bug, not an input. */
export function decodeJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  return text.includes('"$date"') || text.includes('"$bigint"') ? unmarked(value) : value;
}
