import { describe, it } from 'vitest';
import { postgresMaker } from './postgresPlace.ts';
import { describeStore } from './suite.ts';

const maker = await postgresMaker();
if (maker) describeStore('PostgreSQL', () => maker.place());
else describe.skip('store on PostgreSQL', () => it('has no server here', () => undefined));
