/** The five kinds of step, and what a dialog made of them is: data that reads like the dialog. */
import type { z } from 'zod';
import type { Effect } from '../domain/effect.ts';
import type { Happening } from '../domain/event.ts';
import type { Facts } from '../domain/facts.ts';
import type { Role } from '../domain/person.ts';
import type { Query, QueryKind, QueryResult } from '../domain/query.ts';
import type { VoiceNote } from '../domain/voice.ts';
import type { Intent } from '../language/intent.ts';
import type { Reading } from '../language/reading.ts';
import type { Input, Media } from './input.ts';
import type { Chart, Line, Option, Reply, TextKey, Values } from './reply.ts';

export type Answers = Record<string, unknown>;

export type Read = <K extends QueryKind>(query: Extract<Query, { kind: K }>) => QueryResult<K>;

/** What every function in a flow is given; `read` gives what the step's `needs` named. */
export type Context<A> = {
  answers: A;
  facts: Facts;
  read: Read;
  /** The question is asked again (after an interruption or another dialog), so its text may be shorter. */
  again: boolean;
};
type Dynamic<A, T> = T | ((context: Context<A>) => T);
type Say<A> = { text: Dynamic<A, TextKey | Line>; values?: Dynamic<A, Values> };

/**
 * A reading of an answer. `also`: other answers it held; `saidBack`: how to ask "betul?" about it;
 * `choices`: equally likely readings to choose from; `hint`: what to say where it was not understood.
 */
export type Accepted = Reading<unknown> & {
  also?: Answers;
  saidBack?: Line;
  choices?: { value: unknown; label: Line }[];
  hint?: Line;
  /** What it may have meant, asked about only where nothing else can be made of it. */
  unsure?: Accepted;
};

/** Reads an answer; `partial` is what the last try understood. */
export type Accept = (
  input: Input,
  context: { facts: Facts; answers: Answers; partial?: unknown },
) => Accepted;

/** A dialog to open, with what is already known there; `told`: the person said it just now; `exact`: one that is open
 * already is taken up only where it knows just that. */
export type Start = { flow: string; answers?: Answers; told?: true; exact?: true };

/** Where to go: a step, or another dialog to visit, after which this question is asked again. */
export type Target = string | Start;

/** The next step, one for each chosen option (`*` for all others), or a function of the answer. */
export type Next<A> =
  string | Readonly<Record<string, Target>> | ((context: Context<A>, answer: unknown) => Target);
type Needs<A> = { needs?: (context: Omit<Context<A>, 'read'>) => Query[] };
type Effects<A> = { effects?: (context: Context<A>) => Effect[] };

export type SayStep<A> = {
  kind: 'say';
  next: Next<A>;
  attachment?: Dynamic<A, Reply['attachment']>;
  chart?: Dynamic<A, Chart | undefined>;
} & Say<A> &
  Needs<A> &
  Effects<A>;

export type AskStep<A> = {
  kind: 'ask';
  accept: Accept;
  save: keyof A & string;
  /** What to say after the first misunderstanding, and after the second. */
  unclear: TextKey;
  hint: TextKey;
  /** Free words are wanted: only exact reserved words act as commands. */
  free?: true;
  /** Somebody else's words are wanted, as they are: also a greeting or a question in them is kept. */
  verbatim?: true;
  /** What is sent goes on to somebody else: nothing acts but what `accept` itself takes for a wish, and there is no way back. */
  relays?: true;
  /** True where the question is not said: who talks with somebody is not asked for the next word. */
  quiet?: Dynamic<A, boolean>;
  optional?: true;
  /** Shortcuts to likely answers; the id is read as if it had been typed. */
  options?: Dynamic<A, readonly Option[]>;
  request?: 'contact' | 'location';
  /** True where what was answered no longer counts (another answer has overtaken it), so that it is asked again. */
  stale?: Dynamic<A, boolean>;
  next: Next<A>;
} & Say<A> &
  Needs<A>;

export type ChooseStep<A> = {
  kind: 'choose';
  options: Dynamic<A, readonly Option[]>;
  /** Without it the answer is not kept, and the question is asked each time: a menu. */
  save?: keyof A & string;
  many?: true;
  /** Reads answers that are no option; what it understands is saved as it is. */
  accept?: Accept;
  relays?: true;
  /** A list to look around in: shown after a tap on itself, it takes that message's place where a channel can. */
  inPlace?: true;
  unclear?: TextKey;
  hint?: TextKey;
  optional?: true;
  request?: 'contact' | 'location';
  /** True where what was answered no longer counts (another answer has overtaken it), so that it is asked again. */
  stale?: Dynamic<A, boolean>;
  next: Next<A>;
} & Say<A> &
  Needs<A>;

