import { type Fact, municipalityOf } from '../facts.js';
import { quarters, years } from '../periods.js';
import { county, type Place, places } from '../places.js';
import { type Dialect, dialects, type ExportFile, inventedLine } from './file.js';
import { nameIn } from './population-table.js';

/** Who delivers moves each quarter by the template, and in which dialect. */
const quarterly: Record<string, Dialect> = {
  bergkamen: dialects.excel,
  kamen: dialects.modern,
  schwerte: dialects.old,
  unna: dialects.modern,
  werne: dialects.comma,
};

const columns = ['gebiet', 'zeitraum', 'richtung', 'personen'];
const record = (f: Fact) => columns.map((c) => f[c] ?? '');

export function moveFiles(facts: readonly Fact[]): ExportFile[] {
  const of = (place: Place) => facts.filter((f) => municipalityOf(f.gebiet) === place.ags);
  return [
    ...places.flatMap((place) => {
      const dialect = quarterly[place.slug];
      if (dialect) return byQuarter(place.slug, of(place), dialect);
      return place.slug === 'luenen' ? luenen(place, of(place)) : byYear(place, of(place));
    }),
    ...byQuarter(
      'kreis-statistik',
      facts.filter((f) => f.gebiet === county.ags),
      dialects.modern,
    ),
  ];
}

function byQuarter(supplier: string, facts: readonly Fact[], dialect: Dialect): ExportFile[] {
  return quarters.map((quarter) => ({
    path: `${supplier}/${quarter}/wanderungen.csv`,
    dialect,
    header: columns,
    rows: facts.filter((f) => f.zeitraum === quarter).map(record),
  }));
}

/** Small municipalities send the four quarters once a year. */
function byYear(place: Place, facts: readonly Fact[]): ExportFile[] {
  return years.map((year) => ({
    path: `${place.slug}/${year}/wanderungen_${year}.csv`,
    dialect: dialects.old,
    before: [`${place.name}: Zu- und Fortzüge ${year}`, inventedLine],
    header: ['Gebietsschlüssel', 'Quartal', 'Art der Bewegung', 'Fälle'],
    rows: facts
      .filter((f) => f.zeitraum.startsWith(year))
      .map((f) => [
        f.gebiet,
        `${f.zeitraum.slice(6)}. Quartal ${year}`,
        f.richtung === 'zuzug' ? 'Zuzug' : 'Wegzug',
        f.personen ?? '',
      ]),
  }));
}

/** Lünen: names, arrivals and departures side by side. */
function luenen(place: Place, facts: readonly Fact[]): ExportFile[] {
  return quarters.map((quarter) => {
    const own = facts.filter((f) => f.zeitraum === quarter);
    const arrivals = own.filter((f) => f.richtung === 'zuzug');
    return {
      path: `luenen/${quarter}/Wanderungen Sozialräume.txt`,
      dialect: dialects.unicodeText,
      before: ['Stadt Lünen, Statistikstelle', inventedLine],
      header: ['Sozialraum', 'Zuzüge', 'Fortzüge', 'Saldo'],
      rows: arrivals.map((a) => {
        const out = Number(own.find((f) => f.gebiet === a.gebiet && f.richtung === 'fortzug')?.personen ?? 0);
        const into = Number(a.personen);
        const name = a.gebiet === place.ags ? 'Lünen gesamt' : nameIn(place, a.gebiet) || 'nicht zuzuordnen';
        return [name, into, out, into - out];
      }),
    };
  });
}
