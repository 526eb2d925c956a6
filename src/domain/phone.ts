/**
 * Phone numbers as they may be shown to staff: enough to tell two people apart, never enough to
 * call one.
 */

/**
 * '+6281234567890' → '0812****890': Indonesian numbers as they are written at home, others with
 * their country code. What is too short to hide the middle of becomes only stars.
 */
export function maskPhone(e164: string): string {
  const digits = e164.replace(/\D/g, '');
  if (digits.length < 9) return '****';
  const home = digits.startsWith('62') ? `0${digits.slice(2)}` : `+${digits}`;
  return `${home.slice(0, 4)}****${home.slice(-3)}`;
}

/**
 * Free words without the numbers that could name a person: eight digits or more, as typed with
 * spaces, dots or dashes inside (a phone, NIK, NPWP or NIB), become "…".
 */
export function maskNumbers(words: string): string {
  return words.replace(/\d(?:[\s.-]{0,2}\d){7,}/g, '…');
}
