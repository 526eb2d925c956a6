/** Where supply and need miss each other: needs nobody serves, businesses nobody asks for, and the papers that would bring most together. */
import { z } from 'zod';
import type { Line, TextKey } from '../conversation/reply.ts';
import { line, literal, paragraphs, stacked } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import { PaperKind } from '../domain/need.ts';
import type { CoverageView } from '../domain/queryMatching.ts';
import { paperNames, sectorName } from './needWords.ts';

const Coverage = z.object({});
type Here = Context<z.infer<typeof Coverage>>;

/** As many lines as fit on a small screen. */
const SHOWN = 5;
const coverage = { kind: 'coverage' } as const;

function rows(head: TextKey, all: CoverageView['needs'], { facts }: Here): Line {
  const bad = all.filter(({ without }) => without > 0).slice(0, SHOWN);
  const lines = bad.map(({ sector, all: count, without }) =>
    line('coverage.row', {
      sector: literal(sectorName(sector, facts) ?? sector),
      ...{ without, count },
    }),
  );
  return stacked(line(head), ...(lines.length > 0 ? lines : [line('coverage.none')]));
}

function unlocks({ unlocks: all }: CoverageView): Line {
  const lines = all.slice(0, SHOWN).map(({ papers, pairs, needs, suppliers }) => {
    const kinds = PaperKind.options.filter((kind) => papers.includes(kind));
    return line('coverage.unlock', { papers: paperNames(kinds), pairs, needs, suppliers });
  });
  return stacked(line('coverage.unlocks'), ...(lines.length > 0 ? lines : [line('coverage.none')]));
}

export const matchCoverage = defineFlow<z.infer<typeof Coverage>>({
  id: 'match_coverage',
  version: 1,
  title: 'coverage.title',
  answers: Coverage,
  start: 'shown',
  steps: {
    shown: {
      kind: 'end',
      needs: () => [coverage],
      text: (context) => {
        const found = context.read(coverage);
        return paragraphs(
          rows('coverage.needs', found.needs, context),
          rows('coverage.supplies', found.supplies, context),
          unlocks(found),
        );
      },
    },
  },
});
