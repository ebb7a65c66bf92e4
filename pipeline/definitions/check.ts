import {
  type Condition,
  dimensionsOf,
  measuresOf,
  type Part,
  type Sum,
  sumsOfRule,
  termsOf,
} from '../model/dataset.js';
import type { Indicator } from '../model/indicator.js';
import { conditionMisfit, duplicateId, type Place, severalDatasets } from '../model/messages/definitions.js';
import { standingRules } from '../model/plausibility.js';
import type { Problem } from '../model/problem.js';
import type { Catalogue } from './catalogue.js';
import { checkIndices } from './indices.js';
import { reference } from './reference.js';

/** Checks that everything a definition names exists. Collects every problem. */

type PlaceOf = (path: readonly PropertyKey[]) => Place;

export function checkCatalogue(catalogue: Catalogue): Problem[] {
  return [
    ...checkVocabulary(catalogue),
    ...checkDatasets(catalogue),
    ...checkIndicators(catalogue),
    ...checkIndices(catalogue),
  ];
}

function checkVocabulary({ vocabulary, indicators }: Catalogue): Problem[] {
  if (!vocabulary) return [];
  const known = [...indicators.keys()];
  return [
    ...vocabulary.value.headline_indicators.flatMap((id, i) =>
      reference(vocabulary.place(['headline_indicators', i]), 'Den Indikator', id, known),
    ),
    ...reference(
      vocabulary.place(['residents_indicator']),
      'Den Indikator',
      vocabulary.value.residents_indicator,
      known,
    ),
  ];
}

/** The datasets alone, where no indicators were read. */
export function checkDatasets(catalogue: Catalogue): Problem[] {
  const classes = Object.keys(catalogue.policy.classes);
  return [...catalogue.datasets.values()].flatMap((found) => {
    const { value: dataset, place, file } = found;
    const problems = reference(
      place(['disclosure_class']),
      'Die Klasse der Geheimhaltung',
      dataset.disclosure_class,
      classes,
    );
    const seen = new Set<string>();
    for (const [i, column] of dataset.columns.entries()) {
      if (seen.has(column.id)) problems.push(duplicateId(place(['columns', i, 'id']), column.id, file));
      seen.add(column.id);
    }
    const rules = new Set(Object.keys(standingRules));
    for (const [i, rule] of dataset.plausibility.entries()) {
      if (rules.has(rule.id)) problems.push(duplicateId(place(['plausibility', i, 'id']), rule.id, file));
      rules.add(rule.id);
      for (const { path, sum } of sumsOfRule(rule)) {
        const at = ['plausibility', i, ...path];
        problems.push(...checkSum(catalogue, sum, place, at));
        const datasets = new Set(termsOf(sum).map(({ part }) => part.dataset));
        if (datasets.size > 1) problems.push(severalDatasets(place(at), rule.id, [...datasets]));
      }
    }
    return problems;
  });
}

function checkIndicators(catalogue: Catalogue): Problem[] {
  const chapters = catalogue.vocabulary?.value.dimensions.map((d) => d.id);
  const groups = catalogue.vocabulary?.value.target_groups.map((g) => g.id);
  return [...catalogue.indicators.values()].flatMap((found) => {
    const { value: indicator, place } = found;
    return [
      ...(chapters ? reference(place(['dimension']), 'Das Kapitel', indicator.dimension, chapters) : []),
      ...(groups
        ? indicator.target_groups.flatMap((g, i) =>
            reference(place(['target_groups', i]), 'Die Zielgruppe', g, groups),
          )
        : []),
      ...sumsOf(indicator).flatMap(([key, sum]) => checkSum(catalogue, sum, place, [key])),
    ];
  });
}

/** The sums of an indicator with the key they stand under. */
export function sumsOf(indicator: Indicator): [key: string, sum: Sum][] {
  switch (indicator.kind) {
    case 'ratio':
    case 'mean':
      return [
        ['numerator', indicator.numerator],
        ['denominator', indicator.denominator],
      ];
    case 'count':
      return [['numerator', indicator.numerator]];
    case 'delivered':
      return [
        ['value', indicator.value],
        ...(indicator.weight ? [['weight', indicator.weight] as [string, Sum]] : []),
      ];
  }
}

export function checkSum(
  catalogue: Catalogue,
  sum: Sum,
  place: PlaceOf,
  path: readonly PropertyKey[],
): Problem[] {
  if ('dataset' in sum) return checkPart(catalogue, sum, place, path);
  return termsOf(sum).flatMap(({ sign, part }) => {
    const list = sign === 1 ? sum.plus : sum.minus;
    return checkPart(catalogue, part, place, [...path, sign === 1 ? 'plus' : 'minus', list.indexOf(part)]);
  });
}

function checkPart(
  catalogue: Catalogue,
  part: Part,
  place: PlaceOf,
  path: readonly PropertyKey[],
): Problem[] {
  const dataset = catalogue.datasets.get(part.dataset)?.value;
  if (!dataset)
    return reference(place([...path, 'dataset']), 'Den Datensatz', part.dataset, [
      ...catalogue.datasets.keys(),
    ]);
  const measures = measuresOf(dataset).map((m) => m.id);
  const dimensions = dimensionsOf(dataset);
  return [
    ...reference(place([...path, 'measure']), 'Die Wertspalte', part.measure, measures),
    ...Object.entries(part.where).flatMap(([column, condition]) => {
      const at = place([...path, 'where', column]);
      const dimension = dimensions.find((d) => d.id === column);
      if (!dimension)
        return reference(
          at,
          'Die Merkmalsspalte',
          column,
          dimensions.map((d) => d.id),
        );
      if (dimension.type === 'age') {
        return isSpan(condition)
          ? []
          : [conditionMisfit(at, column, 'Altersspanne, z. B. { from: 15, under: 65 }')];
      }
      if (isSpan(condition))
        return [conditionMisfit(at, column, `Schlüssel: ${Object.keys(dimension.codes).join(', ')}`)];
      return [condition]
        .flat()
        .flatMap((code) => reference(at, 'Den Schlüssel', code, Object.keys(dimension.codes)));
    }),
  ];
}

const isSpan = (c: Condition): c is Extract<Condition, { from?: number | undefined }> =>
  typeof c === 'object' && !Array.isArray(c);
