/** `/fasilitasi [number, "saya" or a licence]`: requests for help with licences, or one of them. */
import { z } from 'zod';
import { afresh } from '../conversation/afresh.ts';
import { defineCommand } from '../conversation/step.ts';
import { readLicenceNumber } from '../domain/licence.ts';
import { PaperKind } from '../domain/need.ts';

export const fasilitasi = defineCommand({
  name: 'fasilitasi',
  about: 'command.fasilitasi',
  roles: ['admin', 'kurator', 'viewer'],
  args: z.array(z.string()).max(4),
  run: (args) => {
    const said = args.join(' ').toLowerCase();
    const number = readLicenceNumber(said);
    if (number !== undefined) return { start: afresh('licence_desk', { pick: String(number) }) };
    const kind = PaperKind.safeParse(said.replace(/[^a-z]/g, ''));
    const filter = kind.success ? kind.data : said === 'saya' ? said : undefined;
    return { start: afresh('licence_list', { filter }) };
  },
});
