import type { Config, TopLevelSpec } from 'vega-lite';
import { thinSpace } from '../../model/german.js';
import { fontFamily } from '../text/measure.js';

/** Sizes in pixels. Text of 10 px is 2.4 mm high where a figure of 340 px is printed 8 cm wide. */
export const size = { text: 11, small: 9.5, note: 8.5 } as const;

export const ink = {
  text: '#1f2933',
  muted: '#56616c',
  line: '#c6ccd2',
  faint: '#e6e9ec',
  border: '#7d8790',
  own: '#0b4f8a',
  county: '#b4490f',
  reference: '#56616c',
} as const;

/** What a row, line or mark stands for. Shape and dash repeat what colour says. */
export const roles = ['area', 'own', 'county', 'reference'] as const;
export type Role = (typeof roles)[number];
export const roleColours: string[] = ['#6d7882', ink.own, ink.county, ink.reference];
export const colourOf = (role: Role): string => roleColours[roles.indexOf(role)] ?? ink.text;
export const roleShapes = ['circle', 'diamond', 'square', 'triangle-up'];
export const roleDashes = [
  [1, 0],
  [1, 0],
  [5, 3],
  [1.5, 2.5],
];

/** Encoding of a channel by role, with one value for each of `roles`. */
export const byRole = <T>(range: T[]) => ({
  field: 'role',
  type: 'nominal' as const,
  legend: null,
  scale: { domain: [...roles], range },
});

/** Fill of polygons without a value; the pattern itself is added when the SVG is finished. */
export const hatch = 'url(#hatch)';

export const config: Config = {
  aria: false,
  background: 'transparent',
  font: fontFamily,
  locale: {
    number: { decimal: ',', thousands: thinSpace, grouping: [3], currency: ['', ''], minus: '\u2212' },
  },
  view: { stroke: null },
  text: { color: ink.text, fontSize: size.text },
  axis: {
    domainColor: ink.line,
    gridColor: ink.faint,
    labelColor: ink.muted,
    labelFontSize: size.small,
    labelFontWeight: 'normal',
    tickColor: ink.line,
    tickSize: 4,
    title: null,
  },
};

/** What every specification has in common. Sizes and padding are set per figure. */
export const frame = {
  $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
  autosize: 'none',
  config,
} satisfies Partial<TopLevelSpec>;

/** German numbers on axes: no separator in numbers of four digits, as in tables. */
export const axisNumber = `abs(datum.value) < 10000 ? replace(datum.label, '${thinSpace}', '') : datum.label`;
