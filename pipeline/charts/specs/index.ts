import type { TopLevelSpec } from 'vega-lite';
import type { MapData } from '../../model/report.js';
import { dotsSpec } from './dotsSpec.js';
import { locatorSpec } from './locator.js';
import { mapSpec } from './map.js';
import { stripSpec } from './stripSpec.js';
import { trendSpec } from './trendSpec.js';

/** The Vega-Lite specification of a drawing, by the name it gives in `spec`: `map:<direction>:<classes>`, `dots`, ... */
export function specification(name: string): TopLevelSpec {
  const [kind, direction, classes] = name.split(':');
  switch (kind) {
    case 'map':
      return mapSpec(direction as MapData['direction'], Number(classes));
    case 'locator':
      return locatorSpec();
    case 'dots':
      return dotsSpec(false);
    case 'dots-dense':
      return dotsSpec(true);
    case 'trend':
      return trendSpec();
    case 'strip':
      return stripSpec();
    default:
      throw new Error(`no specification of this name: ${name}`);
  }
}
