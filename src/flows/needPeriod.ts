/** How long after delivery a company pays, as it says so: cash, days, weeks or months. */

const cash =
  /^(?:tunai|kontan|cash|cod|lunas|langsung|di\s?tempat|bayar (?:tunai|langsung|di tempat)|0(?: hari)?)$/;
const spans: readonly [RegExp, number][] = [
  [/^(?:hari|hr|days?|d)$/, 1],
  [/^(?:minggu|mgg|weeks?)$/, 7],
  [/^(?:bulan|bln|months?)$/, 30],
];

/**
 * Days until payment: "tunai" 0, "7 hari" 7, "2 minggu" 14, "sebulan" 30, a bare number is days.
 * Undefined for anything else.
 */
export function readPeriod(typed: string): number | undefined {
  const said = typed
    .toLowerCase()
    .replace(/[.,!]+$/, '')
    .replace(
      /\b(?:tempo|setelah|sesudah|terima|barang|kirim|diterima|dalam|in|within|after|delivery|net)\b/g,
      ' ',
    )
    .replace(/\bse(hari|minggu|bulan)\b/g, '1 $1')
    .replace(/\s+/g, ' ')
    .trim();
  if (cash.test(said)) return 0;
  const [, number, unit] = /^(\d{1,4})\s*([a-z]*)$/.exec(said) ?? [];
  if (number === undefined) return undefined;
  const factor = unit === '' ? 1 : spans.find(([pattern]) => pattern.test(unit ?? ''))?.[1];
  return factor === undefined ? undefined : Number(number) * factor;
}
