/** The programme in numbers, examples not counted; a figure that cannot exist yet is left out instead of shown as 0. */
export type Count = { key: string; count: number };

export type Statistics = {
  umk: { active: number; withNib: number; newThisMonth: number };
  companies: { waiting: number; approved: number; committed: number };
  needs: { posted: number; open: number };
  /** How far matches came: each counts in every stage that it reached. */
  matches: { found: number; asked: number; agreed: number; trial: number };
  /** Median of whole days from a UMK's registration to its first match; undefined where none has one. */
  daysToFirstMatch?: number;
  /** Active UMK, most first. */
  byKecamatan: Count[];
  bySector: Count[];
  /** `siap`, `hampir`, `perlu`, and `none` for those without a complete questionnaire. */
  byLevel: Count[];
  /** Licence requests by state, once there are any. */
  licences?: Count[];
  tickets: { open: number; overdue: number; done: number };
  /**
   * Once a report was answered or closed: how many were answered, how many of them before their last day was over, the
   * median of whole days to the answer, and of those that are closed how many were settled, at least partly.
   */
  disputes?: { answered: number; inTime: number; days: number; closed: number; settled: number };
};
