/** Text as people type it, cut into tokens in one linear pass; every reader of this room starts from these tokens. */

/** `number` keeps its separators ("1.250,5"); `glued`: no blank between this token and the one before. */
export type Token = { kind: 'number' | 'word' | 'sign'; text: string; glued: boolean };

/** Nobody answers a question at greater length: what stands behind is not read, and the answer must be confirmed. */
const longestRead = 500;
const mostTokens = 200;

/** Whether something was left unread, so that whatever was understood must be confirmed. */
export function isCut(text: string, list: readonly Token[]): boolean {
  return text.length > longestRead || list.length >= mostTokens;
}

/** Lower case, one kind of dash and apostrophe, "½" as "1/2", letters drawn out for fun ("limaaa") shortened. */
function normalise(text: string): string {
  return text
    .replace(/½/g, ' 1/2 ')
    .replace(/¼/g, ' 1/4 ')
    .replace(/¾/g, ' 3/4 ')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\u2044/g, '/')
    .replace(/[\u2018\u2019\u00b4\u0060]/g, "'")
    .replace(/\p{Mn}/gu, '')
    .replace(/([\p{L}])\1{2,}/gu, '$1');
}

/** Words after which a glued "2" is a number and no doubling: "tgl2" is "tgl 2", but "kira2" is "kira-kira". */
const numberFollows = new Set(
  'rp idr tgl tanggal tg bulan bln h x no nomor rt rw jam q kw id md ml'.split(' '),
);
const surfaceUnits = new Set(['m', 'cm', 'mtr', 'meter']);

const scaleWords = new Set('rb ribu rebu jt juta'.split(' '));

/** Takes "kira2", "rb2an", "m2" as one word; returns the length of the tail after `word` that belongs to it. */
function doubledTail(word: string, rest: string): number {
  const tail = /^[23](?:an|nya)?(?![\p{L}\d]|[.,]\d)/u.exec(rest);
  if (!tail) return 0;
  if (surfaceUnits.has(word)) return 1;
  // "3jt2" is three million two hundred thousand, "jt2an" some millions.
  if (scaleWords.has(word) && tail[0].length === 1) return 0;
  return rest.startsWith('2') && word.length > 1 && !numberFollows.has(word) ? tail[0].length : 0;
}

/** Cuts the first 500 characters into at most 200 tokens; blanks only set `glued`. */
export function tokens(text: string): Token[] {
  const source = normalise(text.slice(0, longestRead));
  const pattern = /\d+(?:[.,]\d+)*|\p{L}+(?:'\p{L}+)*|[^\s]/gu;
  const found: Token[] = [];
  let end = -1;
  for (
    let match = pattern.exec(source);
    match && found.length < mostTokens;
    match = pattern.exec(source)
  ) {
    let piece = match[0];
    const first = piece.charAt(0);
    const isDigit = first >= '0' && first <= '9';
    const isLetter = !isDigit && /^\p{L}/u.test(first === piece ? piece : piece.slice(0, 2));
    if (isLetter) {
      const tail = doubledTail(piece, source.slice(pattern.lastIndex, pattern.lastIndex + 6));
      piece += source.slice(pattern.lastIndex, pattern.lastIndex + tail);
      pattern.lastIndex += tail;
    }
    const kind = isDigit ? 'number' : isLetter ? 'word' : 'sign';
    found.push({ kind, text: piece, glued: match.index === end });
    end = pattern.lastIndex;
  }
  return found;
}

/** The text of the token at `index`, or '' outside the list. */
export function textAt(list: readonly Token[], index: number): string {
  return list[index]?.text ?? '';
}
