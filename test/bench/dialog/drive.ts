/** One contender under load: people who register by answering questions, each waiting for the reply before the next word; every reply is checked. */
import { readFileSync, readdirSync, rmSync, mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sequence } from '../../../src/cli/examples.ts';

export type Task = {
  people: number;
  questions: number;
  inflight: number;
  sync: 'NORMAL' | 'FULL';
  /** Whose turn it is: everybody's same question before the next one, or anybody's. */
  order: 'rounds' | 'random';
  /** A database of the program with no rows, made by another process: making it is no part of a turn, nor of its memory. */
  empty: string;
};

export type Running = {
  /** Hands over what somebody wrote, as it comes from the chat library. */
  say(person: number, text: string): void;
  stop(): Promise<void>;
};

export type Contender = {
  name: string;
  /** `heard` is called with what somebody is told, once the turn is durable. */
  start(how: {
    file: string;
    task: Task;
    /** What a contender says; peers, which import nothing of the program, have it from here. */
    words: typeof words;
    heard: (person: number, text: string) => void;
  }): Promise<Running>;
};

export type Figures = {
  turns_per_s: number;
  p50_ms: number;
  p99_ms: number;
  cpu_us: number;
  rss_mb: number;
  written_bytes: number;
  stored_bytes: number;
  /** Missing where people do not go through the questions together. */
  last_over_second: number | null;
};

/** What a question says: a mark to check by, and about as many words as a real one. */
export function asked(question: number, questions: number): string {
  return question > questions
    ? '[selesai] Terima kasih, pendaftarannya sudah lengkap.'
    : `[${question}] Pertanyaan ${question} dari ${questions}: apa jawaban Ibu? Sebut dengan kata-kata sendiri, ` +
        'misalnya: keripik singkong pedas, 500 bungkus sebulan.';
}

/** No answer; every contender asks the question again for it. */
export const WRONG = '12';
/** What comes before the question that is asked again. */
export const UNCLEAR = 'Maaf, itu belum terbaca.';
const WRONG_EVERY = 5;
const START = '/start isi';
const words = { asked, UNCLEAR, WRONG };

type Person = { id: number; question: number; wrong: boolean; turns: number; since: number };

/** What somebody writes now, and the mark of what they must be told. */
function nextWords(person: Person, questions: number): { text: string; mark: string } {
  const { question } = person;
  if (question === 0) return { text: START, mark: '[1]' };
  if (question % WRONG_EVERY === 0 && !person.wrong) return { text: WRONG, mark: `[${question}]` };
  const mark = question === questions ? '[selesai]' : `[${question + 1}]`;
  return { text: `jawaban ${question} dari orang ini`, mark };
}

function moveOn(person: Person): void {
  const { question } = person;
  person.wrong = question > 0 && question % WRONG_EVERY === 0 && !person.wrong;
  if (!person.wrong) person.question += 1;
  person.turns += 1;
}

/** The turns of everybody from the first question to `until`; rejects where somebody is told anything else. */
async function play(
  contender: Contender,
  task: Task,
  how: {
    file: string;
    people: Person[];
    until: number;
    /** The contender is up: what it takes to get there is no part of a turn. */
    begun?: () => void;
    passed?: (person: Person) => void;
  },
): Promise<{ times: number[]; running: Running }> {
  const { people, until, passed } = how;
  const random = sequence(7);
  const waiting = people.slice();
  const expected = new Map<number, { person: Person; mark: string }>();
  const times: number[] = [];
  let left = people.length;
  let finished = (): void => undefined;
  let failed = (_why: Error): void => undefined;
  const over = new Promise<void>((resolve, reject) => {
    finished = resolve;
    failed = reject;
  });
  const heard = (id: number, text: string): void => {
    const turn = expected.get(id);
    if (!turn?.mark || !text.includes(turn.mark)) {
      failed(
        new Error(`${contender.name}: ${id} wanted ${turn?.mark ?? 'nothing'}, got "${text}"`),
      );
      return;
    }
    expected.delete(id);
    const { person } = turn;
    times.push(performance.now() - person.since);
    moveOn(person);
    passed?.(person);
    if (person.question < until) waiting.push(person);
    else if ((left -= 1) === 0) return finished();
    // Not from within the reply: the contender is to be done with this turn first.
    setImmediate(go);
  };
  const running = await contender.start({ file: how.file, task, words, heard });
  function go(): void {
    while (expected.size < task.inflight && waiting.length > 0) {
      const at = task.order === 'random' ? Math.floor(random() * waiting.length) : 0;
      const [person] = waiting.splice(at, 1);
      if (!person) return;
      const { text, mark } = nextWords(person, task.questions);
      expected.set(person.id, { person, mark });
      person.since = performance.now();
      running.say(person.id, text);
    }
  }
  how.begun?.();
  go();
  await over;
  return { times, running };
}

