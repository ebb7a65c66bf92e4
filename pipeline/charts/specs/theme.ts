import type { Config, TopLevelSpec } from 'vega-lite';
import { thinSpace } from '../../model/german.js';
import { fontFamily } from '../text/family.js';

/** Sizes in pixels. Text of 10 px is 2.4 mm high where a figure of 340 px is printed 8 cm wide. */
export const size = { text: 11, label: 10, small: 9.5, note: 8.5 } as const;

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
export type Role = 'area' | 'own' | 'county' | 'reference';
export const roleColours: Record<Role, string> = {
  area: '#6d7882',
  own: ink.own,
  county: ink.county,
  reference: ink.reference,
};
const roleShapes: Record<Role, string> = {
  area: 'circle',
  own: 'diamond',
  county: 'square',
  reference: 'triangle-up',
};
export const roleDashes: Record<Role, number[]> = {
  area: [1, 0],
  own: [1, 0],
  county: [5, 3],
  reference: [1.5, 2.5],
};

/** A property of a mark that depends on `role` of its row. Cheaper for Vega than a scale, which needs a data flow. */
export const byRole = (values: Record<Role, unknown>) => ({
  expr: `(${JSON.stringify(values)})[datum.role]`,
});

/** A dot whose shape tells its role, set off from what lies under it. */
export const symbol = {
  type: 'point' as const,
  filled: true,
  opacity: 1,
  stroke: 'white',
  shape: byRole(roleShapes),
};

/** Fill of polygons without a value; the pattern itself is added when the SVG is finished. */
export const hatch = 'url(#hatch)';

const config: Config = {
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
