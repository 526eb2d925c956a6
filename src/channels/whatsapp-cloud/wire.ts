/** What we use of Meta's webhooks and answers, checked at the border; a part that is malformed counts as absent, the rest is kept. */
import { z } from 'zod';

const absent = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);
/** Lists are read one by one, so that a bad entry drops nothing but itself. */
const list = absent(z.array(z.unknown()));

export const Body = z.object({ object: z.literal('whatsapp_business_account'), entry: list });
export const Entry = z.object({ changes: list });
export const Change = z.object({ field: absent(z.string()), value: z.unknown() });
export const Value = z.object({
  metadata: z.object({
    phone_number_id: z.string(),
    display_phone_number: absent(z.string()),
  }),
  contacts: list,
  messages: list,
  statuses: list,
});
/** Meta's decision about one of our templates: APPROVED, REJECTED, PAUSED, DISABLED … */
export const TemplateNews = z.object({
  event: z.string().regex(/^[A-Z_]{1,40}$/),
  message_template_name: z.string().regex(/^[a-z0-9_]{1,100}$/),
});
/** How many people a day we may begin to write to, -1 for any number. */
export const LimitNews = z.object({ max_daily_conversations_per_business: z.unknown() });
export const LIMIT_FIELD = 'whatsapp_business_manager_messaging_limit';
export const OurLimit = z.object({ [LIMIT_FIELD]: z.unknown() });
export const Sender = z.object({ wa_id: absent(z.string()), user_id: absent(z.string()) });
export type Sender = z.infer<typeof Sender>;

const Media = z.object({
  id: z.string().regex(/^[\w.-]{1,256}$/),
  mime_type: absent(z.string()),
  filename: absent(z.string()),
  caption: absent(z.string()),
  voice: absent(z.boolean()),
});
export type Media = z.infer<typeof Media>;

const Picked = z.object({ id: absent(z.string()), title: absent(z.string()) });
const Phone = z.object({ phone: absent(z.string()), wa_id: absent(z.string()) });

/** Kinds that we do not read are told by `type`. */
export const Message = z.object({
  id: z.string().min(1).max(512),
  from: absent(z.string()),
  from_user_id: absent(z.string()),
  group_id: absent(z.string()),
  timestamp: absent(z.union([z.string(), z.number()])),
  type: absent(z.string()),
  context: absent(z.object({ id: absent(z.string().max(512)) })),
  text: absent(z.object({ body: z.string() })),
  button: absent(z.object({ payload: absent(z.string()), text: absent(z.string()) })),
  interactive: absent(
    z.object({ type: z.string(), button_reply: absent(Picked), list_reply: absent(Picked) }),
  ),
  image: absent(Media),
  document: absent(Media),
  audio: absent(Media),
  location: absent(
    z.object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) }),
  ),
  contacts: absent(z.array(z.object({ phones: absent(z.array(Phone)) }))),
  system: absent(z.object({ type: absent(z.string()) })),
});
export type Message = z.infer<typeof Message>;

const Trouble = z.object({ code: z.number(), title: absent(z.string()) });

export const Status = z.object({
  id: z.string().min(1).max(512),
  status: z.string(),
  timestamp: absent(z.union([z.string(), z.number()])),
  recipient_id: absent(z.string()),
  errors: absent(z.array(Trouble)),
});

export const Failure = z.object({
  error: z.object({
    code: z.number(),
    message: absent(z.string()),
    error_subcode: absent(z.number()),
    is_transient: absent(z.boolean()),
    error_data: absent(z.object({ details: absent(z.string()) })),
  }),
});
export const Sent = z.object({ messages: z.array(z.object({ id: z.string().min(1) })).min(1) });
export const Uploaded = z.object({ id: z.union([z.string().min(1), z.number()]) });
export const Download = z.object({
  url: z.string(),
  mime_type: absent(z.string()),
  file_size: absent(z.coerce.number()),
});
export const OurNumber = z.object({ display_phone_number: z.string() });
