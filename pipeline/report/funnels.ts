import { formatNumber } from '../model/german.js';
import type { Indicator } from '../model/indicator.js';
import * as say from '../model/messages/funnels.js';
import { indicatorColumn, periodColumn } from '../model/messages/report.js';
import type { Funnel } from '../model/patterns.js';
import type { Cell, Figure, Statement, ThemeSection } from '../model/report.js';
import { textCell, valueText } from './cells.js';
import type { ReportContext } from './context.js';
import type { Subject } from './places.js';
import { byRows, plainly } from './said.js';
import { axisDomain } from './scale.js';
import { left, makeTable, right, row } from './table.js';

const mostFigures = 2;

interface Found {
  funnel: Funnel;
  indicator: Indicator;
}

/** Whether areas differ by more than their size explains; in the county report alone. */
export function funnelSections(context: ReportContext, subject: Subject): ThemeSection[] {
  const found = context.published.patterns.funnels.flatMap((funnel): Found[] => {
    const indicator = context.indicators.find((i) => i.id === funnel.indicator);
    return indicator && funnel.referenceDate <= context.latestDate ? [{ funnel, indicator }] : [];
  });
  if (subject.kind !== 'county' || found.length === 0) return [];
  const { many } = context.places.areaLevel;
  return [
    {
      id: 'groesse-und-zufall',
      title: say.funnelsTitle(),
      statements: [
        plainly(say.funnelsText(many)),
        ...found.map((entry) => sentenceOf(entry, many)),
        plainly(say.funnelsLeftOut(many)),
      ],
      figures: found.slice(0, mostFigures).map((entry) => figureOf(context, entry)),
      tables: [
        makeTable(
          'trichter-anzahl',
          say.funnelTableCaption(many),
          [
            left(indicatorColumn()),
            right(say.baselineColumn()),
            ...say.positionOrder.map((position) => right(say.positionLabel(position))),
            left(periodColumn()),
          ],
          found.map(({ funnel, indicator }) =>
            row(indicator.short_title, [
              rightCell(valueText(funnel.baseline, indicator)),
              ...say.positionOrder.map((position) => rightCell(formatNumber(counted(funnel, position), 0))),
              textCell(whenOf(context, { funnel, indicator })),
            ]),
          ),
        ),
      ],
    },
  ];
}

const counted = ({ members }: Funnel, position: Funnel['members'][number]['position']): number =>
  members.filter((m) => m.position === position).length;

function sentenceOf({ funnel, indicator }: Found, many: string): Statement {
  const [high, low] = [counted(funnel, 'high_998'), counted(funnel, 'low_998')];
  const count = (n: number): string => formatNumber(n, 0);
  const all = count(funnel.areas);
  const text =
    high + low === 0
      ? say.noneOutside(indicator.short_title, all, many)
      : say.funnelSentence(
          indicator.short_title,
          all,
          many,
          count(high),
          count(low),
          count(funnel.areas - high - low),
        );
  return byRows(text, [{ file: 'funnels.csv', columns: { indicator: indicator.id, period: funnel.period } }]);
}

function whenOf(context: ReportContext, { funnel, indicator }: Found): string {
  const { period, referenceDate } = funnel;
  return context.sheet(indicator, context.places.county).time.state({ period, referenceDate });
}

function figureOf(context: ReportContext, { funnel, indicator }: Found): Figure {
  const members = new Map(funnel.members.map((m) => [m.area, m]));
  const points = context.places.municipalities
    .flatMap((m) => context.places.areasOf(m.id, funnel.referenceDate))
    .flatMap((area) => {
      const member = members.get(area.id);
      if (!member) return [];
      const { denominator: size, value, position, lower95, upper95, lower998, upper998 } = member;
      const limits = { lower95, upper95, lower998, upper998 };
      const text = valueText(value, indicator);
      return [{ id: area.id, label: area.name, size, value, text, position, ...limits }];
    });
  return {
    id: `${indicator.id}-trichter`,
    title: say.funnelFigureTitle(indicator.short_title),
    caption: say.funnelFigureCaption(whenOf(context, { funnel, indicator })),
    data: {
      kind: 'funnel',
      unit: indicator.unit,
      sizeLabel: say.sizeLabel(),
      baseline: funnel.baseline,
      baselineText: valueText(funnel.baseline, indicator),
      points,
      domain: axisDomain(points.flatMap((p) => [p.value, p.lower998, p.upper998])),
    },
  };
}

const rightCell = (text: string): Cell => ({ ...textCell(text), align: 'right' });