export type BranchStep<A> = { kind: 'branch'; next: Next<A> } & Needs<A> & Effects<A>;

/** What somebody answered beside the dialog, and the question that they answered. */
export type Said = { words: string } & OpenQuestion;

export type EndStep<A> = {
  kind: 'end';
  /** The dialog that follows, with what is already known there. */
  then?: Dynamic<A, Start | undefined>;
  /** Also cancels the dialog below this one, keeping its answers as a draft. */
  cancelsBelow?: Dynamic<A, boolean>;
  /** Open dialogs that this end leaves nothing to ask of. */
  closes?: Dynamic<A, readonly Start[]>;
  /** Words that the question below hears as if they were typed there, if it is still the one they answer. */
  says?: Dynamic<A, Said | undefined>;
  /** `rest`: nothing is asked after it, since what waits is known at the next turn only; `ask`: the question is asked again, whatever brought this. */
  after?: 'rest' | 'ask';
} & Partial<Say<A>> &
  Needs<A> &
  Effects<A>;

export type Step<A> = SayStep<A> | AskStep<A> | ChooseStep<A> | BranchStep<A> | EndStep<A>;

export type Flow<A = Answers> = {
  id: string;
  /** Raised whenever a stored position or answer may no longer fit. */
  version: number;
  /** What the dialog is called in "we go on with …". */
  title: TextKey;
  answers: z.ZodType<A>;
  start: string;
  /** A dialog to look around in: what was merely chosen there is not kept as something to go on with. */
  browses?: true;
  /** A menu: closed as soon as another dialog is opened from it. */
  givesWay?: true;
  steps: Readonly<Record<string, Step<A>>>;
  /** Where people go who wait at a step that was removed or renamed. */
  retired?: Readonly<Record<string, string>>;
  /** Makes answers of an older version fit. */
  migrate?: (answers: Answers, from: number) => Answers;
  /** The questions that are counted in "3 dari 7", in order. */
  counted?: (context: { answers: A; facts: Facts }) => readonly string[];
};

/** A staff command; `args` reads the words behind its name. */
export type Command<T = unknown> = {
  name: string;
  about: TextKey;
  roles: readonly Role[];
  args: z.ZodType<T>;
  /** At most so many words are read, the last of which keeps the rest with its line breaks. */
  words?: number;
  needs?: (args: T, facts: Facts) => Query[];
  run: (args: T, context: { facts: Facts; read: Read }) => Ran;
};
export type Ran = { lines?: Line[]; effects?: Effect[]; start?: Start };

/** The question that waits: where it stands, and its words in the person's language without those that change by themselves. */
export type OpenQuestion = Pick<VoiceNote, 'position' | 'question'>;
/** A voice note that the waiting question could not take. */
export type Heard = OpenQuestion & Pick<VoiceNote, 'blobId' | 'mime' | 'turn'>;

/** Everything the engine can do, for one region. */
export type Book = {
  /** A line in the person's language, so that an option can be chosen by its label. */
  words: (line: Line, facts: Facts) => string;
  flows: ReadonlyMap<string, Flow>;
  commands: ReadonlyMap<string, Command>;
  /** The dialog at the bottom of every stack. */
  home: string;
  /** The dialog that keeps a voice note for staff, and comes back to the question. */
  voice: (heard: Heard) => Start;
  /** The dialog in which somebody asks for a person of the office. */
  person: string;
  /** The only dialog of a frozen number. */
  frozen: string;
  /** `over`: the dialog in the middle of which the wish was said, if any. */
  intents: Partial<
    Record<Intent, (facts: Facts, typed: string, over?: string) => Start | undefined>
  >;
  /** The dialog that a text calls by its name, for whoever it is offered to; `free`: only what can be no answer in free words. */
  named: (typed: string, facts: Facts, free?: boolean) => Start | undefined;
  /** The dialog that is opened by telling what was done, where that answers nothing; also under a photo. */
  told: (
    typed: string,
    facts: Facts,
    file?: Omit<Media, 'caption'> & { kind: 'photo' | 'document' },
  ) => Start | undefined;
  /** The dialog that a link into the chat opens with what stands behind it ("/start ABCD2345"), if it is a code. */
  started: (payload: string) => Start | undefined;
  happenings: Record<Happening['kind'], (happening: Happening) => Start>;
  /** Slash words that everybody may use, and the wish each stands for. */
  aliases: Readonly<Record<string, Intent>>;
};

/** Checks a flow's types where it is written, and forgets them for the book. */
export function defineFlow<A extends object>(flow: Flow<A>): Flow {
  return flow as unknown as Flow;
}

export function defineCommand<T>(command: Command<T>): Command {
  return command as unknown as Command;
}
