/** A line of the audit trail as staff read it: ids, and the name of whoever did it as far as that person still is known. */
export type AuditLine = {
  seq: number;
  at: Date;
  personId: number;
  who?: string;
  action: string;
  subject: string;
};
