/** How the other side is asked about what was noted of the work, and what it can answer. */
import type { Line, Option } from '../conversation/reply.ts';
import { line } from '../conversation/reply.ts';
import type { Entry } from '../domain/diary.ts';

export function askLine({ kind, side }: Entry): Line {
  if (kind === 'delivery') return line('diary.ask_arrived');
  // What the business placed in the buyer's name, the buyer need not be able to do.
  if (kind === 'order')
    return line(side === 'company' ? 'diary.ask_yes_order' : 'diary.ask_receipt');
  return line(`diary.ask_${kind}`);
}

/** Its answers, besides the figures and days that may be told instead. */
export function askOptions(entry: Entry | undefined): Option[] {
  if (entry?.kind === 'delivery') {
    return [
      { id: 'ya', label: line('diary.all_good'), means: 'ya', words: ['semua', 'lengkap', 'all'] },
      { id: 'sebagian', label: line('diary.part_good'), words: ['sebagian', 'kurang', 'part'] },
      { id: 'tolak', label: line('diary.none_good'), words: ['tolak', 'ditolak', 'rusak semua'] },
      {
        id: 'belum',
        label: line('diary.not_yet'),
        means: 'tidak',
        words: ['belum', 'belum sampai'],
      },
    ];
  }
  const bad = entry?.kind === 'receipt' && (entry.rejected ?? 0) > 0;
  const can = entry?.kind === 'order' && entry.side === 'company';
  return [
    {
      id: 'ya',
      label: line(can ? 'diary.can' : 'diary.right'),
      means: 'ya',
      words: ['sesuai', 'sanggup', 'cocok'],
    },
    {
      id: 'tidak',
      label: line(can ? 'diary.cannot' : 'diary.wrong'),
      means: 'tidak',
      words: ['tidak sesuai', 'beda'],
    },
    ...(bad ? [{ id: 'lapor', label: line('diary.report'), words: ['lapor', 'report'] }] : []),
  ];
}
