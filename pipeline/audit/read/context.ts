import { remember } from '../../model/maps.js';
import type { DerivedNumbers, Topic } from './derived.js';
import type { Lexicon } from './lexicon.js';
import type { OpenFigures } from './open-figures.js';
import type { Page, Scope } from './page.js';
import type { PublishedTables } from './tables.js';
import type { PublishedFolder } from './types.js';

/** Everything an attacker knows before opening a report. */
export interface Knowledge {
  folder: PublishedFolder;
  lexicon: Lexicon;
  figures: OpenFigures;
  derived: DerivedNumbers;
  tables: PublishedTables;
}

/** What a text is about: numbers of these indicators in these places may stand in it. */
export interface Context {
  indicators: readonly string[];
  areas: readonly string[];
  topics: readonly Topic[];
}

/** The place a report is about, from its main heading; '' for a page about none. */
export function placeOfPage(page: Page, { lexicon, figures }: Knowledge): string {
  const named = lexicon.areasIn(page.title).flat();
  const tops = named.filter((id) => figures.upper.includes(id) || figures.municipalityOf(id) === id);
  return tops[0] ?? '';
}

export interface ContextReader {
  /**
   * What texts that stand together are about. `sentences`: those whose numbers are asked for; only places they name themselves
   * count. Most texts stand beside many others and are looked through once.
   */
  of(scope: Scope, texts: readonly string[], sentences?: readonly string[]): Context;
  /** Places of that name, those of the report's municipality first where there are several. */
  placesNamed(name: string): readonly string[];
}

/** Reads what texts of a report about `place` are about. */
export function contextReader(knowledge: Knowledge, place: string): ContextReader {
  const { lexicon, figures, folder } = knowledge;
  const ids = folder.catalogue.indicators.map((i) => i.id).sort((a, b) => b.length - a.length);
  const counterparts = new Map(folder.catalogue.indicators.map((i) => [i.id, i.counterpart]));
  const indexNames = folder.catalogue.indices.flatMap((i) => [i.id, i.title, i.short_title]);
  const disparities = folder.catalogue.disparities;
  const spreadNames = [...(disparities?.segregation ?? []), ...(disparities?.multigroup ?? [])].flatMap(
    (g) => [g.id, g.title],
  );
  const totalNames = folder.catalogue.benchmarks.map((b) => b.title);
  const upper = [...new Set([place, ...figures.upper].filter((id) => id !== ''))];
  const byScope = new Map<
    Scope,
    { indicators: readonly string[]; areas: readonly string[]; topics: readonly Topic[] }
  >();

  /** Of places that share a name those of this report, if there are any. */
  const near = (areas: readonly string[]): readonly string[] => {
    const own = areas.filter((id) => figures.municipalityOf(id) === place || upper.includes(id));
    return own.length > 0 ? own : areas;
  };
  const idsSeen = new Map<string, string[]>();
  const idsIn = (id: string): string[] =>
    remember(idsSeen, id, () => {
      const around = `-${id}-`;
      const found = ids.find((i) => around.includes(`-${i}-`));
      return found === undefined ? [] : [found];
    });
  const topicsSeen = new Map<string, readonly Topic[]>();
  const topicsIn = (text: string): readonly Topic[] =>
    remember(topicsSeen, text, () => [
      ...(indexNames.some((name) => text.includes(name)) ? ['index' as const] : []),
      ...(spreadNames.some((name) => text.includes(name)) || /[Ss]egregation/.test(text)
        ? ['spread' as const]
        : []),
      ...(totalNames.some((name) => text.includes(name)) ? ['totals' as const] : []),
    ]);
  /** From the part itself; where it says nothing, from the part around it. */
  const ofScope = (
    scope: Scope,
  ): { indicators: readonly string[]; areas: readonly string[]; topics: readonly Topic[] } => {
    const known = byScope.get(scope);
    if (known) return known;
    const around = scope.parent ? ofScope(scope.parent) : { indicators: [], areas: [], topics: [] };
    const indicators = [
      ...new Set([
        ...idsIn(scope.id),
        ...scope.targets.flatMap(idsIn),
        ...lexicon.indicatorsIn(scope.heading),
      ]),
    ];
    const areas = lexicon.areasIn(scope.heading).flatMap(near);
    const topics = topicsIn(`${scope.id} ${scope.targets.join(' ')} ${scope.heading}`);
    const found = {
      indicators: indicators.length > 0 ? indicators : around.indicators,
      areas: areas.length > 0 ? areas : around.areas,
      topics: [...new Set([...topics, ...around.topics])],
    };
    byScope.set(scope, found);
    return found;
  };
  return {
    of(scope, texts, sentences = texts) {
      const around = ofScope(scope);
      const indicators = new Set([...texts.flatMap(lexicon.indicatorsIn), ...around.indicators]);
      for (const id of [...indicators]) {
        const counterpart = counterparts.get(id);
        if (counterpart !== undefined) indicators.add(counterpart);
      }
      return {
        indicators: [...indicators],
        areas: [
          ...new Set([
            ...sentences.flatMap((sentence) => lexicon.areasIn(sentence).flatMap(near)),
            ...around.areas,
            ...upper,
          ]),
        ],
        topics: [...new Set([...around.topics, ...texts.flatMap(topicsIn)])],
      };
    },
    placesNamed: (name) => near(lexicon.areasOf(name)),
  };
}
