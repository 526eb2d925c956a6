/** A file that cannot be imported as it is; the message says what to do. */
export class ImportError extends Error {}
