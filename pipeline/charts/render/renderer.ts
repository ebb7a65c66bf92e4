import type { DrawnGeometry, Figure, RenderedFigure } from '../../model/report.js';
import { describe } from '../alternative/describe.js';
import { type FittedMap, fitMap, type MapView } from '../geometry/fit.js';
import { drawClusters } from '../specs/clusters.js';
import { drawDots } from '../specs/dots.js';
import type { Drawing } from '../specs/drawing.js';
import { drawFunnel } from '../specs/funnel.js';
import { drawLocator, locatorWidth } from '../specs/locator.js';
import { drawMap, mapHeight, mapWidth } from '../specs/map.js';
import { drawStrip } from '../specs/strip.js';
import { drawTrend } from '../specs/trend.js';
import { createMeasure, type Fonts } from '../text/measure.js';
import { plainText } from '../text/plain.js';
import { textGroups } from './letters.js';
import { useMetrics } from './metrics.js';
import { type Mark, skipBounds, writeScene } from './scene.js';
import { placed } from './svg.js';
import { drawn } from './views.js';

export interface Renderer {
  /** `demonstration` is printed as a footnote in the figure; '' where the figures are real. */
  render(figure: Figure, context: { demonstration: string }): Promise<RenderedFigure>;
}

/** What a figure looks like to Vega: which specification, with which rows and parameters. */
export function createDrawings(
  geometry: DrawnGeometry,
  fonts: Fonts,
): (figure: Figure, note: string) => Drawing {
  const measure = createMeasure(fonts);
  useMetrics(measure);
  skipBounds();
  const fitted = new Map<string, FittedMap>();
  const fittedTo = (view: MapView, width: number, height: number): FittedMap => {
    const key = JSON.stringify([view.level, view.outlineLevel, view.extent, width, height]);
    const known = fitted.get(key) ?? fitMap(geometry, view, width, height);
    fitted.set(key, known);
    return known;
  };
  return ({ data }, note) => {
    switch (data.kind) {
      case 'map':
        return drawMap(data, fittedTo(data, mapWidth, mapHeight), note, measure);
      case 'clusters':
        return drawClusters(data, fittedTo(data, mapWidth, mapHeight), note, measure);
      case 'locator':
        return drawLocator(
          data,
          fittedTo({ ...data, outlineLevel: 'municipality' }, locatorWidth(data), locatorWidth(data)),
          note,
          measure,
        );
      case 'dots':
        return drawDots(data, note, measure);
      case 'trend':
        return drawTrend(data, note, measure);
      case 'funnel':
        return drawFunnel(data, note, measure);
      case 'strip':
        return drawStrip(data, note, measure);
    }
  };
}

/** Draws figures without DOM or canvas. The same figure gives the same bytes, whatever was drawn before. */
export function createRenderer(geometry: DrawnGeometry, fonts: Fonts): Renderer {
  const drawingOf = createDrawings(geometry, fonts);
  return {
    async render(figure, context) {
      const drawing = drawingOf(figure, plainText(context.demonstration));
      const { width, height, padding, texts } = drawing;
      const { left, top } = padding;
      const scene = await drawn(drawing, (view) =>
        writeScene((view.scenegraph() as unknown as { root: Mark }).root),
      );
      return {
        id: figure.id,
        marks: placed(scene, left, top, figure.id),
        texts: textGroups(scene.labels, texts, left, top),
        width: Math.round(width + left + padding.right),
        height: Math.round(height + top + padding.bottom),
        alt: describe(figure),
      };
    },
  };
}
