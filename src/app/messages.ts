/** The replies of a turn as messages ready to be sent: final words in the person's language, pictures drawn. */
import type { Reply } from '../conversation/reply.ts';
import type { PersonFacts } from '../domain/facts.ts';
import type { Rendered, Texts } from '../text/render.ts';
import { renderReply } from '../text/render.ts';
import { isUnasked } from './patience.ts';
import type { Inbound, Message } from './ports.ts';

/** Makes a picture of numbers, kept for the person; without it only the words are said. */
export type Draw = (
  chart: NonNullable<Rendered['chart']>,
  personKey: string,
) => Promise<NonNullable<Message['attachment']>>;

export async function messagesOf(
  { input, personId }: Inbound,
  { replies, person }: { replies: readonly Reply[]; person: PersonFacts },
  { texts, draw }: { texts: Texts; draw: Draw | undefined },
): Promise<Message[]> {
  // What happens by itself goes on without a word to who blocked us; whatever they write is answered.
  if (person.blockedAt && isUnasked(input)) return [];
  const language = person.language === 'id' ? {} : { language: person.language };
  const many = input.kind === 'event' && input.happening.kind === 'broadcast.message';
  const marked = many ? { broadcast: true as const } : {};
  const messages: Message[] = [];
  for (const reply of replies) {
    const { chart, inPlace, ...message } = renderReply(texts, reply, person);
    const drawn = chart && (await draw?.(chart, String(personId)));
    const on = inPlace && input.kind === 'choice' ? input.on : undefined;
    messages.push({
      ...message,
      ...language,
      ...marked,
      ...(drawn ? { attachment: drawn } : {}),
      ...(on !== undefined && replies.length === 1 ? { replaces: on } : {}),
    });
  }
  return messages;
}
