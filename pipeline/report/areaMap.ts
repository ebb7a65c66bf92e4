import { formatNumber, spokenStatus } from '../model/german.js';
import * as say from '../model/messages/report.js';
import type { Report, Table } from '../model/report.js';
import { countCell, signCell, textCell } from './cells.js';
import type { ReportContext } from './context.js';
import { hasNumber } from './lookup.js';
import { locatorOf } from './maps.js';
import type { Subject } from './places.js';
import { left, makeTable, right, row } from './table.js';

/** The map at the front: where the parts lie, with their numbers, names and residents. */
export function areaMapOf(context: ReportContext, subject: Subject): Report['areaMap'] {
  const { places } = context;
  const isCounty = subject.kind === 'county';
  const { one, many } = isCounty ? context.room.region.county.municipality_kind : places.areaLevel;
  const areas = places.areasOf(subject.id, context.latestDate).filter((a) => a.kind === 'area');
  const count = isCounty ? places.municipalities.length : areas.length;
  return {
    title: say.areasTitle(many, subject.name),
    intro:
      count === 0
        ? say.noAreas(places.accusative(subject))
        : say.areasIntro(count, one, many, places.nominative(subject)),
    figure: locatorOf(context, subject, null, {
      id: 'gebiete-karte',
      title: say.locatorTitle(many),
      caption: '',
    }),
    table: isCounty ? municipalityTable(context) : areaTable(context, subject),
  };
}

function areaTable(context: ReportContext, subject: Subject): Table {
  const residents = residentsOf(context, subject);
  const areas = context.places.areasOf(subject.id, context.latestDate);
  // Where nobody counts the residents of an area, the column would hold nothing but signs.
  const counted = areas.some((a) => residents.cell(a.id).spoken === '');
  const cells = (id: string, number: string) => [textRight(number), ...(counted ? [residents.cell(id)] : [])];
  return makeTable(
    'gebiete',
    say.areasCaption(context.places.areaLevel.many, subject.name, counted ? residents.when : ''),
    [
      left(context.places.areaLevel.one),
      right(say.numberColumn()),
      ...(counted ? [right(say.residentsColumn())] : []),
    ],
    [
      ...areas.map((a) => row(a.name, cells(a.id, context.places.numberOf(a.id)))),
      row(subject.name, cells(subject.id, ''), 'own'),
    ],
  );
}

function municipalityTable(context: ReportContext): Table {
  const { places } = context;
  const { county, municipalities } = places;
  const { one, many } = context.room.region.county.municipality_kind;
  const residents = residentsOf(context, county);
  const areaCount = (id: string) =>
    places.areasOf(id, context.latestDate).filter((a) => a.kind === 'area').length;
  const total = municipalities.reduce((sum, m) => sum + areaCount(m.id), 0);
  return makeTable(
    'gebiete',
    say.areasCaption(many, county.name, residents.when),
    [left(one), right(say.numberColumn()), right(places.areaLevel.many), right(say.residentsColumn())],
    [
      ...municipalities.map((m) =>
        row(m.name, [
          textRight(places.numberOf(m.id)),
          countCell(areaCount(m.id), 'ok'),
          residents.cell(m.id),
        ]),
      ),
      row(county.name, [textRight(''), countCell(total, 'ok'), residents.cell(county.id)], 'own'),
    ],
  );
}

const textRight = (text: string) => ({ ...textCell(text), align: 'right' as const });

/** Residents of any part of the report's subject at the date of its sheet. */
export function residentsOf(context: ReportContext, subject: Subject) {
  const id = context.room.definitions.vocabulary.residents_indicator;
  const indicator = context.indicators.find((i) => i.id === id);
  const sheet = indicator ? context.sheet(indicator, subject) : null;
  const at = sheet?.at ?? null;
  const residentsValue = (area: string) => (at === null ? null : context.lookup.value(id, area, at.id));
  return {
    when: sheet === null || at === null ? '' : sheet.time.state({ period: at.id, referenceDate: at.date }),
    cell(area: string) {
      const value = residentsValue(area);
      return hasNumber(value) ? countCell(value.value, 'ok') : signCell(value?.status ?? 'not_delivered');
    },
    /** `4210 Einwohnerinnen und Einwohner`; '' where no number was delivered. */
    words(area: string): string {
      const value = residentsValue(area);
      if (hasNumber(value)) return say.residents(formatNumber(value.value, 0));
      const isMissing = value === null || value.status === 'not_delivered';
      return isMissing ? '' : say.residentsUnknown(spokenStatus[value.status]);
    },
  };
}
