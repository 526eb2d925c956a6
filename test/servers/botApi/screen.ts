// What the person's screen shows of a chat now: edits applied, deleted messages gone.
import type { BotCommand, Message } from '@grammyjs/types';
import type {
  ChatState,
  KeyboardKey,
  ScreenButton,
  ScreenMessage,
  StoredMessage,
  World,
} from './types.ts';

export interface ChatView {
  id: number;
  /** Oldest first, of both sides. */
  readonly messages: ScreenMessage[];
  /** Only the bot's. */
  readonly botMessages: ScreenMessage[];
  /** The newest message of the bot, if any. */
  readonly last: ScreenMessage | undefined;
  /** The reply keyboard under the input field, if one is shown. */
  readonly keyboard: KeyboardKey[][] | undefined;
  /** Chat actions ("typing") in order. */
  readonly actions: { action: string; at: Date }[];
}

/** A live view of a chat. */
export function chatView(chat: ChatState): ChatView {
  return {
    id: chat.id,
    get messages() {
      return [...chat.messages.values()].map(screenMessage);
    },
    get botMessages() {
      return [...chat.messages.values()].filter((each) => each.byBot).map(screenMessage);
    },
    get last() {
      return [...chat.messages.values()]
        .filter((each) => each.byBot)
        .map(screenMessage)
        .at(-1);
    },
    get keyboard() {
      return chat.keyboard;
    },
    get actions() {
      return [...chat.actions];
    },
  };
}

/** One message as seen. */
export function screenMessage(stored: StoredMessage): ScreenMessage {
  const { message, file } = stored;
  const files = file === undefined ? {} : fileFields(message, file);
  return {
    messageId: message.message_id,
    from: stored.byBot ? 'bot' : 'user',
    text: message.text ?? message.caption ?? '',
    entities: message.entities ?? message.caption_entities ?? [],
    buttons: buttonsOf(message),
    ...files,
    ...(message.location === undefined ? {} : { location: message.location }),
    ...(message.contact === undefined ? {} : { contact: message.contact }),
    ...(message.reply_to_message === undefined
      ? {}
      : { replyTo: message.reply_to_message.message_id }),
    edits: stored.edits,
    at: stored.at,
    raw: message,
  };
}

function fileFields(message: Message, file: NonNullable<StoredMessage['file']>) {
  if (message.photo !== undefined) return { photo: file };
  if (message.voice !== undefined) return { voice: file };
  return { document: file };
}

/** The inline buttons of a message, row by row. */
export function buttonsOf(message: Message): ScreenButton[][] {
  const rows = message.reply_markup?.inline_keyboard ?? [];
  return rows.map((row) =>
    row.map((button) => ({
      label: button.text,
      ...('callback_data' in button ? { data: button.callback_data } : {}),
      ...('url' in button ? { url: button.url } : {}),
    })),
  );
}

/** Key of a command list: scope, chat, member and language. */
export function commandsKey(
  scope: { type: string; chatId?: number; userId?: number },
  language: string,
): string {
  return [scope.type, scope.chatId ?? '', scope.userId ?? '', language].join('|');
}

/**
 * The command menu a person sees in a chat: the narrowest scope wins, and within a scope the person's
 * language before the general list (Bot API, "Determining list of commands").
 */
export function menuFor(world: World, chat: ChatState, userId: number): BotCommand[] {
  const language = world.people.get(userId)?.language_code?.slice(0, 2) ?? '';
  const scopes =
    chat.type === 'private'
      ? [{ type: 'chat', chatId: chat.id }, { type: 'all_private_chats' }, { type: 'default' }]
      : [
          { type: 'chat_member', chatId: chat.id, userId },
          { type: 'chat', chatId: chat.id },
          { type: 'all_group_chats' },
          { type: 'default' },
        ];
  for (const scope of scopes) {
    for (const code of [language, '']) {
      const list = world.profile.commands.get(commandsKey(scope, code));
      if (list !== undefined) return list;
    }
  }
  return [];
}
