import type { Standardisation } from '../model/disparities.js';
import { formatNumber } from '../model/german.js';
import type { Indicator } from '../model/indicator.js';
import { positionLabel } from '../model/messages/funnels.js';
import { limits, placeColumn } from '../model/messages/report.js';
import * as say from '../model/messages/standardisation.js';
import type { Limited, Standardised, StandardisedNumbers } from '../model/patterns.js';
import type { Cell, Statement, Table, ThemeSection } from '../model/report.js';
import { countCell, signCell, textCell, valueText } from './cells.js';
import type { ReportContext } from './context.js';
import { manyOf } from './maps.js';
import type { Subject } from './places.js';
import { byRows, plainly } from './said.js';
import { left, makeTable, right, row } from './table.js';

interface Found {
  declared: Standardisation;
  indicator: Indicator;
  /** The own place, `null` for the county, which is what all are measured by. */
  own: Standardised | null;
  /** Areas of a municipality, or the municipalities of the county, in their order. */
  parts: readonly { name: string; of: Standardised }[];
  when: string;
}

/** Whether high and low shares are explained by the age structure: areas and municipalities against the county. */
export function standardisationSections(context: ReportContext, subject: Subject): ThemeSection[] {
  const found = context.room.definitions.disparities.standardisation.flatMap((declared) =>
    foundOf(context, subject, declared),
  );
  if (found.length === 0) return [];
  return [
    {
      id: 'altersaufbau',
      title: say.standardisedTitle(),
      statements: [
        plainly(say.standardisedText(context.places.inside(context.places.county))),
        ...found.flatMap((entry) => sentencesOf(context, subject, entry)),
        ...found.map(({ declared }) =>
          plainly(
            say.standardisedGroups(declared.title, [...declared.strata.map((s) => s.title), declared.rest]),
          ),
        ),
        plainly(say.standardisedCaution()),
      ],
      figures: [],
      tables: found.map((entry) => tableOf(subject, entry)),
    },
  ];
}

function foundOf(context: ReportContext, subject: Subject, declared: Standardisation): Found[] {
  const indicator = context.indicators.find((i) => i.id === declared.indicator);
  const all = new Map(
    context.published.patterns.standardised
      .filter((s) => s.standardisation === declared.id && s.referenceDate <= context.latestDate)
      .map((s) => [s.area, s]),
  );
  const [first] = all.values();
  if (!indicator || !first) return [];
  const { period, referenceDate } = first;
  const members =
    subject.kind === 'county'
      ? context.places.municipalities
      : context.places.areasOf(subject.id, referenceDate).filter((a) => a.kind === 'area');
  const parts = members.flatMap(({ id, name }) => {
    const of = all.get(id);
    return of ? [{ name, of }] : [];
  });
  const own = all.get(subject.id) ?? null;
  if (parts.every(({ of }) => of.numbers === null) && !own?.numbers) return [];
  const when = context.sheet(indicator, subject).time.state({ period, referenceDate });
  return [{ declared, indicator, own, parts, when }];
}

function sentencesOf(context: ReportContext, subject: Subject, found: Found): Statement[] {
  const { declared, indicator, own, parts } = found;
  if (subject.kind === 'municipality')
    return own?.numbers ? [ownSentence(context, subject, found, own.numbers)] : [];
  const known = parts.flatMap(({ of }) =>
    of.numbers?.direct ? [{ of, numbers: of.numbers, direct: of.numbers.direct }] : [],
  );
  if (known.length < 2) return [];
  const ends = (values: readonly number[]): [string, string] => [
    valueText(Math.min(...values), indicator),
    valueText(Math.max(...values), indicator),
  ];
  return [
    byRows(
      say.spreadBeforeAfter(
        declared.title,
        manyOf(context, 'municipality'),
        ends(known.map((k) => k.numbers.crude)),
        ends(known.map((k) => k.direct.value)),
      ),
      known.map(({ of }) => rowKeyOf(of)),
    ),
  ];
}

const rowKeyOf = ({ standardisation, area, period }: Standardised) => ({
  file: 'standardised.csv' as const,
  columns: { standardisation, area, period },
});

function ownSentence(
  context: ReportContext,
  subject: Subject,
  { declared, own }: Found,
  { observed, expected, ratio, position }: StandardisedNumbers,
): Statement {
  const sentence =
    position === 'high_998'
      ? say.moreThanExpected
      : position === 'low_998'
        ? say.fewerThanExpected
        : say.asExpected;
  const text = sentence(
    declared.title,
    context.places.inside(subject),
    formatNumber(observed, 0),
    formatNumber(expected, 0),
    formatNumber(ratio.value, 2),
  );
  return byRows(text, own ? [rowKeyOf(own)] : []);
}

function tableOf(subject: Subject, { declared, indicator, own, parts, when }: Found): Table {
  const rowOf = (name: string, of: Standardised, emphasis: 'none' | 'own') =>
    row(name, cellsOf(of, indicator.decimals), emphasis);
  return makeTable(
    `altersaufbau-${declared.id}`,
    say.standardisedCaption(declared.title, indicator.unit, when),
    [
      left(placeColumn()),
      right(say.crudeColumn()),
      right(say.directColumn()),
      right(say.observedColumn()),
      right(say.expectedColumn()),
      right(say.ratioColumn()),
      left(say.positionColumn()),
    ],
    [
      ...parts.map(({ name, of }) => rowOf(name, of, 'none')),
      ...(own ? [rowOf(subject.name, own, 'own')] : []),
    ],
  );
}

function cellsOf({ numbers, status }: Standardised, decimals: number): Cell[] {
  if (numbers === null) return Array.from({ length: 6 }, () => signCell(status));
  const { crude, direct, observed, expected, ratio, position } = numbers;
  return [
    numberCell(formatNumber(crude, decimals)),
    direct === null ? signCell('unreliable') : limitedCell(direct, decimals),
    countCell(observed, 'ok'),
    numberCell(formatNumber(expected, 0)),
    limitedCell(ratio, 2),
    textCell(positionLabel(position)),
  ];
}

const numberCell = (text: string, detail = ''): Cell => ({ text, detail, spoken: '', align: 'right' });

function limitedCell({ value, lower, upper }: Limited, decimals: number): Cell {
  const number = (n: number): string => formatNumber(n, decimals);
  const interval = lower === null || upper === null ? '' : `(${limits(number(lower), number(upper))})`;
  return numberCell(number(value), interval);
}
