/** What somebody may invite others into, and how it and the roles in it are called. */
import type { Line } from '../conversation/reply.ts';
import { line, literal } from '../conversation/reply.ts';
import type { Company } from '../domain/company.ts';
import type { Facts } from '../domain/facts.ts';
import type { MemberRole, OrganisationKind } from '../domain/invitation.ts';
import type { Umk } from '../domain/umk.ts';
import { umkName, umksOf } from './whichUmk.ts';

/** A business or a company of the person; `key` is what a dialog keeps of it: "umk/7". */
export type Organisation = { key: string; kind: OrganisationKind; id: number; name: Line };

export function ofUmk(umk: Umk): Organisation {
  return { key: `umk/${umk.id}`, kind: 'umk', id: umk.id, name: literal(umkName(umk)) };
}

export function ofCompany({ id, name }: Company): Organisation {
  return { key: `company/${id}`, kind: 'company', id, name: literal(name) };
}

/** Everything that the person may invite others into: a company once staff have checked it. */
export function organisationsOf(facts: Facts): Organisation[] {
  const companies = facts.person.companies.filter(({ status }) => status === 'approved');
  return [...umksOf(facts).map(ofUmk), ...companies.map(ofCompany)];
}

/** "Pemilik", "Rekan", "PIC". */
export function roleLine(role: MemberRole): Line {
  return line(`member.role_${role}`);
}
