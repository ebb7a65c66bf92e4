import highsModule, { type Highs, type Model } from 'highs';
import type { Expression, LinearRow, LinearSystem, Outcome, Solver, SolverOptions } from './system.js';

/** The solver gave up on a program for numerical reasons; `code` is the status HiGHS names. */
export class SolverFailure extends Error {
  constructor(readonly code: number) {
    super(`HiGHS ended with status ${code}`);
    this.name = 'SolverFailure';
  }
}

const status = {
  empty: 6,
  optimal: 7,
  infeasible: 8,
  unboundedOrInfeasible: 9,
  unbounded: 10,
  iterationLimit: 14,
  solutionLimit: 16,
};
const dualSimplex = 1;
const primalSimplex = 4;
const feasible = 2;

// The package declares its types for CommonJS, where the loader would be one `default` deeper than in its ES module.
const loadHighs = highsModule as unknown as typeof highsModule.default;

let loading: Promise<Highs> | null = null;

/** Loads HiGHS, once, and gives what opens a system in it. */
export async function loadedHighs(): Promise<(system: LinearSystem, options: SolverOptions) => Solver> {
  const loaded = loading ?? loadHighs();
  loading = loaded;
  const highs = await loaded;
  return (system, options) => new HighsSolver(highs, system, options);
}

/** The system goes to HiGHS with its first program: many that are opened in case of need are never asked. */
class HighsSolver implements Solver {
  programs = 0;
  nodes = 0;
  private opened: Model | null = null;
  private readonly whole: boolean;
  private readonly cost: Float64Array;
  private readonly system: { variables: LinearSystem['variables'][number][]; rows: LinearRow[] };
  private sense: 1 | -1 = 1;

  constructor(
    private readonly highs: Highs,
    { variables, rows }: LinearSystem,
    private readonly options: SolverOptions,
  ) {
    this.system = { variables: [...variables], rows: [...rows] };
    this.whole = variables.some((v) => v.integer);
    this.cost = new Float64Array(variables.length);
  }

  private get model(): Model {
    this.opened ??= this.open();
    return this.opened;
  }

  /** A changed objective leaves the last vertex feasible for the primal simplex, an added row leaves it dual feasible. */
  private get strategy(): number {
    return this.options.growing ? dualSimplex : primalSimplex;
  }

  private open(): Model {
    const { nodeLimit } = this.options;
    const model = this.highs.createModel();
    model.options.set({
      output_flag: false,
      random_seed: 0,
      mip_rel_gap: 0,
      // Presolve would throw the kept basis away.
      ...(this.whole ? {} : { simplex_strategy: this.strategy, presolve: 'off' }),
      ...(nodeLimit === undefined ? {} : { mip_max_nodes: nodeLimit }),
    });
    model.passModel(modelOf(this.system, this.whole));
    return model;
  }

  minimise(objective: Expression): Outcome {
    return this.solve(objective, 1);
  }

  maximise(objective: Expression): Outcome {
    return this.solve(objective, -1);
  }

  setBounds(variable: number, lower: number, upper: number): void {
    if (this.opened) this.opened.changeColBounds(variable, lower, upper);
    else this.system.variables[variable] = { ...this.system.variables[variable], lower, upper };
  }

  addRow(row: LinearRow): void {
    if (!this.opened) {
      this.system.rows.push(row);
      return;
    }
    this.opened.addRow(row.lower, row.upper, {
      indices: row.coefficients.map(([variable]) => variable),
      values: row.coefficients.map(([, coefficient]) => coefficient),
    });
  }

  suggest(solution: readonly number[] | Float64Array): void {
    this.model.setSolution({ colValue: solution });
  }

  reducedCosts(): Float64Array {
    return this.model.getSolution().colDual;
  }

  close(): void {
    this.opened?.dispose();
  }

