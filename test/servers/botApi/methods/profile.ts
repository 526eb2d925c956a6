// How the bot presents itself: getMe, command menus per scope and language, names, descriptions, menu button.
import type { BotCommand, MenuButton } from '@grammyjs/types';
import { badRequest } from '../errors.ts';
import { FieldError, isObject, jsonArg, stringField, textArg } from '../params.ts';
import { commandsKey } from '../screen.ts';
import type { Method, Params, Profile, World } from '../types.ts';

const MAX_COMMANDS = 100; // Bot API setMyCommands
// In practice a long list is refused with the same words although it has fewer than 100 commands.
const MAX_COMMANDS_BYTES = 7_800;
const CHAT_SCOPES = ['chat', 'chat_administrators', 'chat_member'];
const PLAIN_SCOPES = ['default', 'all_private_chats', 'all_group_chats', 'all_chat_administrators'];

export const getMe: Method = (world) => world.me;

export const setMyCommands: Method = (world, params) => {
  const list = jsonArg(params, 'commands', 'commands') ?? [];
  if (!Array.isArray(list)) throw badRequest('Expected an Array of BotCommand');
  const commands = list.map(botCommand);
  const key = listKey(world, params);
  const bytes = Buffer.byteLength(JSON.stringify(commands));
  if (commands.length > MAX_COMMANDS || bytes > MAX_COMMANDS_BYTES) {
    throw badRequest('BOT_COMMANDS_TOO_MUCH');
  }
  if (commands.some(({ command }) => !/^[a-z0-9_]+$/.test(command))) {
    throw badRequest('BOT_COMMAND_INVALID');
  }
  if (commands.length === 0) world.profile.commands.delete(key);
  else world.profile.commands.set(key, commands);
  return true;
};

export const getMyCommands: Method = (world, params) =>
  world.profile.commands.get(listKey(world, params)) ?? [];

export const deleteMyCommands: Method = (world, params) => {
  world.profile.commands.delete(listKey(world, params));
  return true;
};

function botCommand(value: unknown): BotCommand {
  const where = "Can't parse BotCommand: ";
  if (!isObject(value)) throw badRequest(`${where}expected an Object`);
  let command: string;
  let description: string;
  try {
    command = stringField(value, 'command', true).trim().replace(/^\//, '');
    description = stringField(value, 'description', true).trim();
  } catch (error) {
    if (!(error instanceof FieldError)) throw error;
    throw badRequest(where + error.message);
  }
  if (command === '') throw badRequest('Command must be non-empty');
  if ([...command].length > 32) throw badRequest('Command length must not exceed 32');
  if (description === '') throw badRequest('Command description must be non-empty');
  if ([...description].length > 256) {
    throw badRequest('Command description length must not exceed 256');
  }
  return { command, description };
}

function listKey(world: World, params: Params): string {
  const language = languageArg(params);
  const scope = jsonArg(params, 'scope', 'BotCommandScope');
  if (scope === undefined) return commandsKey({ type: 'default' }, language);
  const where = "Can't parse BotCommandScope: ";
  if (!isObject(scope)) throw badRequest(`${where}BotCommandScope must be an Object`);
  const type = scope['type'];
  if (typeof type !== 'string') throw badRequest(`${where}Can't find field "type"`);
  if (PLAIN_SCOPES.includes(type)) return commandsKey({ type }, language);
  if (!CHAT_SCOPES.includes(type)) throw badRequest(`${where}Unsupported type specified`);
  const chatId = Number(scope['chat_id'] ?? Number.NaN);
  if (Number.isNaN(chatId)) throw badRequest(`${where}Can't find field "chat_id"`);
  if (!world.chats.has(chatId)) throw badRequest('chat not found');
  if (type !== 'chat_member') return commandsKey({ type, chatId }, language);
  const userId = Number(scope['user_id'] ?? 0);
  if (!(userId > 0)) throw badRequest(`${where}Invalid user_id specified`);
  return commandsKey({ type, chatId, userId }, language);
}

function languageArg(params: Params): string {
  const language = textArg(params, 'language_code');
  if (language !== '' && !/^[a-z]{2}$/.test(language)) {
    throw badRequest('Invalid language code specified');
  }
  return language;
}

type Words = keyof Pick<Profile, 'names' | 'descriptions' | 'shortDescriptions'>;

function setter(words: Words, field: string, limit: number): Method {
  return (world, params) => {
    const value = textArg(params, field).trim();
    if ([...value].length > limit) throw badRequest(`${field.replace('_', ' ')} is too long`);
    world.profile[words].set(languageArg(params), value);
    return true;
  };
}

function getter(words: Words, field: string): Method {
  return (world, params) => {
    const language = languageArg(params);
    const own = world.profile[words].get(language) ?? world.profile[words].get('');
    return { [field]: own ?? (words === 'names' ? world.me.first_name : '') };
  };
}

export const setMyName = setter('names', 'name', 64);
export const getMyName = getter('names', 'name');
export const setMyDescription = setter('descriptions', 'description', 512);
export const getMyDescription = getter('descriptions', 'description');
export const setMyShortDescription = setter('shortDescriptions', 'short_description', 120);
export const getMyShortDescription = getter('shortDescriptions', 'short_description');

export const setChatMenuButton: Method = (world, params) => {
  const button = jsonArg(params, 'menu_button', 'menu button') ?? { type: 'default' };
  const where = "Can't parse menu button: ";
  if (!isObject(button)) throw badRequest(`${where}MenuButton must be an Object`);
  if (!['default', 'commands', 'web_app'].includes(String(button['type']))) {
    throw badRequest(`${where}MenuButton has unsupported type`);
  }
  const key = menuKey(world, params);
  world.profile.menuButtons.set(key, button as unknown as MenuButton);
  return true;
};

export const getChatMenuButton: Method = (world, params) =>
  world.profile.menuButtons.get(menuKey(world, params)) ??
  world.profile.menuButtons.get('default') ?? { type: 'commands' };

function menuKey(world: World, params: Params): number | 'default' {
  const raw = textArg(params, 'chat_id');
  if (raw === '') return 'default';
  const chat = world.chats.get(Number(raw));
  if (chat?.type !== 'private') throw badRequest('chat not found');
  return chat.id;
}
