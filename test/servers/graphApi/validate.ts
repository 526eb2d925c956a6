// Checks a message as Meta does, and says what a person would see of it.
import { refusal } from './errors.ts';
import type { Heard, StoredMedia, TemplateDefinition } from './types.ts';

type Json = Record<string, unknown>;
type Seen = Pick<Heard, 'text' | 'options' | 'file' | 'template'>;
export interface Known {
  media: ReadonlyMap<string, StoredMedia>;
  templates: readonly TemplateDefinition[];
  paused: ReadonlySet<string>;
}

const TOP_LEVEL = new Set([
  'messaging_product',
  'recipient_type',
  'to',
  'recipient',
  'type',
  'context',
  'biz_opaque_callback_data',
  'text',
  'interactive',
  'image',
  'document',
  'audio',
  'template',
]);
const MIMES: Readonly<Record<string, RegExp>> = {
  image: /^image\/(?:jpeg|png)$/,
  audio: /^audio\/(?:aac|amr|mpeg|mp4|ogg)$/,
  document: /^[\w.+-]+\/[\w.+-]+$/,
};
const MAX_BYTES: Readonly<Record<string, number>> = {
  image: 5 * 1024 * 1024,
  audio: 16 * 1024 * 1024,
  document: 100 * 1024 * 1024,
};

/** Throws Meta's refusal of a message that Meta would not take. */
export function seen(payload: Json, known: Known): Seen {
  for (const key of Object.keys(payload)) {
    if (!TOP_LEVEL.has(key)) throw refusal(100, `Unexpected key "${key}" on param "message".`);
  }
  if (payload['messaging_product'] !== 'whatsapp') {
    throw refusal(100, 'The parameter messaging_product is required.');
  }
  if (payload['recipient_type'] !== undefined && payload['recipient_type'] !== 'individual') {
    throw refusal(131009, 'recipient_type must be individual');
  }
  words(payload['biz_opaque_callback_data'] ?? '-', 'biz_opaque_callback_data', 512);
  const type = kindOf(payload);
  switch (type) {
    case 'text':
      return { text: words(object(payload, 'text')['body'], "text['body']", 4096), options: [] };
    case 'interactive':
      return interactive(object(payload, 'interactive'));
    case 'image':
    case 'document':
    case 'audio':
      return file(type, object(payload, type), known);
    case 'template':
      return template(object(payload, 'template'), known);
    default:
      throw refusal(131051, `type ${type}`);
  }
}

/** A message without a type is text. */
export function kindOf({ type = 'text' }: Json): string {
  return typeof type === 'string' ? type : 'unknown';
}

function object(from: Json, key: string): Json {
  const value = from[key];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw refusal(131008, `Required parameter is missing: ${key}`);
  }
  return value as Json;
}

function list(from: Json, key: string): Json[] {
  const value = from[key];
  if (!Array.isArray(value)) throw refusal(131008, `Required parameter is missing: ${key}`);
  return value as Json[];
}

function words(value: unknown, name: string, limit: number): string {
  if (typeof value !== 'string' || value.trim() === '') {
    throw refusal(131008, `Required parameter is missing: ${name}`);
  }
  if (value.length > limit)
    throw refusal(100, `Param ${name} must be at most ${limit} characters long.`);
  return value;
}

function unlike(values: readonly string[], what: string): void {
  if (new Set(values).size !== values.length) throw refusal(131009, `Duplicated ${what}`);
}

function interactive(asked: Json): Seen {
  const text = words(object(asked, 'body')['text'], "interactive['body']['text']", 1024);
  const action = object(asked, 'action');
  switch (asked['type']) {
    case 'button':
      return { text, options: buttons(list(action, 'buttons')) };
    case 'list':
      words(action['button'], "action['button']", 20);
      return { text, options: rows(list(action, 'sections')) };
    case 'location_request_message':
      if (action['name'] !== 'send_location') throw refusal(131009, 'action name');
      return { text, options: [] };
    default:
      throw refusal(131009, `interactive type ${String(asked['type'])}`);
  }
}

function buttons(made: Json[]): Heard['options'] {
  if (made.length < 1 || made.length > 3)
    throw refusal(131009, 'Invalid buttons count. Min allowed buttons: 1, Max allowed buttons: 3');
  const options = made.map((button) => {
    if (button['type'] !== 'reply') throw refusal(131009, 'button type');
    const reply = object(button, 'reply');
    return {
      id: words(reply['id'], 'button id', 256),
      label: words(reply['title'], 'button title', 20),
    };
  });
  unlike(
    options.map(({ id }) => id),
    'button id',
  );
  unlike(
    options.map(({ label }) => label),
    'title in buttons',
  );
  return options;
}

