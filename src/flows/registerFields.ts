/** What is asked of every new business as it stands on the review, whoever registers it; what can be changed there, one by one. */
import type { Line, Option } from '../conversation/reply.ts';
import { line, literal } from '../conversation/reply.ts';
import type { Place, Quantity } from '../domain/quantity.ts';
import type { HasNib } from '../domain/umk.ts';
import { formatQuantity } from '../language/format.ts';
import { placeName } from './formAnswers.ts';
import { homePhone } from './matchWords.ts';
import { placeOf } from './registerAnswers.ts';
import type { Field } from './review.ts';

type Told = {
  name?: string | undefined;
  product?: string | undefined;
  capacity?: Quantity | undefined;
  place?: Place | undefined;
  kelurahan?: string | null | undefined;
  nib?: HasNib | undefined;
  phone?: string | undefined;
};

export const nibOptions: readonly Option[] = [
  { id: 'ya', label: line('field.nib_ya'), means: 'ya' },
  { id: 'proses', label: line('field.nib_proses') },
  { id: 'tidak', label: line('field.nib_tidak'), means: 'belum' },
];

export const registerFields: readonly Field<Told>[] = [
  { step: 'name', label: 'field.name', show: ({ answers }) => shown(answers.name) },
  { step: 'product', label: 'field.product', show: ({ answers }) => shown(answers.product) },
  {
    step: 'capacity',
    label: 'field.capacity',
    show: ({ answers, facts }) =>
      answers.capacity && literal(formatQuantity(answers.capacity, facts.person.language)),
  },
  {
    step: 'place',
    label: 'field.place',
    show: ({ answers }) => {
      const known = placeOf(answers);
      return known && literal(placeName(known));
    },
  },
  {
    step: 'nib',
    label: 'field.nib',
    show: ({ answers }) => answers.nib && line(`field.nib_${answers.nib}`),
  },
  {
    step: 'phone',
    label: 'field.phone',
    show: ({ answers }) => shown(answers.phone && homePhone(answers.phone)),
  },
];

function shown(value: string | undefined): Line | undefined {
  return value === undefined ? undefined : literal(value);
}
