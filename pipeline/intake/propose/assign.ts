/**
 * The assignment of rows to columns with the greatest total score, each row and each column used at most once
 * (Hungarian method with potentials, O(n³); Kuhn 1955). Pairs that score 0 or less stay apart.
 * `scores[row][column]`; the answer gives the column of each row, or `null`.
 */
export function bestAssignment(scores: readonly (readonly number[])[]): (number | null)[] {
  const rows = scores.length;
  const columns = Math.max(0, ...scores.map((r) => r.length));
  const n = Math.max(rows, columns);
  const cost = (i: number, j: number) => -Math.max(0, scores[i]?.[j] ?? 0);
  const rowPotential = zeros(n + 1);
  const columnPotential = zeros(n + 1);
  const rowOf = zeros(n + 1);
  for (let i = 1; i <= n; i++) {
    rowOf[0] = i;
    const least = new Array<number>(n + 1).fill(Number.POSITIVE_INFINITY);
    const came = zeros(n + 1);
    const used = new Array<boolean>(n + 1).fill(false);
    let at = 0;
    do {
      used[at] = true;
      const row = rowOf[at] ?? 0;
      let step = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let j = 1; j <= n; j++) {
        if (used[j]) continue;
        const reduced = cost(row - 1, j - 1) - (rowPotential[row] ?? 0) - (columnPotential[j] ?? 0);
        if (reduced < (least[j] ?? 0)) {
          least[j] = reduced;
          came[j] = at;
        }
        if ((least[j] ?? 0) < step) {
          step = least[j] ?? 0;
          next = j;
        }
      }
      for (let j = 0; j <= n; j++) {
        if (used[j]) {
          const r = rowOf[j] ?? 0;
          rowPotential[r] = (rowPotential[r] ?? 0) + step;
          columnPotential[j] = (columnPotential[j] ?? 0) - step;
        } else least[j] = (least[j] ?? 0) - step;
      }
      at = next;
    } while ((rowOf[at] ?? 0) !== 0);
    while (at !== 0) {
      const before = came[at] ?? 0;
      rowOf[at] = rowOf[before] ?? 0;
      at = before;
    }
  }
  const answer: (number | null)[] = scores.map(() => null);
  for (let j = 1; j <= columns; j++) {
    const row = (rowOf[j] ?? 0) - 1;
    if (row >= 0 && row < rows && (scores[row]?.[j - 1] ?? 0) > 0) answer[row] = j - 1;
  }
  return answer;
}

const zeros = (n: number) => new Array<number>(n).fill(0);
