/** Whole numbers that add up. */

/**
 * Splits `total` over weights (largest remainders; ties go to the earlier part). Parts add up to `total` exactly.
 * With `limits`, no part exceeds its own limit as long as the limits together hold the total.
 */
export function apportion(total: number, weights: readonly number[], limits?: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  if (sum <= 0) throw new Error('apportion: weights add up to nothing');
  const exact = weights.map((w) => (total * w) / sum);
  const parts = exact.map(Math.floor);
  const order = exact
    .map((e, i) => [e - Math.floor(e), i] as const)
    .sort((a, b) => b[0] - a[0] || a[1] - b[1])
    .map(([, i]) => i);
  let rest = total - parts.reduce((a, b) => a + b, 0);
  for (const i of order) {
    if (rest === 0) break;
    parts[i] = (parts[i] ?? 0) + 1;
    rest--;
  }
  return limits ? withinLimits(parts, limits) : parts;
}

function withinLimits(parts: number[], limits: readonly number[]): number[] {
  const kept = parts.map((p, i) => Math.min(p, limits[i] ?? 0));
  let rest = parts.reduce((a, b) => a + b, 0) - kept.reduce((a, b) => a + b, 0);
  while (rest > 0) {
    const room = kept.map((p, i) => (limits[i] ?? 0) - p);
    const widest = room.indexOf(Math.max(...room));
    if ((room[widest] ?? 0) <= 0) throw new Error('apportion: limits are smaller than the total');
    kept[widest] = (kept[widest] ?? 0) + 1;
    rest--;
  }
  return kept;
}

/**
 * Iterative proportional fitting of a table [row][column] to row and column sums (Deming and Stephan 1940).
 * The two sets of sums must have the same total.
 */
export function rake(
  table: readonly (readonly number[])[],
  rows: readonly number[],
  columns: readonly number[],
): number[][] {
  let fitted = table.map((row) => [...row]);
  for (let round = 0; round < 200; round++) {
    fitted = fitted.map((row, i) => scale(row, rows[i] ?? 0));
    const sums = columns.map((_, j) => fitted.reduce((a, row) => a + (row[j] ?? 0), 0));
    fitted = fitted.map((row) => row.map((v, j) => (v * (columns[j] ?? 0)) / (sums[j] || 1)));
  }
  return fitted;
}

const scale = (values: number[], goal: number): number[] => {
  const sum = values.reduce((a, b) => a + b, 0) || 1;
  return values.map((v) => (v * goal) / sum);
};
