import { type Dataset, datasetSchema } from '../model/dataset.js';
import { type Disparities, disparitiesSchema } from '../model/disparities.js';
import { type IndexDefinition, indexSchema } from '../model/index-definition.js';
import { type Indicator, indicatorSchema } from '../model/indicator.js';
import { duplicateId, fileNameDiffers, policyLoosened, wrongFolder } from '../model/messages/definitions.js';
import { demandWithoutLeast, zeroLoosened } from '../model/messages/protection.js';
import type { RegionFile } from '../model/region.js';
import {
  type Policy,
  type PolicyRule,
  policySchema,
  type Vocabulary,
  vocabularySchema,
} from '../model/vocabulary.js';
import type { Reader } from './read.js';
import type { Located } from './yaml.js';

/** Everything found in the definition folders, still with its places in the files. */
export interface Catalogue {
  datasets: Map<string, Located<Dataset>>;
  indicators: Map<string, Located<Indicator>>;
  indices: Map<string, Located<IndexDefinition>>;
  vocabulary: Located<Vocabulary> | null;
  policy: Policy;
  disparities: Located<Disparities> | null;
}

/**
 * Reads the shared definitions and then those of the data room, which add to them or replace them by id.
 * `vocabulary.yaml` and `disparities.yaml` of the room replace the shared ones, `policy.yaml` adds classes. `indicators: false` leaves these out.
 */
export async function readCatalogue(
  reader: Reader,
  folders: readonly string[],
  indicators = true,
): Promise<Catalogue> {
  const catalogue: Catalogue = {
    datasets: new Map(),
    indicators: new Map(),
    indices: new Map(),
    vocabulary: null,
    policy: { classes: {} },
    disparities: null,
  };
  for (const [index, folder] of folders.entries()) {
    const files = (await reader.list(folder)).filter((f) => f.endsWith('.yaml'));
    await reader.ahead(
      files
        .filter((f) => indicators || !f.includes('/') || f.startsWith('datasets/'))
        .map((f) => `${folder}/${f}`),
    );
    const shared = index === 0;
    const seen = {
      datasets: new Map<string, string>(),
      indicators: new Map<string, string>(),
      indices: new Map<string, string>(),
    };
    for (const file of files) {
      const path = `${folder}/${file}`;
      const [top = '', ...rest] = file.split('/');
      if (file === 'vocabulary.yaml') {
        catalogue.vocabulary = (await reader.yaml(path, vocabularySchema, '')) ?? catalogue.vocabulary;
      } else if (file === 'disparities.yaml') {
        if (indicators)
          catalogue.disparities = (await reader.yaml(path, disparitiesSchema, '')) ?? catalogue.disparities;
      } else if (file === 'policy.yaml') {
        const found = await reader.yaml(path, policySchema, '');
        if (found) addClasses(catalogue, found, reader);
      } else if (top === 'datasets' && rest.length === 1) {
        const found = await reader.yaml(path, datasetSchema, '');
        if (found) add(catalogue.datasets, found, seen.datasets, reader);
      } else if (top === 'indices' && rest.length === 1) {
        const found = indicators ? await reader.yaml(path, indexSchema, '') : null;
        if (found) add(catalogue.indices, found, seen.indices, reader);
      } else if (indicators && top !== 'schemas' && rest.length === 1) {
        const found = await reader.yaml(path, indicatorSchema, '');
        if (!found) continue;
        add(catalogue.indicators, found, seen.indicators, reader);
        if (found.value.dimension !== top) {
          reader.problems.push(wrongFolder(found.place(['dimension']), found.value.dimension, top));
        }
      }
    }
    if (shared) {
      if (!catalogue.vocabulary && !files.includes('vocabulary.yaml')) {
        await reader.yaml(
          `${folder}/vocabulary.yaml`,
          vocabularySchema,
          'Kapitel, Zielgruppen und Leitindikatoren',
        );
      }
      if (!files.includes('policy.yaml')) {
        await reader.yaml(`${folder}/policy.yaml`, policySchema, 'Schwellen der Geheimhaltung');
      }
    }
  }
  return catalogue;
}

