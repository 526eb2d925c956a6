/** `npm run lives`: writes the page of all lives beside their tables; a test holds that it is current. */
import { writeFileSync } from 'node:fs';
import { projectRoot } from '../config.ts';
import { livesPage } from '../domain/lives.ts';

writeFileSync(new URL('src/domain/lives.md', projectRoot()), livesPage());
