import type { AttackedCount, Statement } from '../model/audit.js';
import type { Interval } from './attack/components.js';
import { intervalsOf } from './attack/intervals.js';
import { type Verdict, verdictOf } from './attack/verdict.js';
import { hiddenValues, isAlone, tiedUnknowns } from './equations/alone.js';
import { believedRules } from './equations/believed.js';
import { equationsOf } from './equations/equations.js';
import { figuresOf } from './equations/figures.js';
import { type Hidden, hiddenCounts, ruleBounds } from './equations/hidden.js';
import { indexOf } from './equations/index-of-counts.js';
import { looseKey, looseTotals } from './equations/loose.js';
import { type Places, placesOf } from './equations/places.js';
import { rulesOf } from './equations/rules.js';
import { statedBy } from './equations/stated.js';
import { addUp, known } from './equations/system.js';
import { countsOfTotals, type HeadlineTotal } from './equations/totals.js';
import type { PublishedFolder } from './read/index.js';

export interface Attacked extends AttackedCount {
  folder: string;
  line: number;
  verdict: Verdict;
  /** Someone who knows one case of another count of the table would know this one exactly. */
  exactForInsiders: boolean;
}

/** A published folder with its headline totals. */
export interface Published extends PublishedFolder {
  totals: readonly HeadlineTotal[];
}

export interface AttackResult {
  counts: Attacked[];
  places: Places;
  programs: number;
}

/** Works out, from all folders together, between which whole numbers each hidden count lies. */
export async function attack(
  folders: readonly Published[],
  statements: readonly Statement[],
): Promise<AttackResult> {
  const { list: figures, forms, registry } = figuresOf(folders, statements);
  const places = placesOf(
    folders.flatMap((f) => f.catalogue.areas),
    folders.flatMap((f) => f.rows),
  );
  const stated = statedBy(
    figures,
    folders.flatMap((folder) => countsOfTotals(folder, folder.totals, forms, registry)),
  );
  const index = indexOf(figures, stated, places, (id) => forms.datasets.get(id)?.additivity.areas === true);
  const loose = looseTotals(index, registry, stated);
  const equations = equationsOf({
    ...{ forms, registry, index, stated },
    rules: believedRules(rulesOf(folders, forms), index, registry, stated),
    boundsOf: ruleBounds(figures, stated),
    isLoose: (dataset, level) => loose.has(looseKey(dataset, level)),
  });
  const hidden = hiddenCounts(figures);
  const asked = hidden.map((h, id) => {
    const value = equations.include(h.plus);
    const expression = h.minus ? addUp([value, 1], [equations.include(h.minus), -1]) : value;
    return { id, expression };
  });
  const { intervals, insiders, programs } = await intervalsOf(equations.unknowns, equations.equations, asked);
  const sizes = new Map(
    hidden.flatMap((h, id) => (h.part === 'denominator' ? [[h.plus.key, intervals.get(id)] as const] : [])),
  );
  const sizeOf = (h: Hidden): number => {
    const { group } = h.figure;
    if (!group || h.part === 'denominator' || !h.figure.areCasesInside) return Number.POSITIVE_INFINITY;
    return stated.ranges.get(group.key)?.upper ?? sizes.get(group.key)?.upper ?? Number.POSITIVE_INFINITY;
  };
  const tied = tiedUnknowns(equations.equations);
  return {
    places,
    programs,
    counts: hidden.map((h, id): Attacked => {
      const interval: Interval = intervals.get(id) ?? { lower: 0, upper: Number.POSITIVE_INFINITY };
      const { row, folder } = h.figure;
      const expression = asked[id]?.expression ?? known(0);
      const isTold = isAlone(h, expression, tied, stated) && hiddenValues(h, interval, stated) === 1;
      return {
        ...{ indicator: row.indicator, area: row.area, period: row.period, part: h.part },
        ...interval,
        ...{ folder, line: row.line, exactForInsiders: insiders.has(id) },
        verdict: isTold
          ? 'exact'
          : verdictOf(interval, {
              ...{ from: h.from, least: h.least, width: h.width },
              most: sizeOf(h),
              signed: isSigned(h),
            }),
      };
    }),
  };
}

const isSigned = ({ plus, minus }: Hidden): boolean => plus.measured.form.hasDeductions && minus === null;
