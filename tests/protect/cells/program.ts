import highsModule from 'highs';

// The package declares its types for CommonJS, where the loader would be one `default` deeper than in its ES module.
const loadHighs = highsModule as unknown as typeof highsModule.default;

export interface Column {
  lower: number;
  upper: number;
  cost?: number;
  integer?: boolean;
}
export interface Row {
  terms: readonly (readonly [column: number, coefficient: number])[];
  lower: number;
  upper: number;
}

/** A linear program handed to HiGHS as it is, past the program's own solver room; `solve` gives the columns or `null`. */
export async function programOf(columns: readonly Column[], rows: readonly Row[]) {
  const highs = await loadHighs();
  const model = highs.createModel();
  model.options.set({ output_flag: false, random_seed: 7, mip_rel_gap: 0 });
  const starts = [0];
  for (const { terms } of rows) starts.push((starts.at(-1) ?? 0) + terms.length);
  model.passModel({
    numCols: columns.length,
    numRows: rows.length,
    colCost: columns.map((c) => c.cost ?? 0),
    colLower: columns.map((c) => c.lower),
    colUpper: columns.map((c) => c.upper),
    rowLower: rows.map((r) => r.lower),
    rowUpper: rows.map((r) => r.upper),
    matrix: {
      format: 'csr',
      numRows: rows.length,
      numCols: columns.length,
      starts,
      indices: rows.flatMap((r) => r.terms.map(([column]) => column)),
      values: rows.flatMap((r) => r.terms.map(([, coefficient]) => coefficient)),
    },
    ...(columns.some((c) => c.integer)
      ? { integrality: columns.map((c) => (c.integer ? (1 as const) : (0 as const))) }
      : {}),
  });
  return {
    solve(): Float64Array | null {
      model.run();
      return model.getModelStatus() === highs.constants.modelStatus.optimal
        ? model.getSolution().colValue
        : null;
    },
    costs(wanted: readonly number[]): void {
      model.changeColsCost({ kind: 'set', indices: wanted.map((_, column) => column) }, [...wanted]);
    },
    bounds(column: number, lower: number, upper: number): void {
      model.changeColBounds(column, lower, upper);
    },
    close: () => model.dispose(),
  };
}
