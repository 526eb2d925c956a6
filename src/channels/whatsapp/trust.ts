/** Whom we believe on the wire: signatures are really checked, and another server or root only in a test on this machine. */
import { Curve, WA_CERT_DETAILS, generateSignalPubKey } from '@whiskeysockets/baileys';
import { verifySignature } from 'libsignal/src/curve.js';
import { readFileSync } from 'node:fs';
import { Agent } from 'node:https';

/** A server of a test: only on loopback, see `refuseForeign`. */
export type TestServer = { wsUrl: string; rootPublicKeyHex: string; caFile?: string };

/** What a test server changes; nothing of it is ever set in production. */
export type Trust = { wsUrl?: string; agent?: Agent; ca?: Buffer; loopbackMedia: boolean };

/**
 * True only for a signature by this key: the library as shipped asks libsignal and then forgets its answer, so that
 * any 64 bytes pass. A malformed key or signature is false.
 */
export function honestVerify(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    const signal = Buffer.from(generateSignalPubKey(key));
    return verifySignature(signal, Buffer.from(message), Buffer.from(signature)) === true;
  } catch {
    return false;
  }
}

/** Makes the library check signatures from now on, and, for a test server on loopback, believe that server's root. */
export function establishTrust(test: TestServer | undefined): Trust {
  Curve.verify = honestVerify;
  if (!test) return { loopbackMedia: false };
  refuseForeign(test.wsUrl);
  const root = Buffer.from(test.rootPublicKeyHex, 'hex');
  if (root.length !== 32) throw new Error('the test root key must be 32 bytes in hex');
  WA_CERT_DETAILS.PUBLIC_KEY = root;
  const ca = test.caFile === undefined ? undefined : readFileSync(test.caFile);
  return {
    wsUrl: test.wsUrl,
    loopbackMedia: true,
    ...(ca ? { ca, agent: new Agent({ ca }) } : {}),
  };
}

/** Throws unless the address is of this machine, so that no setting can lead a real session to somebody else. */
function refuseForeign(url: string): void {
  if (!URL.canParse(url) || !isLoopback(new URL(url).hostname))
    throw new Error('a WhatsApp test server must be on 127.0.0.1, [::1] or localhost');
}

export function isLoopback(hostname: string): boolean {
  return /^(127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\]|localhost)$/.test(hostname);
}
