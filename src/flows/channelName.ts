/** What a channel is called among people. */
import type { Line } from '../conversation/reply.ts';
import { line, literal } from '../conversation/reply.ts';

const known = ['terminal', 'telegram', 'whatsapp', 'whatsapp-cloud'] as const;

/** "WhatsApp Cloud"; one that is not known is called by its own word. */
export function channelName(channel: string): Line {
  const id = known.find((name) => name === channel);
  return id ? line(`channel.${id}`) : literal(channel);
}
