import { rangeOf } from '../implied.js';
import type { Relation } from '../sources.js';
import { addUp, type Expression } from '../system.js';

/** A figure ties its cases to its group: cases that are part of the group are no more, and a printed rate gives their ratio. */
export const figureRelation: Relation = (builder, { index }) => {
  const written = new Set<string>();
  return (count) => {
    for (const { folder, cases, group, indicator, printings, pledge, row } of index.figures(count.key)) {
      if (!cases || !group) continue;
      const { rounding } = pledge;
      const [number, size] = [builder.valueOf(cases), builder.valueOf(group)];
      const atLeast = (lower: number, key: string, sum: Expression): void => {
        if (written.has(key)) return;
        written.add(key);
        builder.write(() => ({ sum, lower, upper: Number.POSITIVE_INFINITY, tolerance: 0 }));
      };
      const isPrintedOutside = (row.numerator?.number ?? 0) > (row.denominator?.number ?? Infinity);
      if (indicator.method === 'wilson' && !(rounding.cases + rounding.group > 0 && isPrintedOutside)) {
        atLeast(0, `inside ${cases.key} ${group.key}`, addUp([size, 1], [number, -1]));
      }
      if (number.terms.length === 0 || size.terms.length === 0 || !('factor' in indicator)) continue;
      printings.forEach(({ value }, i) => {
        if (!value) return;
        const { lower, upper } = rangeOf(value);
        const key = `rate ${folder} ${indicator.id} ${cases.key} ${i}`;
        // The rate is that of the rounded numbers; the counts lie up to half a multiple beside them.
        const play = (limit: number) => -(rounding.cases + Math.abs(limit) * rounding.group) / 2;
        const [least, most] = [lower / indicator.factor, upper / indicator.factor];
        atLeast(play(most), `${key} most`, addUp([size, most], [number, -1]));
        atLeast(play(least), `${key} least`, addUp([number, 1], [size, -least]));
      });
    }
  };
};
