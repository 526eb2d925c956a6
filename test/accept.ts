/** `npm run accept`: writes today's replies into the transcripts named, or into all; read the difference before you commit it. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { perform } from './transcript.ts';

const folder = new URL('./transcripts/', import.meta.url);
const wanted = process.argv.slice(2);
for (const name of readdirSync(folder).filter((file) => file.endsWith('.chat'))) {
  if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) continue;
  const path = fileURLToPath(new URL(name, folder));
  const before = readFileSync(path, 'utf8');
  const { text } = perform(before);
  if (text === before) continue;
  writeFileSync(path, text);
  process.stdout.write(`accepted ${name}\n`);
}
