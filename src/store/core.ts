/**
 * What the parts of the store share: one client, one writer, the numbers, and the ways in and out
 * of columns.
 */
import type { Codec } from './codec.ts';
import type { Crypto } from './crypto.ts';
import type { PrismaClient } from './generated/client.ts';
import type { Numbers } from './numbers.ts';
import type { Workers } from '../app/ports.ts';
import type { Writer } from './writer.ts';

export type Core = {
  client: PrismaClient;
  writer: Writer;
  numbers: Numbers;
  crypto: Crypto;
  codec: Codec;
  regionId: string;
  /** Where others write to the database as well. */
  workers?: Workers;
};

/**
 * The part of the core that work inside a transaction may use: not the client, which would wait for
 * the transaction.
 */
export type Kit = Pick<Core, 'numbers' | 'crypto' | 'codec' | 'regionId' | 'workers'>;
