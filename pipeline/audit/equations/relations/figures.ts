import { rangeOf } from '../implied.js';
import type { Relation } from '../sources.js';
import { addUp, type Expression } from '../system.js';

/** A figure ties its cases to its group: cases that are part of the group are no more, and a printed rate gives their ratio. */
export const figureRelation: Relation =
  (builder, { index }) =>
  (count) => {
    for (const { folder, cases, group, indicator, printings } of index.figures(count.key)) {
      if (!cases || !group) continue;
      const [number, size] = [builder.valueOf(cases), builder.valueOf(group)];
      const atLeastZero = (key: string, sum: Expression): void =>
        builder.write(key, () => ({ sum, lower: 0, upper: Number.POSITIVE_INFINITY, tolerance: 0 }));
      if (indicator.method === 'wilson') {
        atLeastZero(`inside ${cases.key} ${group.key}`, addUp([size, 1], [number, -1]));
      }
      if (number.terms.length === 0 || size.terms.length === 0 || !('factor' in indicator)) continue;
      printings.forEach(({ value }, i) => {
        if (!value) return;
        const { lower, upper } = rangeOf(value);
        const key = `rate ${folder} ${indicator.id} ${cases.key} ${i}`;
        atLeastZero(`${key} most`, addUp([size, upper / indicator.factor], [number, -1]));
        atLeastZero(`${key} least`, addUp([number, 1], [size, -lower / indicator.factor]));
      });
    }
  };
