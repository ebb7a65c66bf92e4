import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  type Dataset,
  dimensionsOf,
  measuresOf,
  openAge,
  type Part,
  sumsOfRule,
} from '../../pipeline/model/dataset.js';
import { foldText } from '../../pipeline/model/german.js';
import { benchmarksSchema } from '../../pipeline/model/reconciliation.js';
import {
  datasetFiles,
  datasets,
  indicatorFiles,
  indicators,
  partsOf,
  policy,
  sumsOf,
  vocabulary,
} from './catalogue.js';

/** Lower limits of the bands in which populations are usually delivered; the last band is open. */
const usualBands = [0, 3, 6, 10, 15, 16, 18, 19, 25, 40, 60, 65, 67, 75];

/** What a part names that does not exist, in words; empty if all is well. */
function unknownIn(part: Part): string[] {
  const dataset = datasets.get(part.dataset);
  if (!dataset) return [`dataset ${part.dataset}`];
  const unknown: string[] = [];
  if (!measuresOf(dataset).some((m) => m.id === part.measure)) unknown.push(`measure ${part.measure}`);
  for (const [id, condition] of Object.entries(part.where)) {
    const dimension = dimensionsOf(dataset).find((d) => d.id === id);
    const isSpan = typeof condition === 'object' && !Array.isArray(condition);
    if (!dimension) unknown.push(`column ${id}`);
    else if (dimension.type === 'age') {
      if (!isSpan) unknown.push(`span of ${id}`);
      else {
        const limits = [condition.from ?? 0, condition.under ?? openAge];
        unknown.push(
          ...limits.filter((l) => l !== openAge && !usualBands.includes(l)).map((l) => `age limit ${l}`),
        );
      }
    } else if (isSpan) unknown.push(`codes of ${id}`);
    else
      unknown.push(...[condition].flat().flatMap((c) => (c in dimension.codes ? [] : [`code ${id} ${c}`])));
  }
  return unknown;
}

const notations = (texts: readonly string[]) => texts.map(foldText);
/** Names that occur twice once upper and lower case and punctuation are folded. */
const twice = (names: readonly string[]) => names.filter((name, i) => names.indexOf(name) !== i);

describe('datasets', () => {
  it.each(datasetFiles)('$name', ({ name, dataset }) => {
    expect(name).toBe(`${dataset.id}.yaml`);
    expect(Object.keys(policy.classes)).toContain(dataset.disclosure_class);
    expect(dataset.columns.filter((c) => c.role === 'area')).toHaveLength(1);
    expect(dataset.columns.filter((c) => c.role === 'period')).toHaveLength(1);
    expect(twice(dataset.columns.map((c) => c.id))).toEqual([]);
    expect(
      partsOf(dataset.plausibility.flatMap((r) => sumsOfRule(r).map(({ sum }) => sum))).flatMap(unknownIn),
    ).toEqual([]);
    for (const rule of dataset.plausibility) {
      expect(rule.title).toMatch(/\.$/);
      expect(partsOf([rule.part]).map((p) => p.dataset)).toContain(dataset.id);
    }
  });

  it.each(datasetFiles)('$name: no heading and no code can be read in two ways', ({ dataset }) => {
    expect(columnsReadTwice(dataset)).toEqual([]);
    for (const dimension of dimensionsOf(dataset)) {
      if (dimension.type === 'age') continue;
      const names = Object.entries(dimension.codes).flatMap(([id, code]) => [
        ...new Set(notations([id, code.label, ...code.aliases])),
      ]);
      expect(twice(names)).toEqual([]);
      expect(Object.values(dimension.codes).filter((c) => c.total).length).toBeLessThanOrEqual(1);
    }
  });

  it('are each used by an indicator, or as official figures', () => {
    const totals = benchmarksSchema.parse(parse(readFileSync('indicators/eckwerte.yaml', 'utf8'))).eckwerte;
    const sums = [...indicators.map(sumsOf), totals.flatMap((t) => [t.ours, t.official])];
    const used = new Set(sums.flatMap((s) => partsOf(s).map((p) => p.dataset)));
    expect([...datasets.keys()].filter((id) => !used.has(id))).toEqual([]);
  });

  it('use every class of the policy', () => {
    const used = new Set([...datasets.values()].map((d) => d.disclosure_class));
    expect(Object.keys(policy.classes).filter((c) => !used.has(c))).toEqual([]);
  });
});

function columnsReadTwice(dataset: Dataset): string[] {
  return twice(dataset.columns.flatMap((c) => [...new Set(notations([c.id, c.label, ...c.aliases]))]));
}

describe('indicators', () => {
  it('are at least the 32 promised, each id once', () => {
    expect(indicators.length).toBeGreaterThanOrEqual(32);
    expect(twice(indicators.map((i) => i.id))).toEqual([]);
  });

  it.each(indicatorFiles)('$folder/$name', ({ folder, name, indicator }) => {
    expect(name).toBe(`${indicator.id}.yaml`);
    expect(indicator.dimension).toBe(folder);
    expect(partsOf(sumsOf(indicator)).flatMap(unknownIn)).toEqual([]);
    expect(indicator.short_title.length).toBeLessThanOrEqual(35);
    expect(indicator.question).toMatch(/^[A-ZÄÖÜ].*\?$/);
    expect(indicator.definition).toMatch(/^\p{Lu}.*\.$/u);
    expect(indicator.definition, 'one sentence').not.toMatch(/\p{Ll}\. \p{Lu}/u);
    for (const caveat of indicator.caveats) expect(caveat).toMatch(/\.$/);
    const groups = vocabulary.target_groups.map((g) => g.id);
    expect(indicator.target_groups.filter((g) => !groups.includes(g))).toEqual([]);
  });

  it('titles and short titles tell the indicators apart', () => {
    expect(twice(indicators.map((i) => i.title))).toEqual([]);
    expect(twice(indicators.map((i) => i.short_title))).toEqual([]);
  });

  it('pool or add periods only where the dataset says what time means', () => {
    for (const indicator of indicators) {
      if (indicator.kind === 'delivered') continue;
      const time = partsOf([indicator.numerator]).map((p) => datasets.get(p.dataset)?.additivity.time);
      if (indicator.window_periods > 1) expect(time).toEqual(time.map(() => 'flow'));
      if ('pool_periods' in indicator && indicator.pool_periods > 1) expect(time).toEqual(['flow']);
    }
  });

  it('describe and do not rate nationality, origin, language, age and moves', () => {
    const rated = indicators.filter((i) => i.direction !== 'none').map((i) => i.id);
    const describing = [
      'auslaenderanteil',
      'migrationshintergrund',
      'migrationshintergrund_unter_18',
      'nichtdeutsche_familiensprache',
      'jugendquotient',
      'altenquotient',
      'wanderungsvolumen',
      'wanderungssaldo',
    ];
    expect(rated.filter((id) => describing.includes(id))).toEqual([]);
  });
});

describe('vocabulary', () => {
  it('names indicators that exist', () => {
    const ids = indicators.map((i) => i.id);
    expect(vocabulary.headline_indicators.filter((id) => !ids.includes(id))).toEqual([]);
    expect(indicators.find((i) => i.id === vocabulary.residents_indicator)?.kind).toBe('count');
  });

  it('has an indicator in every chapter and for every target group', () => {
    const chapters = new Set(indicators.map((i) => i.dimension));
    const groups = new Set(indicators.flatMap((i) => i.target_groups));
    expect(vocabulary.dimensions.filter((d) => !chapters.has(d.id))).toEqual([]);
    expect(vocabulary.target_groups.filter((g) => !groups.has(g.id))).toEqual([]);
  });
});
