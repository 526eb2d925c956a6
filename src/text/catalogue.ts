/** The texts as staff look at them and change them: found by words on a screen, and laid over what the program ships. */
import type { TextRow, TextView } from '../domain/changing.ts';
import type { Override } from '../domain/override.ts';
import { layTexts } from '../domain/override.ts';
import { Language } from '../domain/person.ts';
import { likeness, mayChangeText } from '../domain/textRules.ts';
import type { Texts } from './render.ts';
import { createTexts } from './render.ts';

function wordsIn(texts: Texts, language: Language): Record<string, string> {
  return texts.getResourceBundle(language, 'translation') as Record<string, string>;
}

function perLanguage<T>(of: (language: Language) => T): Record<Language, T> {
  return { id: of('id'), en: of('en') };
}

/** The texts that are rendered from now on, and the changes among `rows` that fit none. */
export function withOverrides(
  shipped: Texts,
  rows: readonly Override[],
): { laid: Texts; ignored: string[] } {
  const laid = perLanguage((language) => layTexts(wordsIn(shipped, language), language, rows));
  const known = rows.filter(({ of }) => Language.options.some((l) => of.startsWith(`text/${l}/`)));
  if (known.length === 0) return { laid: shipped, ignored: [] };
  return {
    laid: createTexts(perLanguage((language) => laid[language].laid)),
    ignored: Language.options.flatMap((language) => laid[language].ignored),
  };
}

/** A text that staff may change, as it is and as it is shipped; undefined for any other key. */
export function viewText(shipped: Texts, now: Texts, key: string): TextView | undefined {
  if (!mayChangeText(key) || !Object.hasOwn(wordsIn(shipped, 'id'), key)) return undefined;
  const of = (texts: Texts, name: string) =>
    perLanguage((language) => wordsIn(texts, language)[name] ?? '');
  return {
    key,
    now: of(now, key),
    shipped: of(shipped, key),
    sapaan: of(now, 'sapaan.none'),
  };
}

/** Texts that hold the words as people see them, or whose key is typed, nearest first; of no words those that are changed. */
export function findTexts(shipped: Texts, now: Texts, words: string): TextRow[] {
  const [id, en] = [wordsIn(now, 'id'), wordsIn(now, 'en')];
  const rows = Object.keys(id)
    .filter(mayChangeText)
    .map((key) => ({ key, id: id[key] ?? '', en: en[key] ?? '' }));
  if (words === '') {
    const [firstId, firstEn] = [wordsIn(shipped, 'id'), wordsIn(shipped, 'en')];
    return rows.filter((row) => row.id !== firstId[row.key] || row.en !== firstEn[row.key]);
  }
  const named = rows.filter(({ key }) => key === words.toLowerCase().trim());
  if (named.length > 0) return named;
  return rows
    .map((row) => ({
      row,
      near: Math.max(likeness(words, row.id), likeness(words, row.en)),
    }))
    .filter(({ near }) => near > 0)
    .sort((a, b) => b.near - a.near || (a.row.key < b.row.key ? -1 : 1))
    .map(({ row }) => row);
}
