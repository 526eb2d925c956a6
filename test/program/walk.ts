/** Lets somebody walk through dialogs by what they are asked, so that a test says answers and not an order of questions. */
import type { ChatProcess, Printed } from './chatProcess.ts';

export type Walker = {
  /** Says one thing and gives what this person hears because of it. */
  say(text: string): Promise<Printed[]>;
  send(line: Record<string, unknown>): Promise<Printed[]>;
  /** Answers by position ("flow/step") until a position has no answer left; each answer is used once. */
  answer(answers: Record<string, string>): Promise<Printed[]>;
  heard(): string;
  position(): string;
};

const MOST_ANSWERS = 60;

/** `run` keeps the ids of a later run of the program apart from those of an earlier one. */
export function walker(chat: ChatProcess, from: string, run = 'first'): Walker {
  let count = 0;
  let last: Printed[] = [];
  async function send(line: Record<string, unknown>): Promise<Printed[]> {
    const printed = await chat.say({ from, id: `${from}-${run}-${count++}`, ...line });
    const own = printed.filter((message) => message.to === from);
    if (own.length > 0) last = own;
    return own;
  }
  const position = (): string => {
    const own = chat.printed.filter((message) => message.to === from);
    return own.at(-1)?.position ?? '';
  };
  return {
    send,
    say: (text) => send({ text }),
    async answer(answers) {
      const left = { ...answers };
      for (let tries = 0; tries < MOST_ANSWERS; tries++) {
        const at = position();
        const text = left[at];
        if (text === undefined) return last;
        delete left[at];
        await send({ text });
      }
      throw new Error(`${from} never got anywhere: ${position()}`);
    },
    heard: () =>
      last
        .flatMap(({ text, options = [] }) => [text, ...options.map(({ label }) => label)])
        .join('\n'),
    position,
  };
}
