/** Parts of rows, for effects that make or change them. */

/** What a row is made of without what the shell fills in (region, times, example mark). */
export type New<T> = Omit<T, 'regionId' | 'createdAt' | 'updatedAt' | 'example'>;

/** Some fields of a row; undefined empties one. */
export type Patch<T> = { [K in keyof T]?: T[K] | undefined };
