/** What an importer is: the columns of one kind of list and how one of its rows is read; nothing is guessed that the row does not say. */
import type { Draft, Makes, RowError } from '../domain/imported.ts';
import type { KbliLists } from '../domain/kbli.ts';
import type { Day, Place } from '../domain/quantity.ts';
import type { Region } from '../domain/region.ts';
import type { Reading } from '../language/reading.ts';

export type Column = {
  field: string;
  /** Headers that mean this column, in any case, spacing and punctuation; the usual one first. */
  words: readonly string[];
  required?: true;
};

/** The cells of a row by field, trimmed; what the file leaves out is not there. */
export type Cells = Readonly<Record<string, string>>;

/** `hints`: what somebody should look at, although the row can be used; `skip`: a line that is not meant. */
export type RowReading =
  { ok: Draft; hints?: RowError[] } | { errors: RowError[] } | { skip: true };

/** What reading a row may know besides the row. */
export type Reader = {
  region: Region;
  /** A place in words, remembered: lists name the same few hundred places again and again. */
  place: (words: string) => Reading<Place>;
  /** The sectors that fit a product, best first. */
  sectors: (product: string) => string[];
  /** The lists of the KBLI that were imported; without a list a code is checked for its form only. */
  kbli: KbliLists;
  today: Day;
};

export type Importer = {
  id: string;
  /** What the list is, as staff call it. */
  title: string;
  makes: Makes;
  columns: readonly Column[];
  read(cells: Cells, reader: Reader): RowReading;
};
