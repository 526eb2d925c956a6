/** Lines of a stream, ended by a line feed and nothing else: a JSON text may hold other ends of lines (U+2028). */

/** Each line without its end; also the last one, where it has no end. */
export async function* linesOf(
  input: NodeJS.ReadableStream & AsyncIterable<unknown>,
): AsyncGenerator<string> {
  input.setEncoding('utf8');
  let parts: string[] = [];
  for await (const part of input) {
    const [first = '', ...more] = String(part).split('\n');
    parts.push(first);
    for (const line of more) {
      yield parts.join('');
      parts = [line];
    }
  }
  const last = parts.join('');
  if (last !== '') yield last;
}
