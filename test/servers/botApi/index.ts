// A Telegram Bot API server on loopback, so that the real Telegram client of the product is driven over HTTP.
//
// It answers as Telegram does, with Telegram's own error texts, keeps an update until it is confirmed, and
// fails on purpose where a test says so. Nothing of the bot is replaced: point TELEGRAM_API_ROOT at `url`.
//
//   const telegram = await startBotApi();
//   // start the bot with TELEGRAM_API_ROOT=telegram.url and TELEGRAM_BOT_TOKEN=telegram.token, then be a person:
//   const siti = telegram.user(501, { first_name: 'Siti', language_code: 'id' });
//   siti.start();                                        // or start('ref_bazar') for a deep link
//   const [hello] = await siti.waitForReply();           // what came or changed since Siti acted
//   expect(hello?.text).toContain('Halo');
//   // two answers expected: await siti.waitForReply({ atLeast: 2 })
//   const press = siti.tap('Daftar');                    // by label or data, as shown now
//   await press.answered();                              // the button no longer spins
//   siti.sendPhoto(jpegBytes, 'keripik');                // sendText, sendVoice, sendLocation, sendContact, …
//
//   telegram.faults.add({ kind: 'dropAfter', method: 'sendMessage' });   // delivered, answer lost, once
//   telegram.faults.add({ kind: 'tooMany', retryAfter: 2, times: 3 });   // the next three calls of any kind
//   siti.block();                                        // 403 from now on, and a my_chat_member update
//
//   telegram.chat(501).messages;                         // the screen now: edits applied, deletions gone
//   telegram.callsOf('sendMessage');                     // what the bot asked for, and what it got
//   expect(telegram.unknownMethods).toEqual([]);
//   await telegram.stop();
//
// Flood limits are off unless `rateLimit` is given; `crowd(1, 100_000)` makes recipients for a broadcast. Real timers run in real time; `now` only dates things.
// Loopback addresses may be webhooks over plain HTTP; everything else is refused, as nothing leaves the machine.
export { startBotApi, type BotApi } from './start.ts';
export type { Actor, PersonProfile } from './actors.ts';
export type { ArmedFault, Fault, FaultKind, FaultList, FaultRule } from './faults.ts';
export type { Group, GroupOptions } from './group.ts';
export type { FileOptions, SendOptions } from './incoming.ts';
export type { WaitOptions } from './personal.ts';
export type { RateLimiter, RateLimits } from './rateLimit.ts';
export type { ChatView } from './screen.ts';
export type { Tap } from './taps.ts';
export type {
  BotApiOptions,
  Call,
  CallbackAnswer,
  KeyboardKey,
  Profile,
  ScreenButton,
  ScreenMessage,
  StoredFile,
} from './types.ts';
