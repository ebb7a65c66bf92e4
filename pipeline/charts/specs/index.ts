import type { TopLevelSpec } from 'vega-lite';
import { dotsSpec } from './dotsSpec.js';
import type { Drawing } from './drawing.js';
import { funnelSpec } from './funnelSpec.js';
import { locatorSpec } from './locator.js';
import { mapSpec } from './map.js';
import { stripSpec } from './stripSpec.js';
import { trendSpec } from './trendSpec.js';

/** The Vega-Lite specifications, by the name a drawing gives in `spec`. */
export const specifications: Readonly<Record<Drawing['spec'], TopLevelSpec>> = {
  map: mapSpec(),
  locator: locatorSpec(),
  dots: dotsSpec(false),
  'dots-dense': dotsSpec(true),
  trend: trendSpec(),
  funnel: funnelSpec(),
  strip: stripSpec(),
};
