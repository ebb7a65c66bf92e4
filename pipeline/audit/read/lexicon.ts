import { remember } from '../../model/maps.js';
import { namesFinder } from './names.js';
import { numbersIn } from './numbers.js';
import type { PublishedFolder } from './types.js';

/** What the published definitions allow a reader to recognise in a text. */
export interface Lexicon {
  /** Ids of the indicators whose title or short title stands in the text; longest titles first. */
  indicatorsIn(text: string): readonly string[];
  /** For each place named in the text the ids of the places of that name. */
  areasIn(text: string): readonly (readonly string[])[];
  /** Id of the indicator with exactly this title or short title. */
  indicatorOf(title: string): string | null;
  placeNames: readonly string[];
  /** Ids of the places with exactly this name. */
  areasOf(name: string): readonly string[];
  /** Whether a definition has this number between these two words. */
  isQuoted(before: string, number: string, after: string): boolean;
  /** Whether a word says what is counted: persons, households, cases ... Before such a word only an open count may stand. */
  isCounted(word: string): boolean;
  /** The text with every title, unit, place name and sentence of the definitions blanked that holds a number of its own, such as `unter 15` or `je 100 Einwohner`. */
  maskNames(text: string): string;
  /** The same for the names of codes, where a text says what was counted in a dataset. */
  maskCodes(text: string): string;
  /** Thresholds of the policy and the least population of an index. */
  thresholds: ReadonlySet<number>;
  /** Ages named by the definitions. */
  ages: ReadonlySet<number>;
  /** Names of the classes of the indices. */
  classes: readonly string[];
  /** Limits of classes of the indices, and of the standardised changes. */
  limits: ReadonlySet<string>;
}

export function lexiconOf({ catalogue }: PublishedFolder): Lexicon {
  const titles = new Map<string, string[]>();
  const names = new Map<string, string[]>();
  const enter = (map: Map<string, string[]>, name: string, id: string) => {
    const ids = map.get(name) ?? [];
    if (!ids.includes(id)) map.set(name, [...ids, id]);
  };
  for (const i of catalogue.indicators)
    for (const title of [i.title, i.short_title]) enter(titles, title, i.id);
  for (const area of catalogue.areas) enter(names, area.name, area.id);
  const isCounted = countedIn(catalogue);
  const quoted = new Set<string>();
  const ages = new Set<number>();
  const sentences: string[] = [];
  const { note, vocabulary, policy, datasets, indicators, indices, disparities, benchmarks } = catalogue;
  eachText({ note, vocabulary, policy, datasets, indicators, indices, disparities, benchmarks }, (text) => {
    // Word for word; shorter ones, such as the name of a code, could stand anywhere.
    if (text.split(' ').length >= 4) sentences.push(text.replace(/\s+/g, ' ').trim());
    for (const token of numbersIn(text)) {
      if (token.before !== '' || !(token.after === '' || isCounted(token.after))) {
        quoted.add(phrase(token.before, token.text, token.after));
      }
      if (token.after.startsWith('jahr') || token.before === 'unter' || token.before === 'ab')
        ages.add(token.number);
    }
  });
  for (const age of agesOf(catalogue)) ages.add(age);
  const titlesIn = finder(titles);
  const found = new Map<string, readonly string[]>();
  return {
    indicatorsIn: (text) => remember(found, text, () => [...new Set(titlesIn(text).flat())]),
    areasIn: finder(names),
    indicatorOf: (title) => titles.get(title)?.[0] ?? null,
    placeNames: [...names.keys()],
    areasOf: (name) => names.get(name) ?? [],
    isCounted,
    maskNames: masker([
      ...titles.keys(),
      ...catalogue.indicators.map((i) => i.unit),
      ...sentences,
      // A name of digits alone would explain every such number.
      ...[...names.keys()].filter((name) => /\p{L}/u.test(name)),
    ]),
    maskCodes: masker(
      datasets
        .flatMap((d) => d.columns)
        .flatMap((c) =>
          c.role === 'dimension' && c.type === 'code' ? Object.values(c.codes).map((code) => code.label) : [],
        ),
    ),
    thresholds: new Set([
      ...Object.values(catalogue.policy.classes).flatMap((c) => [c.min_numerator, c.min_denominator]),
      ...catalogue.indices.map((i) => i.minimum_population.value),
    ]),
    isQuoted: (before, number, after) => quoted.has(phrase(before, number, after)),
    ages,
    classes: catalogue.indices.flatMap((i) => [...i.status.labels, ...i.dynamics.labels]),
    limits: new Set(
      catalogue.indices
        .flatMap((i) => [...i.status.cuts, ...i.dynamics.cuts])
        .map((c) => String(Math.abs(c)).replace('.', ',')),
    ),
  };
}

