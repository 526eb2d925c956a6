// The shared nouns of the loopback Bot API server; every other file here takes a World and owns no state of its own.
import type {
  BotCommand,
  Contact,
  Location,
  MenuButton,
  Message,
  MessageEntity,
  Update,
  User,
  UserFromGetMe,
} from '@grammyjs/types';
import type { FaultList } from './faults.ts';
import type { RateLimiter, RateLimits } from './rateLimit.ts';
import type { UpdateQueue } from './updates.ts';
import type { Waiting } from './waiting.ts';
import type { Webhook } from './webhook.ts';

export interface BotApiOptions {
  /** Loopback port; 0 (the default) takes a free one. */
  port?: number;
  token?: string;
  username?: string;
  /** The clock behind message dates and ages of callback queries; real timers stay real. */
  now?: () => Date;
  /** Off by default; `true` is Telegram's documented 30/s, 1/s per chat, 20/min per group. */
  rateLimit?: boolean | Partial<RateLimits>;
  /** A callback query can be answered this long (default 15 s). */
  callbackTtlMs?: number;
  /** First pause before a failed webhook delivery is repeated; doubles to a minute (default 100). */
  webhookRetryMs?: number;
  /** How long a webhook may take to answer (default 60 s). */
  webhookTimeoutMs?: number;
  /** Also the real server's slow habits: 3 s for a repeated offset, setWebhook once a second. */
  strictTiming?: boolean;
  /** Group privacy mode off: the bot sees every message of a group (default false). */
  readsAllGroupMessages?: boolean;
  /** How many calls and sent updates are remembered (default 20,000). */
  keepCalls?: number;
  /** How many messages a chat keeps on screen (default 500). */
  keepMessages?: number;
}

/** Every parameter is a string, as in the real server, however the body was encoded. */
export interface Params {
  args: Map<string, string>;
  files: Map<string, UploadedFile>;
  /** The same in a readable form, for `calls`. */
  payload: Record<string, unknown>;
}

export interface UploadedFile {
  name: string;
  mime: string;
  bytes: Buffer;
}

export interface StoredFile {
  fileId: string;
  uniqueId: string;
  kind: 'photo' | 'document' | 'voice' | 'sticker';
  name: string;
  mime: string;
  bytes: Buffer;
  path: string;
  /** Overrides the size that is told to the bot, to act out a file that is too big to fetch. */
  pretendedSize?: number;
}

export interface Call {
  id: number;
  method: string;
  payload: Record<string, unknown>;
  /** Uploaded files by field name. */
  files: Record<string, { name: string; mime: string; size: number }>;
  at: Date;
  /** Whether the method was carried out, whatever the caller got to hear. */
  delivered: boolean;
  /** HTTP status as answered; absent while running and when the connection was dropped. */
  status?: number;
  error?: string;
  result?: unknown;
  /** Kind of the fault that struck this call. */
  fault?: string;
}

export interface ScreenButton {
  label: string;
  data?: string;
  url?: string;
}

/** What the person sees of one message now. */
export interface ScreenMessage {
  messageId: number;
  from: 'bot' | 'user';
  /** Text, or caption of a file. */
  text: string;
  entities: MessageEntity[];
  buttons: ScreenButton[][];
  photo?: StoredFile;
  document?: StoredFile;
  voice?: StoredFile;
  location?: Location;
  contact?: Contact;
  replyTo?: number;
  edits: number;
  at: Date;
  /** The whole message as the API gives it. */
  raw: Message;
}

export interface KeyboardKey {
  label: string;
  asks?: 'contact' | 'location';
}

export interface StoredMessage {
  message: Message;
  byBot: boolean;
  file?: StoredFile;
  edits: number;
  /** Counts what the bot did to this chat; a waiter remembers the last one it saw. */
  revision: number;
  at: Date;
  /** A message sent with a reply keyboard can never be edited. */
  hadKeyboard: boolean;
}

export interface ChatState {
  id: number;
  type: 'private' | 'group' | 'supergroup';
  title?: string;
  messages: Map<number, StoredMessage>;
  revision: number;
  /** The reply keyboard shown under the input field. */
  keyboard?: KeyboardKey[][];
  actions: { action: string; at: Date }[];
  /** Private: the person has written at least once. Group: the bot is a member. */
  open: boolean;
  /** Private: the person has blocked the bot. Group: the bot was removed. */
  blocked: boolean;
  deactivated: boolean;
  /** A supergroup with topics: by thread id. */
  topics?: Map<number, ForumTopic>;
  /** The bot is an administrator who may manage topics, and therefore sees every message. */
  botManagesTopics?: boolean;
}

export interface ForumTopic {
  name: string;
  closed: boolean;
}

export interface PendingCallback {
  id: string;
  userId: number;
  chatId: number;
  messageId: number;
  data: string;
  at: Date;
  answer?: CallbackAnswer;
}

export interface CallbackAnswer {
  text: string;
  showAlert: boolean;
  url?: string;
}

export interface Profile {
  names: Map<string, string>;
  descriptions: Map<string, string>;
  shortDescriptions: Map<string, string>;
  menuButtons: Map<number | 'default', MenuButton>;
  commands: Map<string, BotCommand[]>;
}

export interface World {
  options: Required<BotApiOptions>;
  me: UserFromGetMe;
  token: string;
  people: Map<number, User>;
  chats: Map<number, ChatState>;
  files: Map<string, StoredFile>;
  fileBytes: number;
  callbacks: Map<string, PendingCallback>;
  profile: Profile;
  calls: Call[];
  callCount: number;
  unknownMethods: string[];
  sentUpdates: Map<number, Update>;
  ids: { message: number; update: number; callback: number; file: number };
  faults: FaultList;
  limiter: RateLimiter | undefined;
  queue: UpdateQueue;
  webhook: Webhook;
  waiting: Waiting;
}

/** One API method: takes the world and the parameters, returns `result`, throws BotApiError. */
export type Method = (world: World, params: Params, context: CallContext) => unknown;

export interface CallContext {
  /** Aborted when the caller goes away or the server stops. */
  signal: AbortSignal;
  /** Extra `description` of a successful answer. */
  describe: (text: string) => void;
}
