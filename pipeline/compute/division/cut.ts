import type { ComputedValue } from '../../model/figures.js';
import { dissimilarity } from '../methods/index.js';
import { plain } from '../values.js';

/** What an indicator says about a division; `null` where it says nothing. */
export interface Cut {
  /** Areas with a figure. */
  areas: number;
  lowest: number | null;
  highest: number | null;
  /** Dissimilarity of numerator and rest, 0 to 1 (methods/segregation.ts); of proportions alone. */
  dissimilarity: number | null;
  /** Share of the areas above the figure of the whole, 0 to 1. */
  aboveWhole: number | null;
}

/**
 * The same indicator on one division; two divisions side by side show how far it depends on the cut (modifiable areal
 * unit problem; Openshaw 1984). `values`: of one indicator and period, one per area; `whole`: the figure of the county.
 */
export function cutOf(
  values: readonly ComputedValue[],
  whole: ComputedValue | null,
  isProportion: boolean,
): Cut {
  const known = values.filter((v) => v.status === 'ok' && v.value !== null);
  const numbers = known.flatMap((v) => plain(v.value) ?? []);
  const pairs = known.flatMap((v) => {
    const [n, d] = [plain(v.numerator), plain(v.denominator)];
    return n === null || d === null ? [] : [{ n, d }];
  });
  const county = whole?.status === 'ok' ? plain(whole.value) : null;
  return {
    areas: numbers.length,
    lowest: numbers.length === 0 ? null : Math.min(...numbers),
    highest: numbers.length === 0 ? null : Math.max(...numbers),
    dissimilarity: isProportion
      ? dissimilarity(
          pairs.map((p) => p.n),
          pairs.map((p) => p.d),
        )
      : null,
    aboveWhole:
      county === null || numbers.length === 0
        ? null
        : numbers.filter((n) => n > county).length / numbers.length,
  };
}
