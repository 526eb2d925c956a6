/** Cells as they leave: no spreadsheet that opens them can take one for a formula (OWASP, CSV injection). */

/** What makes a spreadsheet compute: also as full-width letters, and behind blanks. */
const COMPUTES = /^[\s\u00a0]*[=+\-@\t\r\n＝＋－＠|%]/u;

/** The text with an apostrophe in front where it could be computed; control characters are taken out. */
export function safeCell(text: string): string {
  const plain = text.replace(/[\p{Cc}]+/gu, (found) => (/[\t\r\n]/.test(found) ? ' ' : ''));
  return COMPUTES.test(text) || COMPUTES.test(plain) ? `'${plain}` : plain;
}
