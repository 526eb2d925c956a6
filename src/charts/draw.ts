/** Numbers become a picture: the same drawing for a chat and for a page; nothing but the chart decides what it shows. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { renderAsync } from '@resvg/resvg-js';
import { BarChart } from 'echarts/charts';
import { GridComponent, TitleComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

export type Bars = { title: string; rows: readonly { label: string; value: number }[] };

const WIDTH = 800;
const ROW_HEIGHT = 36;
const HEAD = 70;
const FOOT = 24;
/** More than this cannot be read on a telephone. */
const MOST_ROWS = 20;
const LONGEST_LABEL = 34;
const FONT = 'DejaVu Sans';
const require = createRequire(import.meta.url);
const FONT_FILE = join(
  dirname(require.resolve('dejavu-fonts-ttf/package.json')),
  'ttf',
  'DejaVuSans.ttf',
);

/** Horizontal bars with their numbers, in the order given; rows after the twentieth are left out. SVG. */
export function drawSvg({ title, rows }: Bars): string {
  use([BarChart, GridComponent, TitleComponent, SVGRenderer]);
  const shown = rows.slice(0, MOST_ROWS);
  const height = HEAD + FOOT + Math.max(1, shown.length) * ROW_HEIGHT;
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  chart.setOption({
    animation: false,
    backgroundColor: '#ffffff',
    textStyle: { fontFamily: FONT },
    title: { text: title, left: 16, top: 16, textStyle: { fontSize: 20, color: '#1f2937' } },
    grid: {
      left: 16,
      right: 70,
      top: HEAD,
      bottom: FOOT,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: { type: 'value', minInterval: 1, splitLine: { lineStyle: { color: '#e5e7eb' } } },
    yAxis: {
      type: 'category',
      inverse: true,
      data: shown.map(({ label }) => shorten(label)),
      axisTick: { show: false },
      axisLabel: { fontSize: 14, color: '#1f2937' },
    },
    series: [
      {
        type: 'bar',
        barWidth: '60%',
        itemStyle: { color: '#0f766e', borderRadius: [0, 4, 4, 0] },
        label: { show: true, position: 'right', fontSize: 14, color: '#1f2937' },
        data: shown.map(({ value }) => value),
      },
    ],
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

function shorten(label: string): string {
  return label.length <= LONGEST_LABEL ? label : `${label.slice(0, LONGEST_LABEL - 1).trimEnd()}…`;
}

/** The same as a PNG, for chats. */
export async function drawPng(bars: Bars): Promise<Uint8Array> {
  const image = await renderAsync(drawSvg(bars), {
    font: { fontFiles: [FONT_FILE], loadSystemFonts: false, defaultFontFamily: FONT },
    background: '#ffffff',
  });
  return new Uint8Array(image.asPng());
}
