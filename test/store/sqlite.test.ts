import { sqlitePlace } from './place.ts';
import { describeStore } from './suite.ts';

describeStore('SQLite', sqlitePlace);
