/** An owner sends what a request needs, one photo, file or line of words after the other; each is kept as soon as it comes. */
import { z } from 'zod';
import { attachment } from '../conversation/accept.ts';
import { line, literal } from '../conversation/reply.ts';
import type { Accept, Accepted, Context, Start } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import { Happening } from '../domain/event.ts';
import { actable, answered, needsOne, nextLook, tellStaff } from './licenceWords.ts';
import type { About } from './licenceWords.ts';
import { File, noIdentity } from './paperAnswers.ts';

/** What of the list it is, where nobody said. */
export const UNNAMED = 'kiriman';
const LONGEST = 500;

const Files = z
  .object({
    request: z.string(),
    happening: Happening,
    /** What was sent last; null: nothing more. */
    sent: z.union([File, z.object({ words: z.string() })]).nullable(),
    more: z.boolean(),
  })
  .partial();
type Files = z.infer<typeof Files>;
type Here = Context<Files>;

/** Of which request: as given, or as the happening says. */
function about({ request, happening }: Files): About {
  if (request !== undefined) return { request };
  return { request: happening?.kind === 'licence.wanted' ? String(happening.licenceId) : '0' };
}

function needs({ answers }: Pick<Here, 'answers'>) {
  return needsOne({ answers: about(answers) });
}

function viewOf(context: Here) {
  return actable({ ...context, answers: about(context.answers) });
}

const DONE = /^(?:selesai|sudah|udah|cukup|itu (?:saja|aja)|tidak|gak ada|nanti|done|no)\W*$/i;

const fileOrWords: Accept = noIdentity((input, told): Accepted => {
  if (input.kind === 'photo' || input.kind === 'document') return attachment()(input, told);
  const typed = input.kind === 'text' ? input.text.replace(/\s+/g, ' ').trim() : '';
  if (DONE.test(typed)) return { result: 'understood', value: null, confidence: 'full' };
  if (!/\p{L}{2}|\d{3}/u.test(typed)) return { result: 'other', looksLike: 'text' };
  if (typed.length > LONGEST) {
    const hint = line('accept.too_long', { max: LONGEST, got: typed.length });
    return { result: 'ask', why: 'format', hint };
  }
  return { result: 'understood', value: { words: typed }, confidence: 'full' };
});

/** Staff hear of the first, and see all. */
function kept(context: Here): Effect[] {
  const view = viewOf(context);
  const { sent, more } = context.answers;
  if (!view || !sent) return [];
  const { id: licenceId } = view.request;
  const { facts } = context;
  const due = nextLook(facts);
  const what: Effect =
    'words' in sent
      ? { kind: 'licence.note', licenceId, words: sent.words, side: 'owner' }
      : {
          kind: 'attachment.keep',
          attachment: { ...sent, owner: 'licence', ownerId: `${licenceId}/${UNNAMED}` },
        };
  if (more) return [what];
  return [
    what,
    { kind: 'licence.want', licenceId, wanted: undefined, due },
    ...answered(view, facts),
    ...tellStaff(view, 'sent'),
  ];
}

function again({ answers }: Here): Start {
  return { flow: 'licence_files', answers: { ...about(answers), more: true } };
}

export const licenceFiles = defineFlow<Files>({
  id: 'licence_files',
  version: 1,
  title: 'licence.files_title',
  answers: Files,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      needs,
      next: (context) => {
        if (viewOf(context)) return 'sent';
        // What came by itself and is over needs no word.
        return context.answers.happening ? 'nothing' : 'over';
      },
    },
    sent: {
      kind: 'ask',
      needs,
      text: (context) => {
        if (context.answers.more) return line('licence.ask_more');
        const wanted = viewOf(context)?.request.wanted;
        return wanted
          ? line('licence.ask_wanted', { what: literal(wanted) })
          : line('licence.ask_files');
      },
      accept: fileOrWords,
      options: [{ id: 'selesai', label: line('profile.done') }],
      unclear: 'licence.files_unclear',
      hint: 'licence.photo_hint',
      save: 'sent',
      next: ({ answers }) => (answers.sent === null ? 'finished' : 'before_kept'),
    },
    before_kept: {
      kind: 'branch',
      needs,
      next: (context) => (viewOf(context) ? 'kept' : 'over'),
    },
    kept: { kind: 'end', needs, effects: kept, then: again },
    finished: {
      kind: 'end',
      text: ({ answers }) => line(answers.more ? 'licence.files_kept' : 'licence.files_later'),
    },
    nothing: { kind: 'end' },
    over: { kind: 'end', text: 'licence.over' },
  },
});
