/**
 * What the parts of the store share: one client, one writer, the numbers, and the ways in and out
 * of columns.
 */
import type { Codec } from './codec.ts';
import type { Crypto } from './crypto.ts';
import type { PrismaClient } from './generated/client.ts';
import type { Direct } from './beside.ts';
import type { Known } from './known.ts';
import type { Numbers } from './numbers.ts';
import type { Recent } from './recent.ts';
import type { Workers } from '../app/ports.ts';
import type { Writer } from './writer.ts';

export type Core = {
  /** `direct`: the way past it, to the same connection. */
  client: PrismaClient & { direct?: Direct };
  writer: Writer;
  numbers: Numbers;
  crypto: Crypto;
  codec: Codec;
  /** What was sealed or opened lately: not to be changed by whoever gets it. */
  recent: Recent;
  /** What is remembered of the rows that every turn reads, where this process has the file. */
  known?: Known;
  regionId: string;
  /** Where others write to the database as well. */
  workers?: Workers;
};

/**
 * The part of the core that work inside a transaction may use: not the client, which would wait for
 * the transaction.
 */
export type Kit = Pick<
  Core,
  'numbers' | 'crypto' | 'codec' | 'recent' | 'known' | 'regionId' | 'workers'
>;
