/** What every step may know without asking: the moment, the region, and the person with their organisations. */
import type { Company } from './company.ts';
import type { Person, Role } from './person.ts';
import type { Region } from './region.ts';
import type { Scope } from './scope.ts';
import type { Umk } from './umk.ts';

export type PersonFacts = Person & {
  roles: Role[];
  /** Of a companion. */
  scope?: Scope;
  /** The version of the notice agreed to, if consent is given and not withdrawn. */
  consentVersion?: string;
  reminders?: boolean;
  umks: Umk[];
  companies: Company[];
};

export type Facts = {
  now: Date;
  region: Region;
  person: PersonFacts;
  /** Channel the input came by: for the record of a consent. */
  channel: string;
  /** On that channel: a code behind it makes a link that opens the chat with the code; undefined where there are no links. */
  startLink?: string;
};
