/** What every test file starts from: properties draw the same cases on every run; FC_SEED=<number> draws others. */
import { configureGlobal } from 'fast-check';

configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_261_122) });