  private solve(objective: Expression, sense: 1 | -1): Outcome {
    this.changeObjective(objective, sense);
    this.programs++;
    this.model.run();
    // Linear programs have no nodes, for which HiGHS gives −1.
    if (this.whole) this.nodes += Math.max(0, Number(this.model.info.get('mip_node_count')));
    let code: number = this.model.getModelStatus();
    if (code === status.unboundedOrInfeasible || !settled.has(code)) code = this.fromScratch();
    if (code === status.empty)
      return { status: 'optimal', value: 0, solution: new Float64Array(this.cost.length) };
    if (code === status.optimal)
      return {
        status: 'optimal',
        value: this.model.getObjectiveValue(),
        solution: this.model.getSolution().colValue,
      };
    if (code === status.infeasible) return { status: 'infeasible' };
    if (code === status.unbounded) return { status: 'unbounded' };
    return this.stopped();
  }

  /** Once more without the kept basis and with the solver's own choice of method, for what did not settle. */
  private fromScratch(): number {
    const { constants } = this.highs;
    const kept = { presolve: this.model.options.get('presolve') };
    this.model.clearSolver();
    this.model.options.set({ presolve: 'off', simplex_strategy: dualSimplex });
    this.model.run();
    let code: number = this.model.getModelStatus();
    if (code === status.unboundedOrInfeasible) {
      // Without an objective nothing is unbounded: a point or none.
      this.changeCosts(new Float64Array(this.cost.length));
      this.model.run();
      code =
        this.model.getModelStatus() === constants.modelStatus.infeasible
          ? status.infeasible
          : status.unbounded;
    }
    this.model.options.set({ ...kept, simplex_strategy: this.whole ? dualSimplex : this.strategy });
    if (!settled.has(code)) throw new SolverFailure(code);
    return code;
  }

  private stopped(): Outcome {
    const { info } = this.model;
    const bound = Number(info.get('mip_dual_bound'));
    const known = Number(info.get('primal_solution_status')) === feasible;
    return {
      status: 'limit',
      bound: Number.isFinite(bound) ? bound : null,
      value: known ? this.model.getObjectiveValue() : null,
      solution: known ? this.model.getSolution().colValue : null,
    };
  }

  private changeObjective(objective: Expression, sense: 1 | -1): void {
    const wanted = new Float64Array(this.cost.length);
    for (const [variable, coefficient] of objective) wanted[variable] = coefficient;
    this.changeCosts(wanted);
    if (sense === this.sense) return;
    const { minimize, maximize } = this.highs.constants.objectiveSense;
    this.model.changeObjectiveSense(sense === 1 ? minimize : maximize);
    this.sense = sense;
  }

  /** Changes what differs: neighbouring objectives differ in few places, and each call copies into HiGHS. */
  private changeCosts(wanted: Float64Array): void {
    const changed: number[] = [];
    wanted.forEach((coefficient, variable) => {
      if (coefficient !== this.cost[variable]) changed.push(variable);
    });
    if (changed.length === 0) return;
    this.model.changeColsCost(
      { kind: 'set', indices: changed },
      changed.map((variable) => wanted[variable] ?? 0),
    );
    this.cost.set(wanted);
  }
}

const settled = new Set([
  status.empty,
  status.optimal,
  status.infeasible,
  status.unbounded,
  status.iterationLimit,
  status.solutionLimit,
]);

function modelOf({ variables, rows }: LinearSystem, whole: boolean) {
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const row of rows) {
    for (const [variable, coefficient] of row.coefficients) {
      indices.push(variable);
      values.push(coefficient);
    }
    starts.push(indices.length);
  }
  const numCols = variables.length;
  const numRows = rows.length;
  return {
    numCols,
    numRows,
    colCost: new Float64Array(numCols),
    colLower: variables.map((v) => v.lower),
    colUpper: variables.map((v) => v.upper),
    rowLower: rows.map((r) => r.lower),
    rowUpper: rows.map((r) => r.upper),
    matrix: { format: 'csr' as const, numRows, numCols, starts, indices, values },
    ...(whole ? { integrality: variables.map((v) => (v.integer ? (1 as const) : (0 as const))) } : {}),
  };
}
