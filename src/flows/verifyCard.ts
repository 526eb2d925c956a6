/** What staff see of a paper that they check: its number and day as told and as put right, whose it is, where to compare it, its photos. */
import type { Line, Option, Reply } from '../conversation/reply.ts';
import { line, literal, paragraphs, stacked } from '../conversation/reply.ts';
import { paperRegister, paperValidity } from '../domain/paper.ts';
import { dayName } from './card.ts';
import { row } from './deskWords.ts';
import type { Here } from './verifyState.ts';
import { left, paperOf, photosOf, umkOf } from './verifyState.ts';

export function paperName({ answers }: Pick<Here, 'answers'>): Line {
  return line(`paper.kind_${answers.kind ?? 'nib'}`);
}

/** What became of the paper or business before this one. */
export function said({ answers }: Pick<Here, 'answers'>): Line[] {
  const { said: last } = answers;
  if (!last) return [];
  const paper = last.kind ? line(`paper.kind_${last.kind}`) : literal('');
  return [line(`verify.said_${last.how}`, { paper, umk: last.umk })];
}

function corrected(now: Line | undefined, before: Line): Line {
  return now ? line('verify.corrected', { now, before }) : before;
}

function card(context: Here): Line {
  const { answers, facts } = context;
  const umk = umkOf(context);
  const paper = paperOf(context);
  if (!umk || !paper) return line('verify.gone', { id: answers.umk ?? '' });
  const photos = photosOf(context, paper.kind).length;
  const { name, address } = paperRegister[paper.kind];
  const number = paper.number === undefined ? line('verify.no_number') : literal(paper.number);
  const expires = answers.expires ?? answers.number?.expires;
  const day = (date: string | undefined) => (date === undefined ? undefined : dayName(date, facts));
  const ends = day(paper.expires) ?? line('verify.no_day');
  const dated = paperValidity[paper.kind] !== 'no_end' || paper.expires !== undefined;
  return stacked(
    line('verify.card', { paper: paperName(context), id: umk.id, left: left(context).length }),
    ...row('verify.number', corrected(answers.number && literal(answers.number.number), number)),
    ...(dated || expires ? row('verify.until', corrected(day(expires), ends)) : []),
    ...row('field.name', umk.ownerName),
    ...row('field.business_name', umk.businessName),
    ...row('field.product', umk.product),
    ...row('verify.compare', address === undefined ? name : `${name} (${address})`),
    ...row('verify.photos', photos === 0 ? line('verify.no_photo') : String(photos)),
  );
}

export function shown(context: Here): Line {
  const { photo = 0 } = context.answers;
  if (photo > 0) return line('verify.photo', { at: photo + 1, of: photoCount(context) });
  const { number, expires } = context.answers;
  // What became of the one before was said when this one was first shown.
  const before = number || expires ? [] : said(context);
  return paragraphs(...before, card(context));
}

export function photoCount(context: Here): number {
  const { kind } = context.answers;
  return kind ? photosOf(context, kind).length : 0;
}

export function picture(context: Here): Reply['attachment'] {
  const { kind, photo = 0, umk = '' } = context.answers;
  const file = kind && photosOf(context, kind)[photo];
  if (!kind || !file) return undefined;
  const { blobId, mime, name } = file;
  const ending = mime.split('/')[1]?.replace('jpeg', 'jpg') ?? 'bin';
  return { kind: file.kind, blobId, mime, name: name ?? `${kind}-${umk}-${photo + 1}.${ending}` };
}

export function options(context: Here): Option[] {
  const { photo = 0, row: inRow } = context.answers;
  const of = photoCount(context);
  const other = (photo + 1) % Math.max(1, of);
  const stop: Option = {
    id: 'selesai',
    label: line('desk.finish'),
    words: ['cukup', 'stop', 'done'],
  };
  return [
    { id: 'sah', label: line('verify.valid'), means: 'ya', words: ['valid', 'benar', 'ok'] },
    { id: 'tidak', label: line('verify.refuse'), means: 'tidak', words: ['tolak', 'refuse'] },
    { id: 'ubah', label: line('verify.correct'), words: ['perbaiki', 'betulkan', 'correct'] },
    ...(of > 1
      ? [
          {
            id: 'foto',
            label: line('verify.other_photo', { at: other + 1, of }),
            words: ['foto', 'photo'],
          },
        ]
      : []),
    { id: 'nanti', label: line('verify.later'), words: ['later', 'tunda'] },
    ...(inRow ? [stop] : []),
  ];
}
