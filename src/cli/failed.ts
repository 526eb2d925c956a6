/** The end of a program that cannot go on: what to do, where somebody can do something; where it went wrong, otherwise. */
import { RunStateError } from '../app/ports.ts';
import { PortError, TelegramSetupError } from '../channels/setupErrors.ts';
import { ConfigError } from '../config.ts';
import { SheetError } from '../sheets/sheet.ts';
import { BackupError } from '../store/backup.ts';
import { WrongKeyError } from '../store/keyCheck.ts';
import { MigrationError } from '../store/migrate.ts';
import { ImportError } from '../files/importError.ts';

const KNOWN = [
  ConfigError,
  MigrationError,
  TelegramSetupError,
  PortError,
  SheetError,
  RunStateError,
  ImportError,
  BackupError,
  WrongKeyError,
];

/** Says why on standard error and ends with 1; what is durable is taken up at the next start. */
export function endWith(thrown: unknown): never {
  const known = KNOWN.some((kind) => thrown instanceof kind);
  const { message, stack } = thrown instanceof Error ? thrown : new Error(String(thrown));
  process.stderr.write(`${known ? message : (stack ?? message)}\n`);
  process.exit(1);
}
