/** Turns a Line into final words in one language; every word comes from locales/ or is data passed on literally. */
import { readFileSync } from 'node:fs';
import { createInstance, type i18n } from 'i18next';
import type { Line, Reply, Values } from '../conversation/reply.ts';
import type { PersonFacts } from '../domain/facts.ts';
import type { Language } from '../domain/person.ts';

export type Texts = i18n;

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
  return texts;
}

type Addressed = Pick<PersonFacts, 'language' | 'sapaan'>;

/** The final words; `{{sapaan}}` is always known ("Ibu", or "Bapak/Ibu" where nobody said). */
export function renderLine(texts: Texts, said: Line, to: Addressed): string {
  if ('literal' in said) return said.literal;
  const called = 'addressed' in said ? (said.as ?? to.sapaan) : to.sapaan;
  const sapaan = texts.t(`sapaan.${called ?? 'none'}`, { lng: to.language });
  if ('addressed' in said) return said.addressed.replaceAll('{{sapaan}}', sapaan);
  if ('lines' in said) {
    const parts = said.lines
      .map((part) => renderLine(texts, part, to))
      .filter((part) => part !== '');
    return parts.join(said.gap === 'paragraph' ? '\n\n' : '\n');
  }
  return texts.t(said.text, { lng: to.language, sapaan, ...plain(texts, said.values, to) });
}

function plain(
  texts: Texts,
  values: Values | undefined,
  to: Addressed,
): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(values ?? {}).map(([name, value]) => [
      name,
      typeof value === 'object' ? renderLine(texts, value, to) : value,
    ]),
  );
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
