import { reportWords } from '../model/messages/publish.js';
import type { Figure, IndicatorBlock, Report } from '../model/report.js';
import { withFigures } from './figures.js';

/**
 * Anchors of the parts of a report. Those of indicators, profiles and figures are their ids; the others have prefixes
 * that no id has.
 */
const anchors = {
  glance: 'teil-ueberblick',
  areaMap: 'teil-gebiete',
  chapter: (id: string) => `kapitel-${id}`,
  theme: (id: string) => `thema-${id}`,
  profiles: 'teil-profile',
  notes: 'teil-hinweise',
  note: (id: string) => `hinweis-${id}`,
};

/**
 * The report as both templates read it: figures replaced by what `draw` makes of them, anchors, the table of contents
 * and the fixed words added. Nothing is worded or computed here.
 */
export function viewOf<T>(report: Report, draw: (figure: Figure) => T) {
  const drawn = withFigures(report, draw);
  const chapters = drawn.chapters.map((chapter) => ({
    ...chapter,
    anchor: anchors.chapter(chapter.id),
    indicators: chapter.indicators.map((block) => ({ ...block, facts: factsOf(block) })),
  }));
  const themes = drawn.themes.map((theme) => ({
    ...theme,
    anchor: anchors.theme(theme.id),
    sections: theme.sections.map((section) => ({
      ...section,
      anchor: section.id,
      statements: section.statements.map((statement) => statement.text),
    })),
  }));
  const profiles = drawn.profiles.items.map((item) => ({ ...item, anchor: item.id }));
  const sections = drawn.notes.sections.map((section) => ({ ...section, anchor: anchors.note(section.id) }));
  return {
    ...drawn,
    words: reportWords(),
    glance: { ...drawn.glance, anchor: anchors.glance },
    areaMap: { ...drawn.areaMap, anchor: anchors.areaMap },
    chapters,
    themes,
    profiles: { ...drawn.profiles, anchor: anchors.profiles, items: profiles },
    notes: { ...drawn.notes, anchor: anchors.notes, sections },
    contents: [
      { title: drawn.glance.title, anchor: anchors.glance, entries: [] },
      { title: drawn.areaMap.title, anchor: anchors.areaMap, entries: [] },
      ...chapters.map(({ title, anchor, indicators }) => ({
        title,
        anchor,
        entries: indicators.map((block) => ({ title: block.title, anchor: block.id })),
      })),
      ...themes.map(({ title, anchor, sections: parts }) => ({ title, anchor, entries: entriesOf(parts) })),
      ...(profiles.length === 0
        ? []
        : [{ title: drawn.profiles.title, anchor: anchors.profiles, entries: entriesOf(profiles) }]),
      { title: drawn.notes.title, anchor: anchors.notes, entries: entriesOf(sections) },
    ],
  };
}

const entriesOf = (parts: readonly { title: string; anchor: string }[]) =>
  parts.map(({ title, anchor }) => ({ title, anchor }));

/** What a reader needs to judge an indicator, as pairs of term and text. */
function factsOf(
  block: Pick<IndicatorBlock, 'definition' | 'source' | 'catalogue' | 'targetGroups' | 'version'>,
) {
  const words = reportWords();
  return [
    { term: words.definition, text: block.definition },
    { term: words.source, text: block.source },
    { term: words.catalogue, text: block.catalogue },
    { term: words.targetGroups, text: block.targetGroups.join(', ') },
    { term: words.version, text: String(block.version) },
  ].filter((fact) => fact.text !== '');
}
