/** Every city the program can serve: one pack of data each, and nothing else. */
import { kotaBekasi } from './kota-bekasi.ts';

export const regions = [kotaBekasi];
