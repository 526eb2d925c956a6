/** What a person hears when a bug kept their message from being handled: an apology, and the dialog stays where it was. */
import { line } from '../conversation/reply.ts';
import { position } from '../conversation/state.ts';
import type { Region } from '../domain/region.ts';
import { renderLine } from '../text/render.ts';
import type { Texts } from '../text/render.ts';
import type { Inbound, Opened, TurnCommit } from './ports.ts';

/** A turn that does nothing but say so. */
export function apology(
  row: Inbound,
  { person, conversation, version }: Opened,
  { region, texts, at }: { region: Region; texts: Texts; at: Date },
): TurnCommit {
  const said = line('engine.trouble', { phone: region.office.phone });
  const message = {
    text: renderLine(texts, said, person),
    position: position(conversation),
  };
  return {
    inboundIds: [row.id],
    personId: row.personId,
    conversation,
    version,
    writes: [],
    told: [],
    outbound: [{ addressId: row.addressId, message, proactive: false }],
    cause: row.cause,
    at,
  };
}