const counted =
  /^(?:person|kind|mensch|haushalt|fall|fälle|arbeitslos|einwohner(?!register|melde)|leistung|bedarfsgemeinschaft|schüler|jugendlich|frau|m[aä]nn|mädchen|junge|beschäftigt|bewohner|bürger|familie|eltern|wohnung|ausländ|empfäng|betroffen|berechtigt|wähl|hilfe|zuzüg|fortzüg|alleinerziehend|senior|rentner|zug|züge)/;

/** Words for what is counted: the usual ones, and the nouns of the counting units and measures of the datasets. */
function countedIn({ datasets }: PublishedFolder['catalogue']): (word: string) => boolean {
  const own = new Set<string>();
  for (const dataset of datasets) {
    const texts = [
      dataset.counting_unit,
      ...dataset.columns.flatMap((c) => (c.role === 'measure' ? [c.label, c.unit] : [])),
    ];
    for (const text of texts)
      for (const [noun] of text.matchAll(/\p{Lu}\p{Ll}{2,}/gu)) own.add(noun.toLowerCase());
  }
  return (word) =>
    !/^(?:jahr|monat|quartal|kennzahl|indikator)/.test(word) &&
    (counted.test(word) || own.has(word) || own.has(word.replace(/(?:en|n|e|s)$/, '')));
}

const phrase = (before: string, number: string, after: string): string => `${before} ${number} ${after}`;

/** Finds names in texts, the longest at each place, and remembers the texts it has seen. */
function finder(
  names: ReadonlyMap<string, readonly string[]>,
): (text: string) => readonly (readonly string[])[] {
  const find = namesFinder([...names.keys()]);
  const seen = new Map<string, readonly (readonly string[])[]>();
  return (text) =>
    remember(seen, text, () =>
      [...new Set(find(text).map(({ name }) => name))].map((name) => names.get(name) ?? []),
    );
}

function masker(names: readonly string[]): (text: string) => string {
  const find = namesFinder([...new Set(names.filter((name) => /\d/.test(name)))]);
  return (text) => {
    let masked = '';
    let end = 0;
    for (const { name, start } of find(text)) {
      masked += text.slice(end, start) + name.replace(/\d/g, ' ');
      end = start + name.length;
    }
    return masked + text.slice(end);
  };
}

/** What a delivery may call a code, or an example of a cell: no report ever prints these. */
const unprinted = new Set(['aliases', 'example', 'examples', 'id', 'code', 'codes']);

/** Every text of the definitions that a report may print. */
function eachText(value: unknown, visit: (text: string) => void): void {
  if (typeof value === 'string') visit(value);
  else if (Array.isArray(value)) for (const item of value) eachText(item, visit);
  else if (value !== null && typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) if (!unprinted.has(key)) eachText(item, visit);
  }
}

/** The limits of age in the conditions of the indicators: `where: {alter: [15, 65]}`, whatever the column is called. */
function agesOf({ indicators }: PublishedFolder['catalogue']): number[] {
  const found: number[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === 'number') found.push(value);
    else if (typeof value === 'string') for (const token of numbersIn(value)) found.push(token.number);
    else if (value !== null && typeof value === 'object') Object.values(value).forEach(walk);
  };
  const parts = new Set(['numerator', 'denominator', 'value', 'weight']);
  for (const indicator of indicators) {
    for (const [key, part] of Object.entries(indicator)) if (parts.has(key)) walk(part);
  }
  return found;
}
