/** Slash words: those that everybody may use stand for a wish; staff commands are run only for whoever may. */
import type { Facts } from '../domain/facts.ts';
import { readIntent } from '../language/intent.ts';
import { act, aside } from './act.ts';
import { line } from './reply.ts';
import { push, run, say } from './run.ts';
import type { Command } from './step.ts';
import type { Turn } from './turn.ts';
import { cause, ensure, read } from './turn.ts';

export function mayRun(command: Command, facts: Facts): boolean {
  return command.roles.some((role) => facts.person.roles.includes(role));
}

/** Runs `/name args`, whoever sent it and by whatever way: typed, tapped or forged. */
export function command(turn: Turn, name: string, args: string): void {
  const wish = turn.book.aliases[name];
  if (wish) {
    const said = args.replaceAll('_', ' ');
    const called =
      name !== 'start' || said === ''
        ? undefined
        : (turn.book.started(args) ?? turn.book.named(said, turn.facts));
    if (called) {
      push(turn, called);
      run(turn);
      return;
    }
    const payload = name === 'start' && args !== '' ? readIntent(said) : wish;
    if (!act(turn, payload === 'lain' ? 'menu' : payload, said)) act(turn, 'menu');
    return;
  }
  const found = turn.book.commands.get(name);
  if (!found) {
    aside(turn, line('engine.unknown_command', { name }));
    return;
  }
  if (!mayRun(found, turn.facts)) {
    cause(turn, [{ kind: 'command.denied', command: name }]);
    aside(turn, line('engine.denied', { name }));
    return;
  }
  const parsed = found.args.safeParse(wordsOf(args, found.words));
  if (!parsed.success) {
    aside(turn, line('engine.wrong_arguments', { name, about: line(found.about) }));
    return;
  }
  if (found.needs) ensure(turn, found.needs(parsed.data, turn.facts));
  const ran = found.run(parsed.data, { facts: turn.facts, read: (query) => read(turn, query) });
  for (const words of ran.lines ?? []) say(turn, words);
  if (ran.effects) cause(turn, ran.effects);
  if (!ran.start) return;
  push(turn, ran.start);
  run(turn);
}

/** The words behind a command, of which the last takes all the rest as it is written where only `most` are read. */
function wordsOf(args: string, most = Infinity): string[] {
  const words: string[] = [];
  let rest = args.trim();
  while (rest !== '') {
    const [word = rest] = words.length + 1 < most ? (/^\S+/.exec(rest) ?? []) : [];
    words.push(word);
    rest = rest.slice(word.length).trimStart();
  }
  return words;
}

/** Runs an option that is a command: "/perusahaan 12". */
export function tappedCommand(turn: Turn, option: string): void {
  const [name = '', ...rest] = option.slice(1).split(' ');
  command(turn, name, rest.join(' '));
}
