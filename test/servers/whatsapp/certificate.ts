/** The server's proofs of who it is: an honest Noise certificate chain under a test root, and a TLS certificate for media. */
import { Curve, proto, type KeyPair } from '@whiskeysockets/baileys';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export type NoiseIdentity = {
  keyPair: KeyPair;
  /** The encoded chain: leaf (the server's key) signed by the intermediate, that one signed by the root. */
  chain: Uint8Array;
  rootPublicKey: Uint8Array;
};

const ROOT_SERIAL = 0; // what clients demand of the intermediate's issuer

/** Fresh keys, with every signature true, so that a client that really verifies them is content. */
export function makeNoiseIdentity(): NoiseIdentity {
  const [root, middle, leaf] = [0, 1, 2].map(() => Curve.generateKeyPair()) as [
    KeyPair,
    KeyPair,
    KeyPair,
  ];
  const signed = (serial: number, issuerSerial: number, key: KeyPair, signer: KeyPair) => {
    const { Details } = proto.CertChain.NoiseCertificate;
    const details = Details.encode({ serial, issuerSerial, key: key.public }).finish();
    return { details, signature: Curve.sign(signer.private, details) };
  };
  const chain = proto.CertChain.encode({
    leaf: signed(2, 1, leaf, middle),
    intermediate: signed(1, ROOT_SERIAL, middle, root),
  }).finish();
  return { keyPair: leaf, chain, rootPublicKey: root.public };
}

export type TlsIdentity = { folder: string; caFile: string; key: Buffer; cert: Buffer };

/** A self-signed certificate for 127.0.0.1 in a temporary folder, which the caller removes. */
export async function makeTlsIdentity(): Promise<TlsIdentity> {
  const folder = await mkdtemp(join(tmpdir(), 'wa-media-'));
  const [keyFile, caFile] = [join(folder, 'key.pem'), join(folder, 'ca.pem')];
  const arguments_ =
    `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=127.0.0.1 ` +
    `-addext subjectAltName=IP:127.0.0.1 -keyout ${keyFile} -out ${caFile}`;
  await promisify(execFile)('openssl', arguments_.split(' '));
  return { folder, caFile, key: await readFile(keyFile), cert: await readFile(caFile) };
}
