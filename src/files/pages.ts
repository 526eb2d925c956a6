/** The pages behind one-time links: small, without scripts, readable on a cheap phone and by a screen reader; every value is escaped. */
import { createHash } from 'node:crypto';
import type { TextKey, Values } from '../conversation/reply.ts';
import { line } from '../conversation/reply.ts';
import type { Language } from '../domain/person.ts';
import type { Texts } from '../text/render.ts';
import { renderLine } from '../text/render.ts';

const STYLE =
  'body{font:18px/1.5 system-ui,sans-serif;max-width:34rem;margin:0 auto;padding:1.5rem;color:#111;background:#fff}' +
  'h1{font-size:1.4rem;line-height:1.25}label{display:block;font-weight:600;margin:1rem 0 .5rem}' +
  'input,button{font:inherit;max-width:100%}' +
  'button{display:block;width:100%;margin-top:1.25rem;padding:.9rem;border:0;border-radius:.5rem;background:#0b5c3b;color:#fff;font-weight:600}' +
  'button:focus-visible,input:focus-visible{outline:3px solid #111;outline-offset:3px}.office{margin-top:2.5rem;font-size:.9rem;color:#444}';

const styleHash = createHash('sha256').update(STYLE).digest('base64');

/** On every answer of the door: kept nowhere, shown in nobody's frame, no script, and the address goes to nobody else. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex, nofollow, noarchive',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'content-security-policy':
    `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; ` +
    "frame-ancestors 'none'; base-uri 'none'",
};

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(words: string): string {
  return words.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

export type Page = {
  title: TextKey;
  /** Paragraphs. */
  words: readonly { text: TextKey; values?: Values }[];
  /** A file is to be chosen, or only a button to be pressed. */
  form?: 'upload' | 'download';
};
type Pages = (page: Page, language?: Language) => string;

export function createPages(texts: Texts, office: { name: string; phone: string }): Pages {
  return ({ title, words, form }, language = 'id') => {
    const said = (text: TextKey, values?: Values): string =>
      escaped(renderLine(texts, line(text, values), { language }));
    const file =
      `<label for="f">${said('files.page_file')}</label>` +
      '<input id="f" name="file" type="file" required accept=".csv,.xlsx">';
    const button = said(form === 'upload' ? 'files.page_send' : 'files.page_fetch');
    const asked =
      form === undefined
        ? ''
        : `<form method="post"${form === 'upload' ? ' enctype="multipart/form-data"' : ''}>` +
          `${form === 'upload' ? file : ''}<button type="submit">${button}</button></form>`;
    const paragraphs = words.map(({ text, values }) => `<p>${said(text, values)}</p>`).join('');
    return (
      `<!doctype html><html lang="${language}"><head><meta charset="utf-8">` +
      '<meta name="viewport" content="width=device-width,initial-scale=1">' +
      `<title>${said(title)}</title><style>${STYLE}</style></head>` +
      `<body><main><h1>${said(title)}</h1>${paragraphs}${asked}</main>` +
      `<p class="office">${said('files.page_office', office)}</p></body></html>`
    );
  };
}
