/** An owner without a chat signs on paper: the companion gets the text and sends a photo of the signed sheet, which staff look at. */
import { z } from 'zod';
import { attachment } from '../conversation/accept.ts';
import { line } from '../conversation/reply.ts';
import type { Accept, Accepted, Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { AssistView } from '../domain/assist.ts';
import type { Effect } from '../domain/effect.ts';
import type { Query } from '../domain/query.ts';
import { assists, isTheirs, ownView, sheetText } from './assistWords.ts';
import { File } from './paperAnswers.ts';

/** `photo` null: it comes another day. */
const Sheet = z.object({ umk: z.string(), photo: File.nullable() }).partial();
type Sheet = z.infer<typeof Sheet>;
type Here = Context<Sheet>;

function one({ answers }: Pick<Here, 'answers'>): Extract<Query, { kind: 'assist' }> {
  return { kind: 'assist', id: Number(answers.umk) };
}

function needs(known: Pick<Here, 'answers'>): Query[] {
  return [one(known)];
}

function found(context: Here): AssistView | undefined {
  return ownView(context.read(one(context)), context.facts);
}

/** Where to go with a registration: only one that nobody confirmed, and whose sheet does not lie with staff, takes a sheet. */
function state(context: Here, then: string): string {
  if (!assists(context.facts)) return 'denied';
  const view = found(context);
  if (!view?.umk) return 'gone';
  if (view.assist.state === 'sheet_check') return 'lies';
  return isTheirs(view.assist) ? then : 'gone';
}

/** A photo or a scan of the sheet, or that it comes later. */
const sheetPhoto: Accept = (input, told): Accepted => {
  const later = /^(?:nanti(?: (?:saja|aja|dulu))?|besok|later)\W*$/i;
  if (input.kind === 'text' && later.test(input.text.trim())) {
    return { result: 'understood', value: null, confidence: 'full' };
  }
  if (input.kind === 'document' && !/^image\/|^application\/pdf$/.test(input.mime)) {
    return { result: 'ask', why: 'format', hint: line('assist.sheet_format') };
  }
  return attachment()(input, told);
};

function onPaper(context: Here): Effect[] {
  const view = found(context);
  if (view?.assist.state !== 'waiting') return [];
  return [{ kind: 'assist.on_paper', umkId: view.assist.id, from: 'waiting' }];
}

function sent(context: Here): Effect[] {
  const view = found(context);
  const { photo } = context.answers;
  if (!view || !photo) return [];
  const { id: umkId, state: from } = view.assist;
  const { name, ...bytes } = photo;
  const happening = { kind: 'queue.new', queueKind: 'consent_sheet', subjectId: umkId } as const;
  const id = context.read({ kind: 'fresh', of: 'queueItem' });
  return [
    { kind: 'assist.sheet', umkId, from, attachment: { ...bytes, ...(name ? { name } : {}) } },
    { kind: 'queue.add', item: { id, kind: 'consent_sheet', subjectId: umkId } },
    { kind: 'tell', whom: { role: 'kurator' }, happening },
    { kind: 'tell', whom: { role: 'admin' }, happening },
  ];
}

export const assistSheet = defineFlow<Sheet>({
  id: 'assist_sheet',
  version: 1,
  title: 'assist.sheet_title',
  answers: Sheet,
  start: 'start',
  steps: {
    start: { kind: 'branch', needs, next: (context) => state(context, 'intro') },
    intro: { kind: 'say', needs, text: 'assist.sheet_intro', effects: onPaper, next: 'words' },
    words: {
      kind: 'say',
      needs,
      text: (context) => sheetText(found(context)?.umk?.ownerName, context.facts),
      next: 'photo',
    },
    photo: {
      kind: 'ask',
      text: 'assist.ask_sheet',
      accept: sheetPhoto,
      options: [{ id: 'nanti', label: line('assist.sheet_later') }],
      unclear: 'assist.sheet_unclear',
      hint: 'assist.sheet_hint',
      save: 'photo',
      next: ({ answers }) => (answers.photo ? 'once_more' : 'later'),
    },
    once_more: { kind: 'branch', needs, next: (context) => state(context, 'sent') },
    sent: {
      kind: 'end',
      needs: (known) => [one(known), { kind: 'fresh', of: 'queueItem' }],
      text: 'assist.sheet_sent',
      effects: sent,
    },
    later: { kind: 'end', text: 'assist.sheet_put_off' },
    lies: { kind: 'end', text: 'assist.sheet_lies' },
    gone: { kind: 'end', text: ({ answers }) => line('assist.gone', { id: answers.umk ?? '' }) },
    denied: {
      kind: 'end',
      text: 'desk.denied',
      effects: () => [{ kind: 'command.denied', command: 'dampingi' }],
    },
  },
});
