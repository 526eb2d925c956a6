/** What we use of Telegram's updates, checked at the border; a part that is malformed counts as absent, the rest is kept. */
import { z } from 'zod';

const absent = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);

const File = z.object({
  file_id: z.string().min(1).max(512),
  file_size: absent(z.number()),
  mime_type: absent(z.string()),
  file_name: absent(z.string()),
});
export type File = z.infer<typeof File>;

const Place = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
});
const Contact = z.object({ phone_number: z.string().max(64), user_id: absent(z.number()) });
const Chat = z.object({ id: z.number(), type: z.string(), is_forum: absent(z.boolean()) });
const User = z.object({ id: z.number(), is_bot: absent(z.boolean()) });
const Button = z.object({ text: z.string(), callback_data: absent(z.string()) });

/** Loose: the kinds that we do not read are told by the names of their fields. */
export const Message = z.looseObject({
  message_id: z.number(),
  date: z.number(),
  chat: Chat,
  from: absent(User),
  /** Somebody who writes as the group: who it is, nobody is told. */
  sender_chat: absent(z.object({ id: z.number() })),
  message_thread_id: absent(z.number()),
  is_topic_message: absent(z.boolean()),
  text: absent(z.string()),
  caption: absent(z.string()),
  photo: absent(z.array(File).min(1)),
  document: absent(File),
  voice: absent(File),
  location: absent(Place),
  contact: absent(Contact),
  reply_markup: absent(z.object({ inline_keyboard: z.array(z.array(Button)) })),
});
export type Message = z.infer<typeof Message>;

const CallbackQuery = z.object({
  id: z.string().min(1).max(64),
  from: User,
  data: absent(z.string().max(256)),
  message: absent(Message),
});
export type CallbackQuery = z.infer<typeof CallbackQuery>;

const Membership = z.object({
  chat: Chat,
  new_chat_member: z.object({ status: z.string() }),
});

export const Update = z.object({
  update_id: z.number().int(),
  message: z.unknown().optional(),
  edited_message: z.unknown().optional(),
  callback_query: z.unknown().optional(),
  my_chat_member: z.unknown().optional(),
});

export const parts = {
  message: Message,
  edited_message: Message,
  callback_query: CallbackQuery,
  my_chat_member: Membership,
};
/** Also what we ask Telegram for; everything else (channel posts, polls, inline queries) never arrives. */
export const UPDATE_KINDS = [
  'message',
  'edited_message',
  'callback_query',
  'my_chat_member',
] as const;
