/** A chart is drawn as a picture that a phone shows, whatever stands in it. */
import { describe, expect, it } from 'vitest';
import { drawPng, drawSvg } from '../src/charts/draw.ts';

const bars = (count: number) => ({
  title: 'UMK per kecamatan',
  rows: Array.from({ length: count }, (_, at) => ({ label: `Kecamatan ${at}`, value: at * 7 })),
});

describe('a chart', () => {
  it('says every label and number', () => {
    const svg = drawSvg(bars(3));
    for (const words of ['UMK per kecamatan', 'Kecamatan 0', 'Kecamatan 2', '14'])
      expect(svg).toContain(words);
  });

  it('escapes what people typed and cuts what is too long', () => {
    const rows = [
      { label: '<script>alert("x")</script> & usaha yang namanya panjang sekali', value: 1 },
    ];
    const svg = drawSvg({ title: 'a & b <c>', rows });
    expect(svg).not.toContain('<script>');
    expect(svg).toContain('a &amp; b &lt;c&gt;');
    expect(svg).not.toContain('panjang sekali');
  });

  it.each([0, 1, 20, 500])(
    'is a PNG that is taller with more rows, up to twenty (%d)',
    async (count) => {
      const png = Buffer.from(await drawPng(bars(count)));
      expect(png.subarray(1, 4).toString()).toBe('PNG');
      expect(png.readUInt32BE(16)).toBe(800);
      expect(png.readUInt32BE(20)).toBe(94 + Math.max(1, Math.min(20, count)) * 36);
    },
  );
});
