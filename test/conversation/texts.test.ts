/** Texts cut once say what i18next says. */
import { describe, expect, test } from 'vitest';
import type { TextKey } from '../../src/conversation/reply.ts';
import { createTexts, loadTexts, renderLine } from '../../src/text/render.ts';

const texts = loadTexts(new URL('../../locales/', import.meta.url));
const keysOf = (language: string): string[] =>
  Object.keys(texts.getResourceBundle(language, 'translation') as Record<string, string>);

describe('every text with its blanks filled in', () => {
  test.each(['id', 'en'] as const)('%s', (language) => {
    for (const key of keysOf(language)) {
      const words = texts.getResource(language, 'translation', key) as string;
      const blanks = [...words.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '');
      const values = Object.fromEntries(
        blanks.map((name, at) => [name, name === 'count' ? at : `$1 {{${name}}} $& <b>`]),
      );
      const said = { text: key as TextKey, values: { sapaan: 'Ibu', ...values } };
      const expected = texts.t(key, { lng: language, sapaan: 'Ibu', ...values });
      expect(renderLine(texts, said, { language })).toBe(expected);
    }
  });
});

test('what more than blanks are used for, or a blank nobody knows, is left to i18next', () => {
  const id = { 'sapaan.none': 'Bapak/Ibu', one: '{{n}}$t(two)', two: '2', few: '{{a}}-{{b}}' };
  const small = createTexts({ id: { ...id, row_other: '{{count}} baris', row: '?' }, en: {} });
  const say = (text: string, values = {}): string =>
    renderLine(small, { text: text as TextKey, values }, { language: 'en' });
  expect(say('one', { n: 1 })).toBe('12');
  expect(say('few', { a: 'x' })).toBe('x-{{b}}');
  expect(say('row', { count: 3 })).toBe('3 baris');
});
