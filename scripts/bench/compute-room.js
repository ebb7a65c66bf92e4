// A synthetic country: areas in municipalities of a hundred, 35 shares from one dataset of cases (five measures by seven
// groups) over residents by age, eight years. The cells are made inside DuckDB; the same size gives the same cells.
import { datasetSchema } from '../../dist/pipeline/model/dataset.js';
import { indicatorSchema } from '../../dist/pipeline/model/indicator.js';
import { regionSchema } from '../../dist/pipeline/model/region.js';

export const county = '01';
const perMunicipality = 100;
export const periods = Array.from({ length: 8 }, (_, i) => String(2018 + i));
const measures = ['a', 'b', 'c', 'd', 'e'];
const groups = ['g1', 'g2', 'g3', 'g4', 'g5', 'g6', 'g7'];
const bands = [
  [0, 15],
  [15, 25],
  [25, 65],
  [65, 200],
];
const spans = [{ under: 15 }, { from: 15, under: 65 }, {}];

const text = { label: 'x', description: 'x', example: { good: '1', bad: 'a' } };
const dataset = (id, dimension, ids) =>
  datasetSchema.parse({
    id,
    title: id,
    description: 'x',
    source: 'x',
    counting_unit: 'Personen',
    rhythm: 'yearly',
    reference_date: 'end_of_period',
    disclosure_class: 'keine',
    additivity: { areas: true, time: 'stock' },
    absent_rows: 'zero',
    legal_basis: 'x',
    columns: [
      { role: 'area', id: 'gebiet', ...text },
      { role: 'period', id: 'zeitraum', ...text },
      { role: 'dimension', ...text, ...dimension },
      ...ids.map((m) => ({ role: 'measure', type: 'integer', id: m, unit: 'Personen', ...text })),
    ],
  });

export const cases = dataset(
  'faelle',
  { type: 'code', id: 'gruppe', codes: Object.fromEntries(groups.map((g) => [g, { label: g }])) },
  measures,
);
export const residents = dataset('menschen', { type: 'age', id: 'alter' }, ['personen']);

const indicators = measures.flatMap((measure, m) =>
  groups.map((group, g) =>
    indicatorSchema.parse({
      kind: 'ratio',
      id: `${measure}_${group}`,
      title: 'x',
      short_title: 'x',
      question: 'x?',
      definition: 'x',
      dimension: 'x',
      unit: '%',
      direction: 'none',
      source: 'x',
      catalogue: 'x',
      valid_from: '2000-01-01',
      version: 1,
      numerator: { dataset: 'faelle', measure, where: { gruppe: group } },
      denominator: {
        dataset: 'menschen',
        measure: 'personen',
        where: Object.keys(spans[(m + g) % 3]).length === 0 ? {} : { alter: spans[(m + g) % 3] },
      },
      method: 'wilson',
    }),
  ),
);

const municipalityOf = (n) => `01${String(Math.floor(n / perMunicipality)).padStart(6, '0')}`;
const areaId = (n) => `${municipalityOf(n)}-${String(n % perMunicipality).padStart(2, '0')}`;

export function roomOf(areas) {
  const one = { successors: [], aliases: [], validFrom: null, validTo: null, level: 'area', kind: 'area' };
  const municipalities = Array.from({ length: Math.ceil(areas / perMunicipality) }, (_, i) => ({
    ags: municipalityOf(i * perMunicipality),
    name: `Ort ${i}`,
    slug: `ort-${i}`,
  }));
  const region = regionSchema.parse({
    county: { ags: county, name: 'Land', slug: 'land' },
    municipalities,
    levels: [{ id: 'area', one: 'Gebiet', many: 'Gebiete' }],
    suppliers: [{ id: 's', name: 's', municipalities: 'all' }],
    publisher: { name: 'x' },
  });
  return {
    region: {
      ...region,
      areas: Array.from({ length: areas }, (_, n) => ({
        ...one,
        id: areaId(n),
        name: areaId(n),
        parent: municipalityOf(n),
        municipality: municipalityOf(n),
      })),
      boundaryFeatures: [],
    },
    definitions: {
      datasets: new Map([cases, residents].map((d) => [d.id, d])),
      indicators,
      vocabulary: { dimensions: [], target_groups: [], headline_indicators: [], residents_indicator: 'x' },
      policy: { classes: {} },
      benchmarks: [],
      events: [],
      indices: [],
    },
    mappings: [],
    ignoredFiles: [],
    corrections: [],
    acknowledged: [],
    deliveryPlan: [],
    deliveriesDir: '',
    inputs: [],
  };
}

const list = (texts) => `unnest([${texts.map((t) => `'${t}'`).join(', ')}])`;

/** Fills the cell tables: 39 cells for each area and year. */
export async function fillCells(store, areas) {
  for (const d of [cases, residents]) await store.createCells(d);
  const place = `SELECT n, printf('01%06d-%02d', n // ${perMunicipality}, n % ${perMunicipality}) AS area
    FROM range(${areas}) r(n)`;
  const head = (d) =>
    `INSERT INTO cells_${d} SELECT p.area, 'area', y.period, make_date(y.period::INTEGER, 12, 31)`;
  const years = `(SELECT ${list(periods)} AS period) y`;
  await store.exec(`${head('faelle')}, g.code, m.id, (hash(p.n, y.period, g.code, m.id) % 40)::INTEGER, 'ok', NULL, NULL, 1, 0
    FROM (${place}) p, ${years}, (SELECT ${list(groups)} AS code) g, (SELECT ${list(measures)} AS id) m`);
  await store.exec(`${head('menschen')}, b.band[1], b.band[2], 'personen', 200 + (hash(p.n, y.period, b.band[1]) % 100)::INTEGER, 'ok', NULL, NULL, 1, 0
    FROM (${place}) p, ${years}, (SELECT unnest([${bands.map((b) => `[${b}]`).join(', ')}]) AS band) b`);
}

/** The same shares at all three levels by one statement a hand would write, left in DuckDB: no intervals, no comparisons. */
export function bareSql() {
  const denominators = spans.map(
    ({ from = 0, under = 200 }, i) => `SELECT ${i} AS span, area, period,
    sum(value) AS n FROM cells_menschen WHERE alter_from >= ${from} AND alter_to <= ${under} GROUP BY area, period`,
  );
  const wanted = indicators.map((i, at) => {
    const [measure, group] = i.id.split('_');
    return `('${measure}', '${group}', ${(measures.indexOf(measure) + groups.indexOf(group)) % 3}, ${at})`;
  });
  return `CREATE TABLE bare AS WITH n AS (${denominators.join(' UNION ALL ')}),
    side AS (SELECT w.indicator, c.area, c.area[1:8] AS municipality, c.period, sum(c.value) AS x, any_value(n.n) AS n
      FROM cells_faelle c JOIN (VALUES ${wanted.join(', ')}) w(measure, gruppe, span, indicator)
        ON w.measure = c.measure AND w.gruppe = c.gruppe
      JOIN n ON n.span = w.span AND n.area = c.area AND n.period = c.period GROUP BY w.indicator, c.area, c.period)
    SELECT indicator, municipality, area, period, sum(x) AS x, sum(n) AS n, sum(x)::DOUBLE / sum(n)::DOUBLE * 100 AS value FROM side
    GROUP BY GROUPING SETS ((indicator, municipality, area, period), (indicator, municipality, period), (indicator, period))`;
}