function rows(sections: Json[]): Heard['options'] {
  if (sections.length < 1 || sections.length > 10) throw refusal(131009, 'sections count');
  const options = sections.flatMap((section) => {
    if (sections.length > 1) words(section['title'], 'section title', 24);
    return list(section, 'rows').map((row) => ({
      id: words(row['id'], 'row id', 200),
      label: words(row['title'], 'row title', 24),
      ...(row['description'] === undefined
        ? {}
        : { description: words(row['description'], 'row description', 72) }),
    }));
  });
  if (options.length < 1 || options.length > 10)
    throw refusal(131009, 'Total row count exceed max allowed count: 10');
  unlike(
    options.map(({ id }) => id),
    'row id',
  );
  return options;
}

function file(type: string, shown: Json, known: Known): Seen {
  const media = known.media.get(words(shown['id'], `${type}['id']`, 256));
  if (!media)
    throw refusal(
      100,
      `Param ${type}['id'] is not a valid whatsapp business account media attachment ID`,
    );
  if (!MIMES[type]?.test(media.mime)) throw refusal(131053, `${media.mime} is no ${type}`);
  if (media.bytes.length > (MAX_BYTES[type] ?? 0)) throw refusal(131053, `the ${type} is too big`);
  if (type === 'audio' && shown['caption'] !== undefined)
    throw refusal(100, 'Unexpected key "caption" on param "audio".');
  if (type !== 'document' && shown['filename'] !== undefined)
    throw refusal(100, `Unexpected key "filename" on param "${type}".`);
  const caption = shown['caption'] === undefined ? '' : words(shown['caption'], 'caption', 1024);
  const name = shown['filename'] ?? media.name;
  return {
    text: caption,
    options: [],
    file: {
      bytes: media.bytes,
      mime: media.mime,
      ...(typeof name === 'string' ? { name } : {}),
    },
  };
}

function template(asked: Json, known: Known): Seen {
  const name = words(asked['name'], 'template name', 512);
  const language = words(object(asked, 'language')['code'], 'language code', 10);
  const found = known.templates.find((one) => one.name === name && one.language === language);
  if (!found) throw refusal(132001, `template name (${name}) does not exist in ${language}`, 404);
  if (known.paused.has(name))
    throw refusal(132015, `template ${name} is paused due to low quality`);
  const components = (asked['components'] ?? []) as Json[];
  const body = found.components.find(({ type }) => type === 'BODY')?.text ?? '';
  const values = components
    .filter(({ type }) => type === 'body')
    .flatMap((component) => list(component, 'parameters').map(parameter));
  const blanks = new Set([...body.matchAll(/\{\{(\d+)\}\}/g)].map(([, number]) => number));
  if (values.length !== blanks.size) {
    throw refusal(
      132000,
      `body: number of localizable_params (${values.length}) does not match the expected number of params (${blanks.size})`,
    );
  }
  const text = body.replace(
    /\{\{(\d+)\}\}/g,
    (_all, number: string) => values[Number(number) - 1] ?? '',
  );
  if (text.length > 1024) throw refusal(132005, 'Translated text too long');
  return { text, options: quickReplies(found, components), template: { name, language } };
}

function parameter(given: Json): string {
  if (given['type'] !== 'text') throw refusal(132012, 'body: text is expected');
  const text = words(given['text'], 'parameter text', 1024);
  if (/[\n\t]| {5,}/.test(text)) {
    throw refusal(
      132018,
      'Param text cannot have new-line/tab characters or more than 4 consecutive spaces',
    );
  }
  return text;
}

function quickReplies(found: TemplateDefinition, components: readonly Json[]): Heard['options'] {
  const made = found.components.find(({ type }) => type === 'BUTTONS')?.buttons ?? [];
  const given = components.filter(({ type }) => type === 'button');
  return made.map(({ text }, index) => {
    const component = given.find((one) => one['index'] === String(index));
    if (!component) return { id: text, label: text };
    if (component['sub_type'] !== 'quick_reply') throw refusal(132012, `buttons: sub_type`);
    const [first] = list(component, 'parameters');
    if (first?.['type'] !== 'payload') throw refusal(132012, 'buttons: payload');
    return { id: words(first['payload'], 'button payload', 128), label: text };
  });
}
