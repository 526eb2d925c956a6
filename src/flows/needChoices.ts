/** What can be chosen where a need, or what an owner takes, is told: papers, patterns, distance. */
import type { Option } from '../conversation/reply.ts';
import { line } from '../conversation/reply.ts';
import { PaperKind, Pattern } from '../domain/need.ts';
import { paperNames } from './needWords.ts';

export const yesNo: Option[] = [
  { id: 'ya', label: line('answer.yes'), means: 'ya' },
  { id: 'tidak', label: line('answer.no'), means: 'tidak' },
];

export const papers: Option[] = [
  ...PaperKind.options.map((kind) => ({ id: kind, label: paperNames([kind]) })),
  { id: 'tidak', label: line('need.no_papers'), means: 'tidak' as const },
];

export const withins: Option[] = [
  { id: 'bebas', label: line('need.within_any'), words: ['bebas', 'mana saja', 'anywhere'] },
  { id: 'near', label: line('need.within_near'), words: ['dekat', 'tetangga', 'near'] },
  { id: 'kecamatan', label: line('need.within_kecamatan'), words: ['satu kecamatan', 'sama'] },
];

/** Each pattern with what it means. */
export const patternOptions: Option[] = Pattern.options.map((id) => ({
  id,
  label: line(`pattern.explained_${id}`),
  words: [id.replaceAll('_', ' ')],
}));

export const patterns: Option[] = [
  {
    id: 'belum',
    label: line('need.pattern_unknown'),
    means: 'belum',
    words: ['belum tahu', 'tidak tahu'],
  },
  ...patternOptions,
];
