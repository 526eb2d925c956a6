// Meta's Graph API for WhatsApp on loopback, so that the real channel is driven over HTTP.
//
// It takes what Meta takes and refuses the rest with Meta's codes and shapes: tokens, limits of buttons, lists and
// texts, templates, the 24 hours after somebody's last message (counted for each person), media in two steps. It
// posts signed webhooks until they are answered with 200, and fails on purpose where a test says so.
//
//   const graph = await startGraphApi({ templates: templateDefinitions(texts) });
//   // start the bot with CLOUD_API_ROOT=graph.url, CLOUD_API_TOKEN=graph.token, CLOUD_PHONE_NUMBER_ID=graph.phoneNumberId,
//   // CLOUD_VERIFY_TOKEN=graph.verifyToken and CLOUD_APP_SECRET=graph.appSecret, then say where it listens:
//   await graph.webhooks.subscribe('http://127.0.0.1:8080/webhooks/whatsapp');   // asks for the challenge first
//   const siti = graph.person('628111111111', { name: 'Siti' });
//   siti.says('halo');
//   const hello = await siti.next();                     // the oldest message that next() has not given yet
//   siti.taps('Daftar');                                 // a button, a row of a list or a template's button, by its label
//   siti.quotes(hello.id, '2');                          // answers an older message by quoting it
//   siti.sendsImage(jpegBytes, { caption: 'keripik' });  // sendsDocument, sendsVoice, sendsLocation, sharesContact, …
//   siti.wroteAgo(25 * 3_600_000);                       // only templates reach her now
//   siti.status('read');                                 // of the newest message to her
//   siti.refuses(131050);                                // every message to her is refused with this code
//
//   graph.faults.add({ kind: 'dropAfter', what: 'send' });      // delivered, answer lost, once
//   graph.faults.add({ kind: 'error', code: 130429, times: 3 }); // the next three calls of any kind
//   graph.webhooks.hold(); …; graph.webhooks.release({ reversed: true });   // or { asOne: true }
//   graph.webhooks.duplicate(2);                         // the next two come twice
//   expect(graph.callsOf('unknown')).toEqual([]);
//   await graph.stop();
//
// Real timers run in real time; `now` only dates things. Nothing leaves the machine.
export { startGraphApi } from './start.ts';
export type { GraphApi } from './start.ts';
export type { GraphPerson } from './people.ts';
export type { Fault, FaultRule } from './faults.ts';
export type { Webhooks } from './webhooks.ts';
export type { Call, CallKind, GraphApiOptions, Heard, TemplateDefinition } from './types.ts';
