/** A process of one contender: `contend.ts <us, floor, or the file of a peer> <task as JSON>` prints its figures as one line of JSON. */
import { drive } from './drive.ts';
import type { Contender, Task } from './drive.ts';

async function contenderOf(name: string): Promise<Contender> {
  if (name === 'us') return (await import('./us.ts')).us;
  if (name === 'floor') return (await import('./floor.ts')).floor;
  return ((await import(name)) as { contender: Contender }).contender;
}

const [name = '', task = '{}'] = process.argv.slice(2);
const figures = await drive(await contenderOf(name), JSON.parse(task) as Task);
process.stdout.write(`${JSON.stringify(figures)}\n`);
// Timers of a contender's library may hold the process.
process.exit();