function crowd(count: number, from: number): Person[] {
  return Array.from({ length: count }, (_, at) => ({
    id: from + at,
    question: 0,
    wrong: false,
    turns: 0,
    since: 0,
  }));
}

function cpuMicros(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

function writtenBytes(): number {
  return Number(/^write_bytes: (\d+)/m.exec(readFileSync('/proc/self/io', 'utf8'))?.[1] ?? 0);
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** A few people whose registration is cut by a restart in the middle; rejects unless they go on where they were. */
async function survives(contender: Contender, task: Task, folder: string): Promise<void> {
  const people = crowd(3, 1_000_000);
  const file = join(folder, 'restart.db');
  const half = Math.floor(task.questions / 2);
  const small = { ...task, inflight: 2, people: people.length };
  const before = await play(contender, small, { file, people, until: half });
  await before.running.stop();
  const after = await play(contender, small, { file, people, until: task.questions + 1 });
  await after.running.stop();
}

/**
 * CPU of single questions of everybody, by when all had passed them; the people go through the questions together. The median of
 * each few: what is collected in between falls on one of them.
 */
function stopwatch(
  people: number,
  questions: readonly number[],
): {
  passed: (person: Person) => void;
  micros: (few: readonly number[]) => number;
} {
  const marks = new Map<number, number>();
  const counts = new Map<number, number>();
  const watched = new Set(questions.flatMap((question) => [question, question + 1]));
  return {
    passed: ({ question, wrong }) => {
      if (wrong || !watched.has(question)) return;
      const count = (counts.get(question) ?? 0) + 1;
      counts.set(question, count);
      if (count === people) marks.set(question, cpuMicros());
    },
    micros: (few) => {
      const each = few.map(
        (question) => (marks.get(question + 1) ?? 0) - (marks.get(question) ?? 0),
      );
      return quantile(
        each.toSorted((a, b) => a - b),
        0.5,
      );
    },
  };
}

/** Runs the whole task and gives its figures; rejects where a transcript is wrong. */
export async function drive(contender: Contender, task: Task): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), `bench-${contender.name}-`));
  try {
    await survives(contender, task, folder);
    // The same people twice: what is compiled while it runs is compiled by then.
    const warm = {
      ...task,
      people: Math.min(task.people, 100),
      inflight: Math.max(task.inflight, 8),
    };
    const warmUp = await play(contender, warm, {
      file: join(folder, 'warm.db'),
      people: crowd(warm.people, 2_000_000),
      until: task.questions + 1,
    });
    await warmUp.running.stop();
    const people = crowd(task.people, 1);
    // Questions that nobody gets wrong, so that the last ones compare with the second and those after it.
    const [second, last] = [[2, 3, 4], [3, 2, 1].map((back) => task.questions - back)] as const;
    const watch = stopwatch(task.people, [...second, ...last]);
    const file = join(folder, 'run.db');
    let [start, cpu, written] = [0, 0, 0];
    const { times, running } = await play(contender, task, {
      file,
      people,
      until: task.questions + 1,
      begun: () => {
        globalThis.gc?.();
        [start, cpu, written] = [performance.now(), cpuMicros(), writtenBytes()];
      },
      passed: watch.passed,
    });
    const [seconds, micros] = [(performance.now() - start) / 1000, cpuMicros() - cpu];
    await running.stop();
    const { rss } = process.memoryUsage();
    const stored = readdirSync(folder)
      .filter((name) => name.startsWith('run.db'))
      .reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
    const sorted = times.toSorted((a, b) => a - b);
    return {
      turns_per_s: times.length / seconds,
      p50_ms: quantile(sorted, 0.5),
      p99_ms: quantile(sorted, 0.99),
      cpu_us: micros / times.length,
      rss_mb: rss / 1024 / 1024,
      written_bytes: (writtenBytes() - written) / times.length,
      stored_bytes: stored,
      last_over_second: task.order === 'rounds' ? watch.micros(last) / watch.micros(second) : null,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
