/** What everybody may wish at any moment (back, skip, cancel, menu, help, a person …), the same in every dialog. */
import type { Intent } from '../language/intent.ts';
import { skip } from './answer.ts';
import type { Line } from './reply.ts';
import { line, literal } from './reply.ts';
import { leave, push, resurface, run, say } from './run.ts';
import { currentOptions, show } from './show.ts';
import type { Turn } from './turn.ts';
import { flowOf, top } from './turn.ts';
import { back, restart } from './wayBack.ts';

/** Carries out a wish; false where nobody knows what to do with it here. */
export function act(turn: Turn, wish: Intent, typed = ''): boolean {
  const frame = top(turn);
  const atHome = frame.flow === turn.book.home;
  switch (wish) {
    case 'kembali':
    case 'lewati':
      if (atHome) aside(turn, line(wish === 'kembali' ? 'engine.at_menu' : 'engine.at_rest'));
      else if (wish === 'kembali') back(turn);
      else skip(turn, frame);
      return true;
    case 'ulang':
      restart(turn);
      return true;
    case 'batal':
      cancel(turn);
      return true;
    case 'bantuan':
      help(turn);
      return true;
    case 'petugas':
      frame.misses = 0;
      push(turn, { flow: turn.book.person });
      run(turn);
      return true;
    case 'terima_kasih':
      aside(turn, line('engine.you_are_welcome'));
      return true;
    case 'salam':
      aside(turn, line('engine.hello'));
      return true;
    case 'tidak_tahu':
      if (atHome) return false;
      show(turn, { hint: line('engine.do_not_know') });
      return true;
    case 'menu':
      menu(turn);
      return true;
    case 'lanjut_nanti':
      if (atHome) return false;
      // Nothing is asked again: the person is busy, and the question waits.
      say(turn, line('engine.later', { title: line(flowOf(turn, frame).title) }));
      return true;
    default: {
      const start = turn.book.intents[wish]?.(turn.facts, typed, atHome ? undefined : frame.flow);
      if (!start) return wish === 'ubah' && !atHome && changeHere(turn);
      push(turn, start);
      run(turn);
      return true;
    }
  }
}

/** Changing an answer of the dialog on top: at its review, which comes after all questions. */
function changeHere(turn: Turn): boolean {
  const review = currentOptions(turn, top(turn)).some(({ id }) => id.startsWith('edit:'));
  show(turn, { hint: line(review ? 'engine.change_which' : 'engine.change_later') });
  return true;
}

function cancel(turn: Turn): void {
  const frame = leave(turn);
  if (!frame) {
    turn.before.push(line('engine.nothing_to_cancel'));
    show(turn, { again: true });
    return;
  }
  const kept = turn.conversation.drafts[frame.flow] !== undefined;
  const title = line(flowOf(turn, frame).title);
  turn.before.push(kept ? line('engine.cancelled_kept', { title }) : line('engine.cancelled'));
  resurface(turn);
}

function menu(turn: Turn): void {
  const frame = top(turn);
  if (frame.flow === turn.book.home) {
    show(turn, { again: true });
    return;
  }
  push(turn, { flow: turn.book.home, answers: { over: frame.flow } });
  run(turn);
}

function help(turn: Turn): void {
  const atHome = top(turn).flow === turn.book.home;
  turn.before.push(line(atHome ? 'engine.help_home' : 'engine.help_dialog'));
  const { roles } = turn.facts.person;
  const theirs = [...turn.book.commands.values()].filter((command) =>
    command.roles.some((role) => roles.includes(role)),
  );
  if (theirs.length > 0) {
    const names = theirs.map(({ name }) => `/${name}`).join(' ');
    turn.before.push(line('engine.help_commands', { names: literal(names) }));
  }
  show(turn, { again: true });
}

/** Says something beside the dialog, and asks the waiting question again. */
export function aside(turn: Turn, words: Line): void {
  const atHome = top(turn).flow === turn.book.home;
  if (atHome && turn.conversation.turn > 0) {
    say(turn, words);
    return;
  }
  turn.before.push(words);
  show(turn, { again: true });
}
