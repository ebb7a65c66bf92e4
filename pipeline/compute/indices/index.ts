import { breaksOf } from '../../model/breaks.js';
import type { Published, PublishedValue } from '../../model/figures.js';
import type { IndexDefinition } from '../../model/index-definition.js';
import {
  type ComputedIndex,
  type ComputedIndices,
  type IndexSensitivity,
  surely,
} from '../../model/indices.js';
import { basePeriodMissing } from '../../model/messages/indices.js';
import type { Problem } from '../../model/problem.js';
import type { DataRoom } from '../../model/room.js';
import { type CompositeIndex, type CompositeOptions, compositeIndex } from '../methods/index.js';
import { comparableFor } from '../series.js';
import { unprotected } from '../values.js';
import { sensitivityOf } from './sensitivity.js';
import { type ComponentRules, type IndexSheet, sheetsOf } from './sheet.js';
import { classProbabilities } from './stability.js';
import { type Components, weightedSum, zBy } from './standardise.js';

/**
 * Every composite index over the whole county, for every period in which two areas are scored: one row per area of the
 * level, with a status where the area is not scored. Works on published figures alone, so that nothing hidden can be
 * worked back from a mean or a spread. Sorted by index, period and the order of areas.csv.
 */
export function computeIndices(
  published: Published,
  room: DataRoom,
): { computed: ComputedIndices; problems: Problem[] } {
  const indices: ComputedIndex[] = [];
  const sensitivity: IndexSensitivity[] = [];
  const problems: Problem[] = [];
  for (const index of room.definitions.indices) {
    const rules = rulesOf(index, room);
    const sheets = sheetsOf(index, published, room.region, rules);
    const base = sheets.find((s) => s.period === index.base_period);
    if (!base && sheets.length > 0) {
      const periods = sheets.map((s) => s.period);
      problems.push(basePeriodMissing(index.title, index.base_period, periods));
    }
    const weights = Object.fromEntries(index.components.map((c) => [c.indicator, c.weight]));
    const baseValues = base ? turned(base, rules) : null;
    for (const sheet of sheets) {
      const values = turned(sheet, rules);
      const options = { ...index.status, weights };
      indices.push(
        ...rowsOf(index, sheet, {
          status: compositeIndex(values, options),
          dynamics: compositeIndex(sheet.changes, { ...index.dynamics, weights }),
          fixedBase:
            base && baseValues && isOneSeries(base, sheet, rules)
              ? fixedBaseIndex(values, baseValues, weights)
              : [],
          probabilities: classProbabilities(estimates(sheet, rules), options) ?? [],
        }),
      );
      const population = sheet.areas.map((a) => (a.status === 'ok' ? a.population : null));
      sensitivity.push(
        ...sensitivityOf(values, options, population).map((found) => ({
          index: index.id,
          period: sheet.period,
          ...found,
        })),
      );
    }
  }
  return { computed: { indices, sensitivity }, problems };
}

function rulesOf(index: IndexDefinition, { definitions }: DataRoom): ComponentRules {
  const indicators = new Map(definitions.indicators.map((i) => [i.id, i]));
  return new Map(
    index.components.flatMap((c) => {
      const indicator = indicators.get(c.indicator);
      if (!indicator) return [];
      const sign = indicator.direction === index.direction ? (1 as const) : (-1 as const);
      const { datasets } = definitions;
      const breaks = breaksOf(indicator, datasets).map((b) => b.from);
      return [[c.indicator, { sign, breaks, comparable: comparableFor(indicator, datasets) }] as const];
    }),
  );
}

/** Whether the yardstick of one period fits the figures of another: no component breaks in between. */
function isOneSeries(one: IndexSheet, other: IndexSheet, rules: ComponentRules): boolean {
  return [...rules].every(([name, { breaks }]) => {
    const [from = '', to = ''] = [dateOf(one, name), dateOf(other, name)].sort();
    return !breaks.some((day) => day > from && day <= to);
  });
}

/** The day the figures of a component refer to, '' without any. */
const dateOf = (sheet: IndexSheet, component: string): string =>
  sheet.figures[component]?.find((f) => f !== null)?.referenceDate ?? '';

/** The values of the components, turned so that a higher one lifts the index. */
function turned(sheet: IndexSheet, rules: ComponentRules): Components {
  return Object.fromEntries(
    Object.entries(sheet.figures).map(([name, figures]) => [
      name,
      figures.map((f) => (typeof f?.value === 'number' ? f.value * (rules.get(name)?.sign ?? 1) : null)),
    ]),
  );
}

function estimates(sheet: IndexSheet, rules: ComponentRules) {
  const estimate = (figure: PublishedValue | null, direction: 1 | -1) => {
    if (figure?.value == null) return null;
    const { value, lower, upper } = figure;
    return lower === null || upper === null
      ? ('without interval' as const)
      : { value: value * direction, lower, upper };
  };
  return Object.fromEntries(
    Object.entries(sheet.figures).map(([name, figures]) => [
      name,
      figures.map((f) => estimate(f, rules.get(name)?.sign ?? 1)),
    ]),
  );
}

/**
 * The index by the yardstick of the base period: its means and standard deviations, of the components and of their sum,
 * and the same weights. In the base period it is the relative index; later it falls where the burden of all falls.
 * Across a break of a component there is none: the yardstick would measure something else.
 */
function fixedBaseIndex(
  values: Components,
  base: Components,
  weights: CompositeOptions['weights'] = {},
): (number | null)[] {
  const by = (own: Components) =>
    weightedSum(
      Object.fromEntries(Object.entries(own).map(([name, v]) => [name, zBy(v, base[name] ?? [])])),
      weights,
    );
  return zBy(by(values), by(base));
}

function rowsOf(
  index: IndexDefinition,
  sheet: IndexSheet,
  found: {
    status: CompositeIndex;
    dynamics: CompositeIndex;
    fixedBase: readonly (number | null)[];
    probabilities: readonly (Record<string, number> | null)[];
  },
): ComputedIndex[] {
  return sheet.areas.map(({ area, status, referenceDate }, i) => {
    const label = found.status.class[i] ?? null;
    const probabilities = found.probabilities[i] ?? null;
    const components = Object.entries(found.status.components).flatMap(([name, z]) => {
      const value = unprotected(z[i] ?? null);
      return value === null ? [] : [[name, value] as const];
    });
    return {
      index: index.id,
      area: area.id,
      areaLevel: area.level,
      municipality: area.municipality,
      period: sheet.period,
      referenceDate,
      // Where a component is the same everywhere, or but one area is scored, nothing can be told apart.
      status: status === 'ok' && label === null ? 'not_applicable' : status,
      value: unprotected(found.status.index[i] ?? null),
      class: label,
      sum: label === null ? null : unprotected(found.status.sum[i] ?? null),
      components: label === null ? null : Object.fromEntries(components),
      fixedBase: label === null ? null : unprotected(found.fixedBase[i] ?? null),
      probabilities,
      nearBoundary: label === null || !probabilities ? null : (probabilities[label] ?? 0) < surely,
      dynamicsValue: unprotected(found.dynamics.index[i] ?? null),
      dynamics: found.dynamics.class[i] ?? null,
      definitionVersion: index.version,
    };
  });
}
