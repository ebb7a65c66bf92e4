import type { Figure, RenderedFigure, Report } from '../model/report.js';

/** What publish needs of the room charts. */
export interface FigureRenderer {
  render(figure: Figure, context: { demonstration: string }): Promise<RenderedFigure>;
}

/** The same report with every figure replaced by what `draw` makes of it. */
export function withFigures<T>(report: Report, draw: (figure: Figure) => T) {
  return {
    ...report,
    areaMap: { ...report.areaMap, figure: draw(report.areaMap.figure) },
    chapters: report.chapters.map((chapter) => ({
      ...chapter,
      indicators: chapter.indicators.map((block) => ({ ...block, figures: block.figures.map(draw) })),
    })),
    themes: report.themes.map((theme) => ({
      ...theme,
      sections: theme.sections.map((section) => ({ ...section, figures: section.figures.map(draw) })),
    })),
    profiles: {
      ...report.profiles,
      items: report.profiles.items.map((item) => ({ ...item, figures: item.figures.map(draw) })),
    },
  };
}

/** All figures in the order of the report. */
export function figuresOf(report: Report): Figure[] {
  const figures: Figure[] = [];
  withFigures(report, (figure) => figures.push(figure));
  return figures;
}

export type RenderedFigures = ReadonlyMap<string, RenderedFigure>;

export async function renderFigures(report: Report, renderer: FigureRenderer): Promise<RenderedFigures> {
  const rendered = new Map<string, RenderedFigure>();
  for (const figure of figuresOf(report)) {
    rendered.set(figure.id, await renderer.render(figure, { demonstration: report.demonstration }));
  }
  return rendered;
}

export function renderedOf(figures: RenderedFigures, figure: Figure): RenderedFigure {
  const rendered = figures.get(figure.id);
  if (!rendered) throw new Error(`figure was not rendered: ${figure.id}`);
  return rendered;
}
