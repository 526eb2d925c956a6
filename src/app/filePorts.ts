/** What the shell needs of the store for whole files: rows that are staged and applied, tables that leave, links and the work that is longer than a turn. */
import type { CheckIn } from '../domain/checkIn.ts';
import type { Company } from '../domain/company.ts';
import type { Happening } from '../domain/event.ts';
import type { FileLink, Job, JobFailure, JobResult, Todo } from '../domain/files.ts';
import type {
  Applied,
  Counts,
  Draft,
  ImportRun,
  Known,
  Makes,
  Merge,
  Planner,
  StagedRow,
  Undone,
  Verdict,
} from '../domain/imported.ts';
import type { KbliLists } from '../domain/kbli.ts';
import type { Commitment } from '../domain/forum.ts';
import type { LicenceRequest } from '../domain/licence.ts';
import type { Match } from '../domain/match.ts';
import type { Need } from '../domain/need.ts';
import type { Language, Role } from '../domain/person.ts';
import type { MatchView } from '../domain/query.ts';
import type { Level } from '../domain/readiness.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { Umk } from '../domain/umk.ts';

type NewRun = Pick<ImportRun, 'source' | 'file' | 'personId' | 'at'> & {
  /** Of the file's bytes, in hex. */
  hash: string;
};

/** What a job came to, which the person who asked for it is told of in the same transaction. */
export type Settlement = {
  jobId: number;
  state: 'done' | 'failed' | 'asks';
  result: JobResult;
  runId?: number;
  /** A file that the job leaves, whole. */
  file?: Uint8Array;
  told: Happening;
};

export type ApplyHow = {
  merge: Merge;
  planner: Planner;
  personId: number;
  at: Date;
  invitedUntil: Date;
  /** What a row is the same as among what came after it was read; a new directory for every try. */
  latecomers(): {
    add(known: Known): void;
    find(draft: Draft): { verdict: Verdict; ref: string } | undefined;
  };
  /** Before the commit, so that no code is lost: what is thrown here leaves everything as it was. */
  keep?(codes: Applied['codes']): Promise<void>;
  /** What is settled in the same transaction: a process that dies has applied and said so, or neither. */
  settles?(applied: Applied): Settlement;
  /** How many rows were looked at before anything is written; what is thrown here stops it. */
  looked?(rows: number): void;
  /** How many rows are done, inside the transaction. */
  progress?(rows: number): void;
};

export type UndoHow = {
  personId: number;
  at: Date;
  planner: Pick<Planner, 'moved'>;
  /** See `ApplyHow`. */
  settles?: ((undone: Undone) => Settlement) | undefined;
};

/** Somebody else was faster, or the run is in no state for what was asked. */
export class RunStateError extends Error {}

export type Staging = {
  /** Makes a run in the state `reading`; gives its number. */
  begin(run: NewRun): Promise<number>;
  /** The planner makes the columns of new businesses ready now, so that applying keeps nobody waiting. */
  add(runId: number, rows: readonly StagedRow[], planner: Planner): Promise<void>;
  /** All rows are in: the run can be applied, and whoever handed it in is told, or neither. */
  finish(runId: number, counts: Counts, at: Date, settlement?: Settlement): Promise<void>;
  /** Newest first. */
  runs(): Promise<ImportRun[]>;
  /** The lists of codes that were imported. */
  kbli(): Promise<KbliLists>;
  /** A run of the same bytes that is staged or applied. */
  sameFile(hash: string): Promise<ImportRun | undefined>;
  /** Everything of a kind that a row may be the same as. */
  known(makes: Makes): AsyncGenerator<Known[]>;
  /** All or nothing; throws RunStateError where the run is not staged. */
  apply(runId: number, how: ApplyHow): Promise<Applied>;
  /** Throws RunStateError where the run is not applied. */
  undo(runId: number, how: UndoHow): Promise<Undone>;
  /** Forgets the rows of a run that is not applied. */
  drop(runId: number, personId: number, at: Date): Promise<void>;
};

export type UmkRow = {
  umk: Umk;
  nib?: string;
  papers: string[];
  /** Each paper that staff looked at, when, and whether they refused it. */
  checked: { kind: string; at: Date; refused: boolean }[];
  /** How ready it is, as staff decided or else as it answered. */
  level?: Level;
  owned: boolean;
};

export type NeedRow = { need: Need; company?: string };
export type CommitmentRow = { commitment: Commitment; company?: string };

/** One line of a company's LKPM list; the NIB where the owner gave it, `sheet` the newest line that the company told of it. */
export type Partnership = MatchView & {
  nib?: string;
  since: Date;
  sheet?: Pick<CheckIn, 'period' | 'volume' | 'value' | 'workers'>;
};

export type Exports = {
  umks(): AsyncGenerator<UmkRow[]>;
  companies(): AsyncGenerator<Company[]>;
  needs(): AsyncGenerator<NeedRow[]>;
  matches(): AsyncGenerator<Match[]>;
  tickets(): AsyncGenerator<Ticket[]>;
  licences(): AsyncGenerator<LicenceRequest[]>;
  commitments(): AsyncGenerator<CommitmentRow[]>;
  /** The partnerships of a company that both sides agreed to and that go on. */
  partnerships(companyId: number): Promise<Partnership[]>;
  /** How many real businesses there are of each kecamatan and first sector. */
  umkCounts(): Promise<{ kecamatan: string; sector: string; count: number }[]>;
};

/** Whom a file is for; `companies` and `umks` as in `Asking`. */
export type FilePerson = {
  name?: string;
  language: Language;
  roles: Role[];
  companies: number[];
  umks: number[];
};

/** A link as it is opened: with what it leads to, and who it is for as they are at this moment. */
export type OpenedLink = {
  link: FileLink;
  job?: Job;
  person: FilePerson;
};

/** Links and jobs. Bytes are kept in parts, so that no file is in memory as a whole. */
export type FileDesk = {
  /** Undefined for a token that nobody made. */
  link(token: string): Promise<OpenedLink | undefined>;
  /** Uses the link up, and makes the job of an upload; the number of the job, undefined where somebody was quicker. */
  use(linkId: string, now: Date, todo?: Todo): Promise<number | undefined>;
  job(id: number): Promise<Job | undefined>;
  /** Undefined where nobody is there any more. */
  person(personId: number): Promise<FilePerson | undefined>;
  /** The oldest job that waits is being done from now on. */
  take(now: Date): Promise<Job | undefined>;
  progress(jobId: number, rows: number): Promise<void>;
  /** Keeps one more part of the file that a job leaves. */
  addPart(jobId: number, bytes: Uint8Array): Promise<void>;
  part(id: string): Promise<Uint8Array | undefined>;
  dropParts(jobId: number): Promise<void>;
  /** Does nothing where the job is gone (its person was erased). */
  settle(settlement: Settlement, now: Date): Promise<void>;
  /**
   * After a start: nobody works on anything. What was being applied, undone or written waits again; what was being read,
   * or waited to be, has lost its file and failed. How many.
   */
  interrupted(why: JobFailure, now: Date): Promise<number>;
  /** The names of handed-in files that jobs still read. */
  uploadsInUse(): Promise<string[]>;
  /** Removes links that are over and files that nobody will fetch, and gives up questions that nobody answered. */
  sweep(now: Date): Promise<void>;
};
