/** The life of an object as one table: its states, the moves between them, who may make each, and what it causes; nothing moves outside it. */

export type Rule<State extends string, Side extends string> = {
  by: readonly Side[];
  /** From which state to which; a state that is not named does not allow the move. */
  to: Readonly<Partial<Record<State, State>>>;
  /** It leads back to whichever of these the life was in before, where its history says which; else where `to` says. */
  back?: readonly State[];
  /** For the page of all lives (states.md): what else happens, in a few words. */
  causes: string;
};

export type Machine<State extends string, Move extends string, Side extends string> = {
  /** Its name on the page of all lives. */
  id: string;
  states: readonly State[];
  /** Where a life can begin. */
  first: readonly State[];
  moves: Readonly<Record<Move, Rule<State, Side>>>;
};

/**
 * The state after `move` made by `by`, or undefined where the table does not allow it. `before`: where the life was before the
 * move that this one takes back; it counts only where the table names it.
 */
export function nextState<State extends string, Move extends string, Side extends string>(
  { moves }: Machine<State, Move, Side>,
  state: State,
  move: Move,
  by: Side,
  before?: State,
): State | undefined {
  const rule = moves[move];
  const to = rule.by.includes(by) ? rule.to[state] : undefined;
  return to !== undefined && before !== undefined && rule.back?.includes(before) ? before : to;
}

/** The same for whoever writes it down: whether the move may be made was asked before, so one that may not is a bug and throws. */
export function mustMove<State extends string, Move extends string, Side extends string>(
  machine: Machine<State, Move, Side>,
  state: State,
  move: Move,
  by: Side,
): State {
  const next = nextState(machine, state, move, by);
  if (next === undefined) throw new Error(`${machine.id}: ${by} may not ${move} from ${state}`);
  return next;
}

/** The moves that `by` may make now, in the order of the table. */
export function movesOf<State extends string, Move extends string, Side extends string>(
  machine: Machine<State, Move, Side>,
  state: State,
  by: Side,
): Move[] {
  return (Object.keys(machine.moves) as Move[]).filter(
    (move) => nextState(machine, state, move, by) !== undefined,
  );
}
