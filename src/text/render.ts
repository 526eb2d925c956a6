/** Turns a Line into final words in one language; every word comes from locales/ or is data passed on literally. */
import { readFileSync } from 'node:fs';
import { createInstance, type i18n } from 'i18next';
import type { Line, Reply, Values } from '../conversation/reply.ts';
import type { PersonFacts } from '../domain/facts.ts';
import { Language } from '../domain/person.ts';
import type { Template } from './template.ts';
import { filledIn, templateOf } from './template.ts';

export type Texts = i18n & {
  /** The text of a key as it is in that language; undefined where it is i18next that has to read it. */
  template(language: Language, key: string): Template | undefined;
};

/** Loads every language; keys are flat ("register.ask_name"), a missing one falls back to Indonesian. */
export function loadTexts(folder: URL): Texts {
  const read = (language: Language): Record<string, string> =>
    JSON.parse(readFileSync(new URL(`${language}.json`, folder), 'utf8')) as Record<string, string>;
  return createTexts({ id: read('id'), en: read('en') });
}

/** Texts of which every word is given, by language and key. */
export function createTexts(words: Record<Language, Record<string, string>>): Texts {
  const resources = Object.fromEntries(
    Object.entries(words).map(([language, translation]) => [language, { translation }]),
  );
  const texts = createInstance();
  void texts.init({
    lng: 'id',
    fallbackLng: 'id',
    resources,
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    // Channels escape for their own format; values are data and stay as they are.
    interpolation: { escapeValue: false, skipOnVariables: true },
  });
  return Object.assign(texts, { template: createTemplates(words) });
}

/** i18next looks for these behind a key where a `count` is given. */
const PLURALS = ['zero', 'one', 'two', 'few', 'many', 'other'];

/** Each text is cut when it is first said. */
function createTemplates(words: Record<Language, Record<string, string>>): Texts['template'] {
  const known = new Map(
    Language.options.map((language) => [language, new Map<string, Template>()]),
  );
  return (language, key) => {
    const found = known.get(language)?.get(key);
    if (found) return found;
    const text = words[language][key];
    const plural = PLURALS.some((form) => Object.hasOwn(words[language], `${key}_${form}`));
    const made = text === undefined || plural ? undefined : templateOf(text);
    if (made) known.get(language)?.set(key, made);
    return made;
  };
}

type Addressed = Pick<PersonFacts, 'language' | 'sapaan'>;

/** The final words; `{{sapaan}}` is always known ("Ibu", or "Bapak/Ibu" where nobody said). */
export function renderLine(texts: Texts, said: Line, to: Addressed): string {
  if ('literal' in said) return said.literal;
  const called = 'addressed' in said ? (said.as ?? to.sapaan) : to.sapaan;
  const sapaan = wordsOf(texts, to.language, `sapaan.${called ?? 'none'}`, {});
  if ('addressed' in said) return said.addressed.replaceAll('{{sapaan}}', sapaan);
  if ('lines' in said) {
    const parts = said.lines
      .map((part) => renderLine(texts, part, to))
      .filter((part) => part !== '');
    return parts.join(said.gap === 'paragraph' ? '\n\n' : '\n');
  }
  return wordsOf(texts, to.language, said.text, { sapaan, ...plain(texts, said.values, to) });
}

function wordsOf(
  texts: Texts,
  language: Language,
  key: string,
  values: Record<string, string | number>,
): string {
  const template = texts.template(language, key);
  const quick =
    template &&
    filledIn(template, (blank) => (blank in values ? String(values[blank]) : undefined));
  return quick ?? texts.t(key, { lng: language, ...values });
}

function plain(
  texts: Texts,
  values: Values | undefined,
  to: Addressed,
): Record<string, string | number> {
  const said: Record<string, string | number> = {};
  for (const name in values) {
    const value = values[name];
    if (value !== undefined)
      said[name] = typeof value === 'object' ? renderLine(texts, value, to) : value;
  }
  return said;
}

export type Rendered = {
  text: string;
  options?: { id: string; label: string }[];
  inPlace?: true;
  turn?: number;
  position: string;
  attachment?: NonNullable<Reply['attachment']>;
  chart?: { title: string; rows: { label: string; value: number }[] };
  request?: 'contact' | 'location';
};

/** A reply with nothing left to decide: what is stored in the outbox and sent on every try. */
export function renderReply(texts: Texts, reply: Reply, to: Addressed): Rendered {
  const { line, options, chart, ...rest } = reply;
  const words = (said: Line): string => renderLine(texts, said, to);
  return {
    ...rest,
    text: words(line),
    ...(chart
      ? {
          chart: {
            title: words(chart.title),
            rows: chart.rows.map(({ label, value }) => ({ label: words(label), value })),
          },
        }
      : {}),
    ...(options ? { options: options.map(({ id, label }) => ({ id, label: words(label) })) } : {}),
  };
}
