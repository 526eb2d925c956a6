/** A buyer: a company, or a government body that is listed and referred, never selected for. */
import { z } from 'zod';
import type { Machine } from './machine.ts';

export const CompanyKind = z.enum(['company', 'opd', 'bumd', 'bumn']);
export type CompanyKind = z.infer<typeof CompanyKind>;

/** How staff made sure that a company and its PIC are who they say. */
export const ApprovalBasis = z.enum(['oss', 'call_back', 'letter']);
export type ApprovalBasis = z.infer<typeof ApprovalBasis>;

const CompanyStatus = z.enum(['waiting', 'approved', 'refused']);
type CompanyStatus = z.infer<typeof CompanyStatus>;

/** One that comes with a list of those who signed is approved already. */
export const companyLife: Machine<CompanyStatus, 'approve' | 'refuse', 'staff'> = {
  id: 'company',
  states: CompanyStatus.options,
  first: ['waiting', 'approved'],
  moves: {
    approve: {
      by: ['staff'],
      to: { waiting: 'approved' },
      causes: 'its line leaves the queue; the PIC is told; its needs reach owners',
    },
    refuse: {
      by: ['staff'],
      to: { waiting: 'refused' },
      causes: 'its line leaves the queue; the PIC reads why',
    },
  },
};

export const Company = z.object({
  id: z.int(),
  regionId: z.string(),
  kind: CompanyKind,
  name: z.string(),
  nib: z.string().optional(),
  sector: z.string().optional(),
  scale: z.enum(['menengah', 'besar', 'lain']).optional(),
  picName: z.string(),
  picPosition: z.string().optional(),
  phone: z.string(),
  address: z.string(),
  commitment: z.string().optional(),
  status: CompanyStatus,
  basis: ApprovalBasis.optional(),
  refusal: z.string().optional(),
  decidedBy: z.int().optional(),
  decidedAt: z.date().optional(),
  example: z.boolean(),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type Company = z.infer<typeof Company>;

/** Government bodies buy through e-Katalog and PaDI: they are listed and referred there. */
export function isReferred(company: Pick<Company, 'kind'>): boolean {
  return company.kind !== 'company';
}
