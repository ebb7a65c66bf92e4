import type { Statement } from '../../model/audit.js';
import type { Dataset, Sum } from '../../model/dataset.js';
import type { Indicator } from '../../model/indicator.js';
import { remember } from '../../model/maps.js';
import type { FigureRow, PublishedFolder } from '../read/index.js';
import { type Count, type Counts, countRegistry, type Measured } from './counts.js';
import { denominatorDays, numeratorDays } from './days.js';
import { type Form, type Forms, formsOf } from './forms.js';
import type { Printing } from './implied.js';
import { casesShown, groupShown, type Shown } from './rounding.js';
import { isInside } from './rules.js';
import { groupOf, type Pledge, pledgeOf } from './thresholds.js';

/** One published figure with the counts behind it. */
export interface Figure {
  folder: string;
  row: FigureRow;
  indicator: Indicator;
  pledge: Pledge;
  cases: Count | null;
  group: Count | null;
  /** Whether the cases are a part of the group, so that the rest is a count too. */
  areCasesInside: boolean;
  /** How cases and group are printed, whether or not they are here. */
  shown: { cases: Shown; group: Shown };
  /** Value and limits wherever they are printed: in the table of figures, and in other files. */
  printings: readonly Printing[];
  /** What other files print: a text, a chart, a download. */
  stated: readonly Statement[];
}

export interface Figures {
  list: readonly Figure[];
  forms: Forms;
  registry: Counts;
}

/** `statements`: what other files than the tables of figures say. */
export function figuresOf(folders: readonly PublishedFolder[], statements: readonly Statement[]): Figures {
  const datasets = new Map<string, Dataset>();
  for (const { catalogue } of folders) {
    for (const d of catalogue.datasets) if (!datasets.has(d.id)) datasets.set(d.id, d);
  }
  const forms = formsOf(datasets, sumsOf(folders));
  const registry = countRegistry();
  const said = new Map<string, Statement[]>();
  for (const s of statements) {
    const key = `${s.indicator}\n${s.area}\n${s.period}`;
    said.set(key, [...(said.get(key) ?? []), s]);
  }
  const list = folders.flatMap(({ name, rows, catalogue }) => {
    const rules = new Map(
      catalogue.indicators.map((indicator) => {
        const pledge = pledgeOf(indicator, datasets, catalogue.policy);
        const { cases, group } = countedBy(indicator, forms);
        const shown = { cases: casesShown(pledge, cases?.form), group: groupShown(pledge, group?.form) };
        const areCasesInside =
          cases !== null &&
          group !== null &&
          (indicator.method === 'wilson' || isInside(cases.form, group.form));
        const byDay = new Map<string, { cases: Measured | null; group: Measured | null }>();
        return [indicator.id, { indicator, pledge, cases, group, shown, areCasesInside, byDay }];
      }),
    );
    const figures: Figure[] = [];
    for (const row of rows) {
      const rule = rules.get(row.indicator);
      if (!rule) continue;
      const { indicator, pledge, cases, group, shown, areCasesInside, byDay } = rule;
      const what = remember(byDay, `${row.period} ${row.referenceDate} ${row.denominatorDate}`, () => ({
        cases: cases && registry.measured(cases.form, numeratorDays(indicator, cases.sum, row, datasets)),
        group: group && registry.measured(group.form, denominatorDays(indicator, group.sum, row, datasets)),
      }));
      const own =
        said.size === 0 ? nothing : (said.get(`${row.indicator}\n${row.area}\n${row.period}`) ?? nothing);
      figures.push({
        folder: name,
        row,
        indicator,
        pledge,
        cases: what.cases && registry.at(what.cases, row.area),
        group: what.group && registry.at(what.group, row.area),
        areCasesInside,
        shown,
        printings: own.length === 0 ? [row] : [row, ...printingsOf(own)],
        stated: own,
      });
    }
    return figures;
  });
  return { list, forms, registry };
}

/** Most figures are printed nowhere else. */
const nothing: readonly Statement[] = [];

interface Counted {
  form: Form;
  sum: Sum;
}

/** A delivered percentage counts cases too: the percentage of its group, additive as any count. */
function countedBy(indicator: Indicator, forms: Forms): { cases: Counted | null; group: Counted | null } {
  const counted = (sum: Sum | undefined): Counted | null => {
    const form = sum ? forms.of(sum) : null;
    return sum && form ? { form, sum } : null;
  };
  const sum = indicator.kind === 'delivered' ? indicator.value : indicator.numerator;
  const tells = indicator.kind !== 'delivered' || (indicator.unit === '%' && indicator.weight !== undefined);
  return { cases: tells ? counted(sum) : null, group: counted(groupOf(indicator)) };
}

function sumsOf(folders: readonly PublishedFolder[]): Sum[] {
  return folders.flatMap(({ catalogue }) => [
    ...catalogue.indicators.flatMap((i): Sum[] => {
      const group = groupOf(i);
      return [i.kind === 'delivered' ? i.value : i.numerator, ...(group ? [group] : [])];
    }),
    ...catalogue.datasets.flatMap(({ plausibility }) =>
      plausibility.flatMap((rule): Sum[] => {
        if ('not_above' in rule) return [rule.part, rule.not_above];
        return 'adds_up_to' in rule ? [rule.part, rule.adds_up_to] : [];
      }),
    ),
    ...catalogue.benchmarks.map((b) => b.ours),
  ]);
}

/** Value and limits of one figure, by the place in which they are printed. */
function printingsOf(statements: readonly Statement[]): Printing[] {
  return statements
    .filter((s) => s.part === 'value' || s.part === 'lower' || s.part === 'upper')
    .map((s) => ({
      value: null,
      lower: null,
      upper: null,
      [s.part]: { number: s.number, decimals: s.decimals },
    }));
}
