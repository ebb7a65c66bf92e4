import { formatNumber } from '../model/german.js';
import {
  difference,
  indicatorColumn,
  intervalColumn,
  limits,
  periodColumn,
  unitColumn,
} from '../model/messages/report.js';
import * as say from '../model/messages/themes.js';
import type { Cell, ThemeSection } from '../model/report.js';
import { roundSigned, textCell } from './cells.js';
import type { ReportContext } from './context.js';
import type { Subject } from './places.js';
import { byRows, plainly } from './said.js';
import { left, makeTable, right, row } from './table.js';

/** How far the headline figures of little and much deprived areas lie apart; in the county report alone. */
export function inequalitySections(context: ReportContext, subject: Subject): ThemeSection[] {
  const declared = context.room.definitions.disparities.inequality;
  const by = context.indicators.find((i) => i.id === declared?.by);
  const found = context.published.patterns.inequality.flatMap((inequality) => {
    const indicator = context.indicators.find((i) => i.id === inequality.indicator);
    return indicator && inequality.referenceDate <= context.latestDate ? [{ inequality, indicator }] : [];
  });
  if (subject.kind !== 'county' || !declared || !by || found.length === 0) return [];
  const clear = found.filter(({ inequality: i }) => i.slopeLower > 0 || i.slopeUpper < 0);
  return [
    {
      id: 'ungleichheit-nach-belastung',
      title: say.inequalityTitle(),
      statements: [
        plainly(
          say.inequalityText(context.places.areaLevel.many, by.short_title, formatNumber(declared.groups, 0)),
        ),
        ...clear.flatMap(({ inequality, indicator }) => {
          const size = Math.abs(roundSigned(inequality.slope, indicator.decimals));
          if (size === 0) return [];
          const amount = difference(formatNumber(size, indicator.decimals), indicator.unit);
          const { period, slope } = inequality;
          return [
            byRows(say.inequalitySentence(indicator.short_title, amount, slope > 0), [
              { file: 'inequality.csv', columns: { indicator: indicator.id, period } },
            ]),
          ];
        }),
      ],
      figures: [],
      tables: [
        makeTable(
          'ungleichheit-werte',
          say.inequalityCaption(),
          [
            left(indicatorColumn()),
            right(say.leastColumn()),
            right(say.mostColumn()),
            right(say.slopeColumn()),
            right(intervalColumn()),
            left(unitColumn()),
            left(periodColumn()),
          ],
          found.map(({ inequality, indicator }) => {
            const number = (n: number): string => formatNumber(n, indicator.decimals);
            const { least, most, slope, slopeLower, slopeUpper, period, referenceDate } = inequality;
            const time = context.sheet(indicator, subject).time;
            return row(indicator.short_title, [
              rightCell(number(least)),
              rightCell(number(most)),
              rightCell(number(slope)),
              rightCell(limits(number(slopeLower), number(slopeUpper))),
              textCell(indicator.unit),
              textCell(time.label({ period, referenceDate })),
            ]);
          }),
        ),
      ],
    },
  ];
}

const rightCell = (text: string): Cell => ({ ...textCell(text), align: 'right' });
