/** Which telephone number an address is, for whoever does not need the library. Pure. */

/** The telephone number that an address of this channel is, in digits; undefined for one that is known by its LID. */
export function numberOf(id: string): string | undefined {
  return /^(\d+)@s\.whatsapp\.net$/.exec(id)?.[1];
}
