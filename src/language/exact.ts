/** Exact decimal arithmetic for what people say: a bigint of billionths, so that 0,1 + 0,2 is 0,3 and 10^15 still fits. */

export type Exact = bigint;
export const one: Exact = 1_000_000_000n;

export function exactInt(value: number): Exact {
  return BigInt(value) * one;
}

/** A decimal written with plain digits, "1250" and fraction "5" for 1250.5; more than nine decimals are cut. */
export function exactDigits(whole: string, fraction = ''): Exact {
  return BigInt(whole) * one + BigInt(fraction.slice(0, 9).padEnd(9, '0') || '0');
}

export function times(a: Exact, b: Exact): Exact {
  return (a * b) / one;
}

/** The nearest ordinary number; exact for whole numbers up to 2^53 and for short decimals. */
export function toNumber(value: Exact): number {
  return value % one === 0n ? Number(value / one) : Number(value) / 1e9;
}

/** Integer thousandths, rounded half up. */
export function toThousandths(value: Exact): number {
  return Number((value + 500_000n) / 1_000_000n);
}
