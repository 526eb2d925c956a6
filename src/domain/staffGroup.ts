/** The staff's group: an admin's choice of a group with topics, in which each talk has a topic of its own; a place is where several write. */
import { z } from 'zod';
import type { Override } from './override.ts';

/** What staff change without a deploy: the newest row under this name counts; without a value there is no group. */
export const STAFF_GROUP = 'staff_group';

export const StaffGroup = z.object({ channel: z.string(), account: z.string(), chat: z.string() });
export type StaffGroup = z.infer<typeof StaffGroup>;

/** The group that counts, of the changes of `STAFF_GROUP` (newest first); undefined where there is none. */
export function groupOf(changes: readonly Pick<Override, 'value'>[]): StaffGroup | undefined {
  return StaffGroup.safeParse(changes[0]?.value).data;
}

export function sameGroup(one: StaffGroup, other: StaffGroup | undefined): boolean {
  return one.channel === other?.channel && one.account === other.account && one.chat === other.chat;
}

/** The id of the address of a talk's topic in a group: "-100123#12". */
export function topicId(chat: string, handoverId: number): string {
  return `${chat}#${handoverId}`;
}

/** The group in the id of an address, and the talk where it is a topic's; undefined for what is no place. */
export function placeIn(id: string): { chat: string; handoverId?: number } | undefined {
  const [, chat, handoverId] = /^(-\d{1,16})(?:#(\d{1,9}))?$/.exec(id) ?? [];
  if (chat === undefined) return undefined;
  return { chat, ...(handoverId === undefined ? {} : { handoverId: Number(handoverId) }) };
}
