import * as say from '../../../model/messages/funnels.js';
import { unmarked } from '../../../model/messages/waiting.js';
import type { FunnelPosition } from '../../../model/patterns.js';
import { dateLabel, periodLabel } from '../../../model/period.js';
import type { PageTable } from '../page.js';
import { type About, type CellCheck, cellsOf, type Row } from './about.js';
import { agrees, type Form, formOf } from './form.js';

/** Funnels: the value of all together and how many areas lie where, counted again from `funnels.csv`. */

interface Funnel {
  baseline: string;
  areas: number;
  when: readonly string[];
  count(position: FunnelPosition): number;
}

/** One of each period that the table holds. */
function funnelsOf(about: About, indicator: string | null): Funnel[] {
  const periods = new Map<string, Row[]>();
  for (const row of cellsOf(about.knowledge.tables.get('funnels.csv'))) {
    if (row('indicator') !== indicator) continue;
    periods.set(row('period'), [...(periods.get(row('period')) ?? []), row]);
  }
  return [...periods].map(([period, rows]) => ({
    baseline: rows[0]?.('baseline') ?? '',
    areas: rows.length,
    when: [...new Set([periodLabel(period), ...rows.map((row) => dateLabel(row('reference_date')))])],
    count: (position) => rows.filter((row) => row('position') === position).length,
  }));
}

const titled = (about: About, title: string) => funnelsOf(about, about.knowledge.lexicon.indicatorOf(title));

export const funnelForms: readonly Form<About>[] = [
  formOf(
    ({ name }) => say.funnelsText(name('many')),
    () => true,
  ),
  formOf(
    ({ name }) => say.funnelFigureCaption(name('when')),
    () => true,
  ),
  formOf(
    ({ name, number }) =>
      say.funnelSentence(
        name('title'),
        number('all'),
        name('many'),
        number('high'),
        number('low'),
        number('inside'),
      ),
    (part, about) =>
      titled(about, part('title')).some((funnel) => {
        const [high, low] = [funnel.count('high_998'), funnel.count('low_998')];
        return (
          agrees(part('all'), funnel.areas) &&
          agrees(part('high'), high) &&
          agrees(part('low'), low) &&
          agrees(part('inside'), funnel.areas - high - low)
        );
      }),
  ),
  formOf(
    ({ name, number }) => say.noneOutside(name('title'), number('all'), name('many')),
    (part, about) =>
      titled(about, part('title')).some(
        (funnel) =>
          agrees(part('all'), funnel.areas) && funnel.count('high_998') + funnel.count('low_998') === 0,
      ),
  ),
];

/** What screen readers say of a funnel. */
const figureTitle = formOf<About>(
  ({ name }) => `»${say.funnelFigureTitle(name('title'))}«`,
  () => true,
).pattern;
const baseline = formOf<About>(
  ({ number, name }) => say.funnelBaseline(number('baseline') + name('unit')),
  (part, about) => funnelsOf(about, about.drawn).some((f) => agrees(part('baseline'), f.baseline)),
);
export const funnelLabelForms: readonly Form<About>[] = [
  baseline,
  formOf(
    ({ number }) => say.funnelInside(0).replace('0', number('inside')),
    (part, about) => funnelsOf(about, about.drawn).some((f) => agrees(part('inside'), f.count('inside'))),
  ),
];

/** The indicator of a funnel, from what screen readers say; `null` for any other drawing. */
export function drawnFunnel(label: string, { knowledge }: About): string | null {
  const [found] = label.matchAll(figureTitle);
  return found ? knowledge.lexicon.indicatorOf(found.groups?._title ?? '') : null;
}

/** The value of all together as the drawing may print it beside its line; '' where the label names another one. */
export function baselineIn(label: string, about: About): string {
  for (const { groups = {} } of label.matchAll(baseline.pattern)) {
    if (baseline.holds((name) => groups[name] ?? '', about)) return `${groups.baseline}${groups._unit}`;
  }
  return '';
}

const positions = new Map(say.positionOrder.map((position) => [say.positionLabel(position), position]));

/** The check of the table of positions; `null` for any other table. */
export function funnelCells(table: PageTable, about: About): CellCheck | null {
  if (![...positions.keys()].every((label) => table.header.includes(label))) return null;
  const day = table.header.findIndex((_, c) =>
    /^\d{2}\.\d{2}\.\d{4}$/.test(unmarked(table.rows[0]?.[c]?.text ?? '')),
  );
  return (r, c) => {
    const heading = table.header[c] ?? '';
    const position = positions.get(heading);
    const text = table.rows[r]?.[c]?.text ?? '';
    if (position === undefined && heading !== say.baselineColumn()) return null;
    const stated = table.rows[r]?.[day]?.text;
    const when = stated && unmarked(stated);
    const funnels = titled(about, table.rows[r]?.[0]?.text ?? '').filter(
      (funnel) => when === undefined || funnel.when.includes(when),
    );
    const isShown = (funnel: Funnel): boolean =>
      position === undefined
        ? agrees(/^[^ \u202f]+/.exec(text)?.[0] ?? '', funnel.baseline)
        : agrees(text, funnel.count(position));
    return funnels.some(isShown) ? 'agrees' : 'contradiction';
  };
}