function add<T extends { id: string }>(
  into: Map<string, Located<T>>,
  found: Located<T>,
  inThisFolder: Map<string, string>,
  reader: Reader,
): void {
  const { id } = found.value;
  const name = found.file.split('/').at(-1);
  if (name !== `${id}.yaml`) reader.problems.push(fileNameDiffers(found.place(['id']), id, `${id}.yaml`));
  const earlier = inThisFolder.get(id);
  if (earlier) reader.problems.push(duplicateId(found.place(['id']), id, earlier));
  inThisFolder.set(id, found.file);
  into.set(id, found);
}

/** A class that exists already may only be made stricter. */
function addClasses(catalogue: Catalogue, found: Located<Policy>, reader: Reader): void {
  for (const [name, rule] of Object.entries(found.value.classes)) {
    const shared = catalogue.policy.classes[name];
    const whole = shared
      ? tighten(name, shared, rule, reader, (key) => found.place(['classes', name, key]))
      : rule;
    catalogue.policy.classes[name] = whole;
    if (demandsInVain(whole)) reader.problems.push(demandWithoutLeast(found.place(['classes', name]), name));
  }
}

/** Applies the policy of region.yaml; a threshold below the shared one is a problem. */
export function tightenPolicy(policy: Policy, region: Located<RegionFile>, reader: Reader): Policy {
  const classes = { ...policy.classes };
  for (const [name, rule] of Object.entries(region.value.policy)) {
    const shared = classes[name];
    if (shared) {
      const whole = tighten(name, shared, rule, reader, (key) => region.place(['policy', name, key]));
      classes[name] = whole;
      if (demandsInVain(whole) && !demandsInVain(shared))
        reader.problems.push(demandWithoutLeast(region.place(['policy', name]), name));
    }
  }
  return { classes };
}

/** Where no count is too small, none is protected: what a class demands besides would be without effect. */
const demandsInVain = ({ min_numerator, protect_complement, group_disclosure, zero }: PolicyRule): boolean =>
  min_numerator === 0 && (protect_complement || (group_disclosure ?? 0) > 0 || zero === 'sensitive');

/** Numbers of a class that may be raised and never lowered; one that is not given demands nothing. */
const minima = [
  'min_numerator',
  'min_denominator',
  'group_disclosure',
  'protection_width',
  'round_to',
] as const;

type Own = { [K in keyof PolicyRule]?: PolicyRule[K] | undefined };

function tighten(
  name: string,
  shared: PolicyRule,
  own: Own,
  reader: Reader,
  place: (key: string) => ReturnType<Located<unknown>['place']>,
): PolicyRule {
  for (const key of minima) {
    const [least, value] = [shared[key] ?? 0, own[key]];
    if (value !== undefined && value < least) {
      reader.problems.push(policyLoosened(place(key), name, least, value));
    }
  }
  if (shared.zero === 'sensitive' && own.zero === 'visible') {
    reader.problems.push(zeroLoosened(place('zero'), name));
  }
  const zero = shared.zero === 'sensitive' ? shared.zero : own.zero;
  const widths = [shared.protection_width, own.protection_width].flatMap((w) => w ?? []);
  const groups = [shared.group_disclosure, own.group_disclosure].flatMap((g) => g ?? []);
  const multiples = [shared.round_to, own.round_to].flatMap((r) => r ?? []);
  return {
    title: own.title ?? shared.title,
    reason: own.reason ?? shared.reason,
    min_numerator: Math.max(shared.min_numerator, own.min_numerator ?? 0),
    min_denominator: Math.max(shared.min_denominator, own.min_denominator ?? 0),
    protect_complement: shared.protect_complement || (own.protect_complement ?? false),
    ...(zero === undefined ? {} : { zero }),
    ...(groups.length === 0 ? {} : { group_disclosure: Math.max(...groups) }),
    ...(widths.length === 0 ? {} : { protection_width: Math.max(...widths) }),
    ...(multiples.length === 0 ? {} : { round_to: Math.max(...multiples) }),
  };
}
