// A WhatsApp multi-device server on loopback, so that the real client library is driven over its real protocol.
//
// Noise handshake, pairing by QR and by code, logins, prekeys, end-to-end encryption both ways, receipts, retries,
// media. Nothing of the client is replaced; it must trust the test root, an exported constant of the library:
//
//   const whatsapp = await startWhatsApp();
//   WA_CERT_DETAILS.PUBLIC_KEY = Buffer.from(whatsapp.rootPublicKeyHex, 'hex');       // restore it afterwards
//   // start the bot with whatsapp.wsUrl (media: whatsapp.caFile), take its QR text or code, and be the owner:
//   await whatsapp.scan(qr);                             // or typeCode('ABCD-1234'); then the bot reconnects (515)
//   await whatsapp.connected();
//   const siti = whatsapp.phone('628111000111', { name: 'Siti' });
//   await siti.says('halo');                             // queued while the bot is away, offered again until confirmed
//   const reply = await siti.next();                     // { id, text, message, media? }, as her phone decrypted it
//   await siti.sendsImage(jpeg, 'image/jpeg', 'KTP');    // sendsMedia, edits, deletes, reacts, sends(any proto)
//   await siti.sends({ conversation: 'halo' }, { corrupt: true });   // unreadable first, right on the retry receipt
//
//   whatsapp.drop(); whatsapp.refuseLogin(403); whatsapp.end({ conflict: 'replaced' });
//   whatsapp.ackDelayMs(500); whatsapp.holdAcks(true); whatsapp.refuseSends(463);
//   whatsapp.loseMedia(); whatsapp.failMedia(503); whatsapp.keepPreKeys(5); whatsapp.autoReceipts(false);
//   whatsapp.strays.group();                             // messages the bot must leave alone
//
//   whatsapp.sent;                                       // every message stanza, repeats marked
//   expect(whatsapp.unhandled).toEqual([]);              // requests nobody knew
//   expect(whatsapp.violations).toEqual([]);             // foreign keys, missing copies, broken frames, wrong files
//   expect(whatsapp.unreadable).toEqual([]);             // copies a phone could not read and asked for again
//   await whatsapp.close();
//
// All state lives here, so a bot process may be killed and started again. A message counts as delivered to the bot when
// its receipt came; until then it is offered at every login, the same bytes, marked `offline` (where it must not come
// again, `await whatsapp.confirmed()` before a drop). A phone that cannot read a copy asks for it again by itself. One
// device is linked at a time; a new pairing ends the one before. The server itself prints nothing; the client library
// in the same process does. Compared with that library only, never with the real service.
export { startWhatsApp, type WhatsAppOptions, type WhatsAppServer } from './server.ts';
export type { Controls, End } from './switches.ts';
export type { PersonOptions } from './people.ts';
export type { MediaOptions, Phone } from './phone.ts';
export type { MediaKind } from './media.ts';
export type { Node } from './nodes.ts';
export type { Heard, SentStanza } from './world.ts';
