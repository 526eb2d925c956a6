/** The house rules as a test: arrows between rooms, purity, lengths, opening sentences, lists that equal their folders. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const src = fileURLToPath(new URL('../src/', import.meta.url));

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes('/generated/'));
}

const files = filesIn(src).map((path) => {
  const name = relative(src, path);
  const text = readFileSync(path, 'utf8');
  return {
    name,
    room: name.includes('/') ? (name.split('/')[0] ?? '') : name,
    text,
    lines: text.split('\n'),
  };
});

/** Which rooms each room may import besides itself; `main.ts`, `config.ts` and `cli` are below. */
const ARROWS: Record<string, readonly string[]> = {
  domain: [],
  language: ['domain'],
  conversation: ['domain', 'language'],
  matching: ['domain', 'language'],
  flows: ['conversation', 'language', 'domain', 'import'],
  commands: ['conversation', 'language', 'domain', 'matching'],
  regions: ['domain'],
  import: ['language', 'domain'],
  sheets: [],
  text: ['conversation', 'domain'],
  app: ['conversation', 'language', 'domain', 'matching', 'flows', 'commands', 'text'],
  store: ['domain', 'app', 'conversation'],
  channels: ['conversation', 'app'],
  files: [
    ...['app', 'conversation', 'language', 'domain', 'flows', 'import'],
    ...['sheets', 'text', 'charts', 'papers'],
  ],
  charts: [],
  papers: ['domain'],
  cli: ['*'],
  'main.ts': ['*'],
  'config.ts': [],
};
/** The packages that a room may know. */
const PACKAGES: Record<string, readonly string[]> = {
  domain: ['zod'],
  language: ['fastest-levenshtein', 'libphonenumber-js'],
  conversation: ['zod'],
  matching: [],
  flows: ['zod'],
  commands: ['zod'],
  regions: [],
  import: ['zod'],
};
const PURE = Object.keys(PACKAGES);

function importsOf(text: string): string[] {
  return [...text.matchAll(/^(?:import|export)[^;]*? from '([^']+)'/gm)].map(
    (found) => found[1] ?? '',
  );
}

