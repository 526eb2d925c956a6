/** Answers on a scale of 1 to 5, in the words of people who do not tap. */
import { expect, it } from 'vitest';
import { readRating } from '../../src/language/rating.ts';

it.each([
  ...[
    ['5', '5'],
    ['lima', '5'],
    ['5 bintang', '5'],
    ['bintang 4', '4'],
    ['4/5', '4'],
    ['4 dari 5', '4'],
  ],
  ...[
    ['⭐⭐⭐⭐', '4'],
    ['⭐️⭐️⭐️', '3'],
    ['★★', '2'],
    ['nilai 3 aja', '3'],
    ['tiga aja', '3'],
  ],
  ...[
    ['sangat', '5'],
    ['sangat puas', '5'],
    ['puas banget', '5'],
    ['Puas bgt!', '5'],
    ['puas', '4'],
  ],
  ...[
    ['bagus', '4'],
    ['mantap', '5'],
    ['luar biasa', '5'],
    ['biasa aja', '3'],
    ['biasa saja sih', '3'],
  ],
  ...[
    ['lumayan', '3'],
    ['cukup puas', '3'],
    ['kurang', '2'],
    ['kurang puas', '2'],
    ['sangat kurang', '1'],
  ],
  ...[
    ['jelek', '2'],
    ['jelek banget', '1'],
    ['ga puas', '2'],
    ['sangat tidak puas', '1'],
  ],
  ...[
    ['tidak terlalu puas', '2'],
    ['very satisfied', '5'],
  ],
])('"%s" is %s', (typed, rating) => {
  expect(readRating(typed ?? '')).toEqual({ rating });
});

it.each([
  ...[
    ['0', '0'],
    ['6', '6'],
    ['10', '10'],
    ['4,5', '4,5'],
    ['9 dari 10', '9/10'],
    ['sepuluh', '10'],
  ],
  ...[
    ['⭐⭐⭐⭐⭐⭐⭐', '7'],
    ['-1', '-1'],
  ],
])('"%s" is not on the scale', (typed, got) => {
  expect(readRating(typed ?? '')).toEqual({ got });
});

it.each([
  '',
  '👍',
  'nanti saja',
  'tidak jelek',
  'batal',
  'jelek tapi bagus',
  'pesanan sering telat',
])('nothing: "%s"', (typed) => {
  expect(readRating(typed)).toBeUndefined();
});
