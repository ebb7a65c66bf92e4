import type { PublishedValue } from '../model/figures.js';
import type { Indicator } from '../model/indicator.js';
import * as say from '../model/messages/coarser.js';
import { periodKinds } from '../model/messages/report.js';
import { parsePeriod } from '../model/period.js';
import type { Cell } from '../model/report.js';
import { shortText } from './cells.js';
import type { ReportContext } from './context.js';
import { hasNumber } from './lookup.js';
import type { Subject } from './places.js';
import { type Member, membersOf, type Sheet } from './sheet.js';

/** A published coarser figure of the same area and period. */
export interface StandIn {
  indicator: Indicator;
  value: PublishedValue & { value: number };
}

/**
 * The figure that is shown instead of a hidden one: that of the coarser indicator its definition names, or where this is
 * hidden too, of the next coarser. `null` where the figure is not hidden or no coarser one is published.
 */
export function standInFor(context: ReportContext, value: PublishedValue | null): StandIn | null {
  if (value?.status !== 'suppressed') return null;
  const { indicators } = context.room.definitions;
  const named = (id: string | undefined) => indicators.find((i) => i.id === id);
  let coarser = named(named(value.indicator)?.coarser);
  while (coarser) {
    const found = context.lookup.value(coarser.id, value.area, value.period);
    if (hasNumber(found)) return { indicator: coarser, value: found };
    coarser = named(coarser.coarser);
  }
  return null;
}

/** What is said below a figure that leaves out some part for which the table beside it shows a coarser figure. */
export function noteOnHoles(context: ReportContext, sheet: Sheet, drawn: readonly Member[]): string[] {
  const { members } = membersOf(sheet);
  return drawn.some((m) => members.includes(m) && standInFor(context, m.value)) ? [say.filledInTable()] : [];
}

/** Marks of the coarser figures of one table, with their explanations in the order in which they were needed. */
export interface Footnotes {
  /** The same cell with the mark of the coarser indicator it shows; a sign for no number needs none. */
  mark(cell: Cell, standIn: StandIn): Cell;
  lines(): string[];
}

/** `owners`: the places whose own figure of the coarser indicator each explanation names, for a coarser value can be held against no other. */
export function createFootnotes(
  { lookup }: ReportContext,
  owners: readonly Pick<Subject, 'id' | 'name'>[],
): Footnotes {
  const used: StandIn[] = [];
  const signOf = (standIn: StandIn): string => {
    const known = used.findIndex((u) => u.indicator.id === standIn.indicator.id);
    if (known < 0) used.push(standIn);
    return say.mark(known < 0 ? used.length - 1 : known);
  };
  return {
    mark(cell, standIn) {
      if (!/[\d–]/.test(cell.text)) return cell;
      const spoken = [cell.spoken, say.spoken(standIn.indicator.short_title)].filter((s) => s !== '');
      return { ...cell, text: say.marked(cell.text, signOf(standIn)), spoken: spoken.join(', ') };
    },
    lines: () =>
      used.map(({ indicator, value }, i) => {
        const alike = owners.flatMap(({ id, name }) => {
          const own = lookup.value(indicator.id, id, value.period);
          return hasNumber(own) ? [say.alike(name, shortText(own.value, indicator))] : [];
        });
        return footnoteOf(say.mark(i), indicator, value.period, alike);
      }),
  };
}

/** The line that explains a mark. All periods of an indicator are of one kind. `alike`: figures the coarser value may be held against. */
export const footnoteOf = (
  mark: string,
  indicator: Indicator,
  period: string,
  alike: readonly string[],
): string =>
  say.footnote(mark, indicator.short_title, pooledOf(indicator, period), indicator.definition, alike);

function pooledOf(indicator: Indicator, period: string): string {
  const periods = 'pool_periods' in indicator ? indicator.pool_periods : 1;
  const kind = parsePeriod(period)?.kind;
  return periods > 1 && kind ? say.pooledOver(periods, periodKinds[kind]) : '';
}
