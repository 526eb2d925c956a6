/** Whether an error says that the database could not be reached or written to for a while, so that the same work may succeed later. */

/** Of Prisma, SQLite, PostgreSQL (classes 08, 53 and 57P, and 25P03) and the system. */
const CODES =
  /^(?:P1001|P1002|P1008|P1017|P2024|P2028|SQLITE_(?:BUSY|FULL|IOERR|CANTOPEN)\w*|08\w{3}|53\w{3}|57P0\d|25P03|E(?:CONN\w+|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|NOTFOUND|AI_AGAIN))$/;
/** Kinds of the driver adapters. */
const KINDS =
  /^(?:DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections|TransactionAlreadyClosed)$/;
/** What the driver of PostgreSQL says without a code. */
const WORDS =
  /^(?:Connection terminated|Query read timeout|timeout expired|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed)/;
const DEEPEST = 6;

type Said = Partial<
  Record<
    'code' | 'originalCode' | 'kind' | 'message' | 'cause' | 'meta' | 'driverAdapterError',
    unknown
  >
>;

export function isOutage(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > DEEPEST) return false;
  const { code, originalCode, kind, message, cause, meta, driverAdapterError } = error as Said;
  return (
    CODES.test(String(code)) ||
    CODES.test(String(originalCode)) ||
    KINDS.test(String(kind)) ||
    WORDS.test(String(message)) ||
    [cause, meta, driverAdapterError].some((inner) => isOutage(inner, depth + 1))
  );
}