describe('the house', () => {
  it('has arrows that go one way', () => {
    const wrong: string[] = [];
    for (const { name, room, text } of files) {
      const allowed = ARROWS[room];
      if (!allowed) wrong.push(`${name}: room ${room} is not on the map`);
      for (const target of importsOf(text).filter((path) => path.startsWith('.'))) {
        const to = relative(src, join(src, name, '..', target));
        if (to.startsWith('..')) continue;
        const other = to.includes('/') ? (to.split('/')[0] ?? '') : to;
        if (other === room || allowed?.includes('*') || allowed?.includes(other)) continue;
        wrong.push(`${name} imports ${to}`);
      }
      // What the store and the channels know of the shell is its ports.
      if (room === 'store' || room === 'channels') {
        for (const target of importsOf(text)) {
          if (/\/app\//.test(target) && !target.endsWith('/app/ports.ts'))
            wrong.push(`${name} imports ${target}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('keeps the core pure', () => {
    const wrong: string[] = [];
    for (const { name, room, text } of files.filter((file) => PURE.includes(file.room))) {
      const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*|'(?:[^'\\\n]|\\.)*'|`[^`]*`/g, '');
      for (const word of [
        /\bawait\b/,
        /\basync\b/,
        /\bDate\.now\b/,
        /new Date\(\)/,
        /Math\.random/,
        /\bprocess\b/,
      ]) {
        if (word.test(code)) wrong.push(`${name}: ${word.source}`);
      }
      for (const target of importsOf(text).filter((path) => !path.startsWith('.'))) {
        const known = PACKAGES[room] ?? [];
        if (!known.some((pack) => target === pack || target.startsWith(`${pack}/`))) {
          wrong.push(`${name} imports ${target}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('has files under 300 lines that open with a sentence', () => {
    const wrong: string[] = [];
    for (const { name, lines, text } of files) {
      // Data is long where its subject is: word lists and region packs.
      const data = /^regions\//.test(name) || /Words\.ts$/.test(name);
      if (lines.length > 301 && !data) wrong.push(`${name}: ${lines.length} lines`);
      if (!/^\/\*\*(?: |\n \* )\S/.test(text)) wrong.push(`${name}: no opening sentence`);
    }
    expect(wrong).toEqual([]);
  });

  it('has functions under 70 lines', () => {
    const wrong: string[] = [];
    for (const { name, lines } of files) {
      lines.forEach((line, index) => {
        if (!/^(?:export )?(?:async )?function /.test(line)) return;
        const length = lines.slice(index).findIndex((later) => later === '}');
        if (length >= 70 && !/create|assemble/.test(line))
          wrong.push(`${name}:${index + 1} ${length} lines`);
      });
    }
    expect(wrong).toEqual([]);
  });

  it('has no default exports, enums, or classes that are no errors', () => {
    const wrong: string[] = [];
    for (const { name, text } of files) {
      if (/^export default /m.test(text)) wrong.push(`${name}: default export`);
      if (/^(?:export )?(?:const )?enum /m.test(text)) wrong.push(`${name}: enum`);
      for (const [, made] of text.matchAll(/^(?:export )?class (\w+ (?:extends \w+)?)/gm)) {
        if (!/extends \w*(?:Error|SqlDriverAdapter)/.test(made ?? ''))
          wrong.push(`${name}: class ${made}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('reads the environment in one place', () => {
    const wrong = files
      .filter(({ name }) => name !== 'config.ts')
      .filter(({ text }) => /process\.env\b/.test(text))
      .map(({ name }) => name);
    expect(wrong).toEqual([]);
  });
});

const PART = /^flows\/\w+Flows\.ts$/;

describe('lists equal their folders', () => {
  const lists: [list: string, isMember: (file: string, text: string) => boolean][] = [
    [
      'flows',
      (_file, text) =>
        /\bdefineFlow\b|: Flow\b/.test(text) && /^export (?:const|function) /m.test(text),
    ],
    ['commands', (_file, text) => /\bdefineCommand\b/.test(text)],
    ['regions', (file) => !file.includes('/')],
    ['import', (_file, text) => /: Importer = /.test(text)],
    ['app/jobs', (_file, text) => /: Job = /.test(text)],
  ];
  it.each(lists)('%s', (room, isMember) => {
    // A list may be kept in parts, each of which is a member itself.
    const parts = files.filter(({ name }) => name === `${room}/index.ts` || PART.test(name));
    const index = parts.map(({ text }) => text).join('\n');
    const members = files
      .filter(
        (file) => file.name.startsWith(`${room}/`) && !/\/(?:index|book)\.ts$/.test(file.name),
      )
      .filter((file) => isMember(file.name.slice(room.length + 1), file.text))
      .map((file) => file.name.slice(room.length + 1));
    const missing = members.filter((member) => !index.includes(`'./${member}'`));
    expect(missing).toEqual([]);
  });
});

describe('texts', () => {
  const folder = new URL('../locales/', import.meta.url);
  const read = (name: string): Record<string, string> =>
    JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Record<string, string>;
  const blanks = (text: string): string[] =>
    [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map((found) => found[1] ?? ''))]
      .filter((blank) => blank !== 'sapaan')
      .sort();

  it.each(readdirSync(folder).filter((name) => name !== 'id.json'))(
    '%s has the keys and blanks of id.json',
    (name) => {
      const [id, other] = [read('id.json'), read(name)];
      expect(Object.keys(other)).toEqual(Object.keys(id));
      const wrong = Object.keys(id).filter(
        (key) => blanks(id[key] ?? '').join() !== blanks(other[key] ?? '').join(),
      );
      expect(wrong).toEqual([]);
    },
  );

  it('are all used', () => {
    const code = files.map(({ text }) => text).join('\n');
    const unused = Object.keys(read('id.json')).filter((key) => {
      if (code.includes(`'${key}'`)) return false;
      // Keys made of a prefix and a value: `field.nib_${…}`.
      const prefix = /^(.*[._])[a-z0-9]+(?:_[a-z0-9]+)*$/i.exec(key)?.[1] ?? key;
      const start = key.slice(0, key.indexOf('.') + 1);
      return (
        ![prefix, start].some((part) => code.includes(`\`${part}\${`)) &&
        !key
          .split(/(?<=[._])/)
          .some((_part, index, parts) =>
            code.includes(`\`${parts.slice(0, index + 1).join('')}\${`),
          )
      );
    });
    expect(unused).toEqual([]);
  });
});
