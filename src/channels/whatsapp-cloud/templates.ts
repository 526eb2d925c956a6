/** The approved messages that reach people after their 24 hours: names, languages and variables are data, the words are in locales/. */
import type { Message } from '../../app/ports.ts';
import type { TextKey } from '../../conversation/reply.ts';
import { shorten } from '../split.ts';
import { replyId } from '../replyId.ts';
import type { Content } from './shapes.ts';

/** What fills a blank: the message's own words with its options, or the words alone. */
type Variable = 'words' | 'words_and_options';

/** Meta's own: a message to many is marketing, however useful, unless Meta files it otherwise. */
type Category = 'UTILITY' | 'MARKETING';

export type Template = {
  /** As Meta knows it: small letters, digits and underscores. */
  name: string;
  category: Category;
  /** Our language codes and Meta's. */
  languages: Readonly<Record<string, string>>;
  /** How the position of a message begins for which this one is meant; or any; or those to many, which no other is for. */
  matches: 'any' | 'broadcast' | readonly string[];
  body: TextKey;
  /** What fills {{1}}, {{2}} … of the body. */
  variables: readonly Variable[];
  /** Quick replies: only for a message with exactly these options in this order. */
  buttons?: readonly { option: string; label: TextKey }[];
};
export type Templates = readonly Template[];

const LANGUAGES = { id: 'id', en: 'en' };

/** The first that fits a message is taken, so the one for everything is last. */
export const TEMPLATES: Templates = [
  {
    name: 'bighug_proposal',
    category: 'UTILITY',
    languages: LANGUAGES,
    matches: ['proposal/'],
    body: 'template.proposal',
    variables: ['words'],
    buttons: [
      { option: 'mau', label: 'proposal.accept' },
      { option: 'tidak', label: 'proposal.decline' },
      { option: 'nanti', label: 'proposal.later' },
    ],
  },
  {
    name: 'bighug_look',
    category: 'UTILITY',
    languages: LANGUAGES,
    matches: ['notice/', 'silent/'],
    body: 'template.look',
    variables: ['words'],
    buttons: [
      { option: 'lihat', label: 'notice.look' },
      { option: 'nanti', label: 'notice.later' },
    ],
  },
  {
    name: 'bighug_broadcast',
    category: 'MARKETING',
    languages: LANGUAGES,
    matches: 'broadcast',
    body: 'template.broadcast',
    variables: ['words'],
  },
  {
    name: 'bighug_news',
    category: 'UTILITY',
    languages: LANGUAGES,
    matches: 'any',
    body: 'template.news',
    variables: ['words_and_options'],
  },
];

/** A body with its blanks filled may have 1,024 characters; this leaves the body's own words 124. */
export const MAX_VARIABLE = 900;
/** Message templates, quick reply payloads. */
const MAX_PAYLOAD = 128;
const NO_WORDS = '…';

/** The first template that is meant for the message and has the options that it has. */
export function templateFor(templates: Templates, message: Message): Template | undefined {
  return templates.find(({ matches, buttons }) => {
    if (message.broadcast || matches === 'broadcast') {
      return message.broadcast === true && matches === 'broadcast';
    }
    const meant = matches === 'any' || matches.some((start) => message.position.startsWith(start));
    return meant && (!buttons || hasButtons(message, buttons));
  });
}

function hasButtons(message: Message, buttons: NonNullable<Template['buttons']>): boolean {
  const { options = [], turn = 0 } = message;
  return (
    options.length === buttons.length &&
    options.every(
      ({ id }, index) => id === buttons[index]?.option && replyId(turn, id).length <= MAX_PAYLOAD,
    )
  );
}

/** The call that says a message with a template. Without a language of its own a message is Indonesian. */
export function templateContent(template: Template, message: Message): Content {
  const { name, languages, variables, buttons = [] } = template;
  const code = languages[message.language ?? 'id'] ?? languages['id'] ?? 'id';
  const parameters = variables.map((variable) => ({
    type: 'text',
    text: valueOf(variable, message),
  }));
  const components = [
    ...(parameters.length > 0 ? [{ type: 'body', parameters }] : []),
    ...buttons.map(({ option }, index) => ({
      type: 'button',
      sub_type: 'quick_reply',
      index: String(index),
      parameters: [{ type: 'payload', payload: replyId(message.turn ?? 0, option) }],
    })),
  ];
  return {
    type: 'template',
    template: { name, language: { code }, ...(components.length > 0 ? { components } : {}) },
  };
}

/** What a blank says: one line without tabs or many blanks, as Meta demands, never empty, at most MAX_VARIABLE long. */
function valueOf(variable: Variable, { text, options = [], attachment }: Message): string {
  const listed =
    variable === 'words' ? '' : options.map(({ label }, at) => `${at + 1}. ${label}`).join(' · ');
  const tail = shorten(oneLine(listed), MAX_VARIABLE / 2);
  const words = oneLine(text === '' ? (attachment?.name ?? '') : text);
  const space = MAX_VARIABLE - (tail === '' ? 0 : tail.length + 3);
  return [shorten(words, space), tail].filter((part) => part !== '').join(' · ') || NO_WORDS;
}

/** Lines stand behind each other, with a mark between them where the first ends without one. */
function oneLine(text: string): string {
  return text
    .split(/[\r\n\v\f\u0085\u2028\u2029]+/)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '')
    .reduce(
      (all, part) => (all === '' ? part : `${all}${/[.:!?…,;]$/.test(all) ? ' ' : ' · '}${part}`),
      '',
    );
}

/** Renders a key; `lng` is one of our language codes, the other values fill the blanks. */
export type Words = { t(key: TextKey, values: Record<string, string>): string };

/** A template as an office submits it to Meta (POST /{account}/message_templates, one call for each). */
export type TemplateDefinition = {
  name: string;
  language: string;
  category: Category;
  components: (
    | { type: 'BODY'; text: string; example?: { body_text: string[][] } }
    | { type: 'BUTTONS'; buttons: { type: 'QUICK_REPLY'; text: string }[] }
  )[];
};

/** What has to be approved before anybody can be reached after 24 hours: every template in each of its languages. */
export function templateDefinitions(
  texts: Words,
  templates: Templates = TEMPLATES,
): TemplateDefinition[] {
  return templates.flatMap((template) =>
    Object.entries(template.languages).map(([language, code]) =>
      definitionOf(texts, template, language, code),
    ),
  );
}

function definitionOf(
  texts: Words,
  { name, category, body, variables, buttons = [] }: Template,
  language: string,
  code: string,
): TemplateDefinition {
  // The blanks stay blanks: {{1}} is filled with "{{1}}".
  const blanks = Object.fromEntries(
    variables.map((_variable, index) => [String(index + 1), `{{${index + 1}}}`]),
  );
  const example = variables.map(() => texts.t('template.example', { lng: language }));
  return {
    name,
    language: code,
    category,
    components: [
      {
        type: 'BODY',
        text: texts.t(body, { lng: language, ...blanks }),
        ...(example.length > 0 ? { example: { body_text: [example] } } : {}),
      },
      ...(buttons.length > 0
        ? [
            {
              type: 'BUTTONS' as const,
              buttons: buttons.map(({ label }) => ({
                type: 'QUICK_REPLY' as const,
                text: texts.t(label, { lng: language }),
              })),
            },
          ]
        : []),
    ],
  };
}
