/** What handling messages is given by whoever puts the program together; what is optional is missing where nobody needs it. */
import type { Logger } from 'pino';
import type { PersonFacts } from '../domain/facts.ts';
import type { Papers } from './agreementPapers.ts';
import type { Current } from './current.ts';
import type { Matching } from './matching.ts';
import type { Draw } from './messages.ts';
import type { Address, ChannelId, Store, TurnCommit } from './ports.ts';
import type { Meter } from './meter.ts';

export type Handling = {
  store: Store;
  /** Dialogs, region and texts as they are when a turn begins. */
  current: () => Promise<Current>;
  log: Logger;
  now: () => Date;
  /** Channels whose people write one answer in several bubbles. */
  gathers: (channel: ChannelId) => boolean;
  /** What a link into the chat on this channel begins with. */
  startLink?: (channel: ChannelId) => string | undefined;
  /** A turn was committed: there may be something to send, or something new that is due. */
  committed: (turn: TurnCommit) => void;
  /** Work that is longer than a turn was asked for. */
  jobMade?: () => void;
  /** Somebody wrote and was answered; this is who they are now. */
  met?: (address: Address, person: PersonFacts) => void;
  draw?: Draw;
  /** Who fits whom. */
  matching: Matching;
  /** Prints agreements and keeps their files. */
  papers?: Papers;
  /** The address of the server, where one takes and gives files; without it there are no links. */
  door?: string;
  meter?: Meter;
  /** Time moves by ticks: what was put off waits for one, however late it is. */
  byTicks?: boolean;
};
