import type { AgeColumn } from '../../model/dataset.js';
import { readAge } from '../keys/ages.js';
import type { WideColumn } from './wide.js';

/**
 * Age groups that other groups of the same file make up exactly (`6 bis unter 15` beside `6 bis unter 10` and
 * `10 bis unter 15`). Loading both would deliver persons twice; the finer groups stay. »Insgesamt« is no such group.
 */
export function coarserGroups(columns: readonly WideColumn[], age: AgeColumn): Map<WideColumn, WideColumn[]> {
  const coarse = new Map<WideColumn, WideColumn[]>();
  const rest = (c: WideColumn) => {
    const others = Object.entries(c.stands).filter(([id]) => id !== age.id);
    return JSON.stringify([c.measure.id, others.sort()]);
  };
  const groups = grouped(columns, rest);
  for (const list of groups.values()) {
    const spans = list.flatMap((column) => {
      const text = column.stands[age.id];
      const span = text === undefined || column.total ? null : readAge(text, true);
      return span ? [{ column, from: span[0], to: span[1] }] : [];
    });
    for (const whole of spans) {
      const inside = spans
        .filter(
          (s) =>
            s !== whole && s.from >= whole.from && s.to <= whole.to && s.to - s.from < whole.to - whole.from,
        )
        .sort((a, b) => a.from - b.from || b.to - a.to);
      const parts = chain(inside, whole.from, whole.to);
      if (parts)
        coarse.set(
          whole.column,
          parts.map((p) => p.column),
        );
    }
  }
  return coarse;
}

/** Spans that follow each other without a gap from `from` to `to`, the shortest first; or `null`. */
function chain<T extends { from: number; to: number }>(
  spans: readonly T[],
  from: number,
  to: number,
): T[] | null {
  if (from === to) return [];
  const next = spans.filter((s) => s.from === from).sort((a, b) => a.to - b.to);
  for (const span of next) {
    const rest = chain(spans, span.to, to);
    if (rest) return [span, ...rest];
  }
  return null;
}

function grouped<T>(list: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}
