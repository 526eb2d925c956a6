/** JSON that also carries bigints and dates; what `encodeJson` writes, `decodeJson` reads back equal. */

export function encodeJson(value: unknown): string {
  return JSON.stringify(value, function (this: unknown, key: string, plain: unknown) {
    // Date has its own toJSON, so the original is read from the holder.
    const original: unknown = key === '' ? value : (this as Record<string, unknown>)[key];
    if (original instanceof Date) return { $date: original.toISOString() };
    if (typeof original === 'bigint') return { $bigint: original.toString() };
    return plain;
  });
}

/** Throws on text that is no JSON: a stored value that cannot be read is a bug, not an input. */
export function decodeJson(text: string): unknown {
  return JSON.parse(text, (_key, value: unknown) => {
    if (value === null || typeof value !== 'object') return value;
    if ('$bigint' in value && typeof value.$bigint === 'string') return BigInt(value.$bigint);
    if ('$date' in value && typeof value.$date === 'string') return new Date(value.$date);
    return value;
  });
}
