import { type Fact, municipalityOf } from '../facts.js';
import { quarterIndex, years } from '../periods.js';
import { county, places } from '../places.js';
import { normal } from '../random.js';
import type { InventedCounty } from '../world.js';
import { dialects, type ExportFile } from './file.js';

/**
 * How far the invented official figure lies from the invented own one, in parts of it: the register counts a little too
 * many, the agency's statistic of basic support knows what was granted in retrospect.
 */
const deviations = {
  amtliche_bevoelkerung: { mean: -0.009, spread: 0.003 },
  amtliche_arbeitslose: { mean: 0, spread: 0.0005 },
  amtliche_leistungsberechtigte_sgb2: { mean: 0.008, spread: 0.003 },
  amtliche_nef_unter_15: { mean: 0.01, spread: 0.004 },
} as const;
type Total = keyof typeof deviations;

/**
 * Official totals at the end of each year. The own totals carry the public totals of targets.json at the start, so these
 * do too, and go on with the same development.
 */
export function officialFiles({
  population,
  facts,
}: Pick<InventedCounty, 'population' | 'facts'>): ExportFile[] {
  const sum = (rows: readonly Fact[], measure: string, ags: string, quarter: string) =>
    rows
      .filter((f) => f.zeitraum === quarter && municipalityOf(f.gebiet) === ags)
      .reduce((total, f) => total + Number(f[measure]), 0);
  return years.map((year) => {
    const quarter = `${year}-Q4`;
    const t = quarterIndex(quarter);
    const rows = places.map(({ ags }) => {
      const own: Record<Total, number> = {
        amtliche_bevoelkerung: population.spots
          .filter((s) => s.municipality === ags)
          .reduce((total, s) => total + population.count(s.id, t), 0),
        amtliche_arbeitslose: sum(facts.arbeitslose, 'arbeitslose', ags, quarter),
        amtliche_leistungsberechtigte_sgb2: sum(facts.sgb2, 'leistungsberechtigte', ags, quarter),
        amtliche_nef_unter_15: sum(facts.sgb2, 'nef_unter_15', ags, quarter),
      };
      return [ags, ...totals.map((id) => Math.round(own[id] * (1 + deviation(id, ags))))] as const;
    });
    const whole = totals.map((_, i) => rows.reduce((total, r) => total + Number(r[i + 1]), 0));
    return {
      path: `kreis-statistik/${year}/amtliche_eckwerte.csv`,
      dialect: dialects.modern,
      header: ['gebiet', 'zeitraum', ...totals],
      rows: [[county.ags, ...whole] as const, ...rows].map(([area, ...numbers]) => [area, year, ...numbers]),
    };
  });
}

const totals = Object.keys(deviations) as Total[];

const deviation = (id: Total, ags: string): number =>
  deviations[id].mean + deviations[id].spread * normal(`${id}|${ags}`);
