/** What the errors of a broken connection tell: only one that never came to be proves that nothing was delivered. */

/** Codes of a connection that never came to be. */
const NEVER_CONNECTED =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|ENETUNREACH|EHOSTUNREACH|ENETDOWN|EHOSTDOWN|UND_ERR_CONNECT_TIMEOUT|ERR_TLS\w*|CERT_\w+|\w*SELF_SIGNED_CERT\w*|UNABLE_TO_\w+)$/;

/** True where a request that threw cannot have reached anybody: no connection, or nothing written on it. */
export function neverConnected(thrown: unknown): boolean {
  return causes(thrown).some(
    ({ code, syscall, socket }) =>
      syscall === 'connect' ||
      socket?.bytesWritten === 0 ||
      (typeof code === 'string' && NEVER_CONNECTED.test(code)),
  );
}

/** The first of the system's error codes in an error and its causes. */
export function systemCode(thrown: unknown): string | undefined {
  return causes(thrown).flatMap(({ code }) => (typeof code === 'string' ? [code] : []))[0];
}

type Cause = {
  code?: unknown;
  syscall?: unknown;
  /** Where fetch's connection broke. */
  socket?: { bytesWritten?: unknown };
  cause?: unknown;
};

function causes(thrown: unknown): Cause[] {
  const chain: Cause[] = [];
  let at: unknown = thrown;
  while (typeof at === 'object' && at !== null && chain.length < 5) {
    chain.push(at);
    at = (at as Cause).cause;
  }
  return chain;
}
