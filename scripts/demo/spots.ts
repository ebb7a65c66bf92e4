import type { DrawnArea } from './boundaries/areas.js';
import { centroid } from './boundaries/geometry.js';
import { areaId, places, residualId } from './places.js';
import { logit, normal } from './random.js';
import { targetsOf } from './targets.js';

/** An area as the invented life in it sees it. */
export interface Spot {
  id: string;
  municipality: string;
  residual: boolean;
  /** Share of the residents of its municipality, before rounding. */
  size: number;
  /** Latent need, about standard normal over the county: it drives unemployment, poverty, health and schooling. */
  need: number;
  /** Drift of need per quarter, as a share. */
  trend: number;
}

/** Areas that hardly anyone lives in, as every county has: share of the residents. */
const thinlyPopulated: Record<string, number> = { '05978040-06': 0.0085, '05978036-10': 0.012 };
const residualShare = 0.003;

export function spotsOf(areas: readonly DrawnArea[]): Spot[] {
  const fields = smoothField(areas);
  return places.flatMap((place) => {
    const own = areas.filter((a) => a.municipality === place.ags);
    const sizes = own.map((a, i) => (1.3 - (0.7 * i) / own.length) * Math.exp(0.3 * normal(`size|${a.id}`)));
    const sum = sizes.reduce((a, b) => a + b, 0);
    const level = (logit(targetsOf(place.ags).childPovertyPercent / 100) + 1.85) * 1.1;
    const spots = own.map((a, i) => ({
      id: areaId(place.ags, i + 1),
      municipality: place.ags,
      residual: false,
      size: thinlyPopulated[a.id] ?? (sizes[i] ?? 0) / sum,
      need:
        level +
        0.5 * (fields.get(a.id) ?? 0) +
        0.45 * (0.5 - i / (own.length - 1)) +
        0.35 * normal(`need|${a.id}`),
      trend: 0.006 * normal(`trend|${a.id}`),
    }));
    const rest: Spot = {
      id: residualId(place.ags),
      municipality: place.ags,
      residual: true,
      size: residualShare,
      need: level + 0.4,
      trend: 0,
    };
    return [...spots, rest];
  });
}

/** Neighbours resemble each other: noise averaged with a bell of about 2.5 km, then standardised. */
function smoothField(areas: readonly DrawnArea[]): Map<string, number> {
  const points = areas.map((a) => centroid(a.ring.slice(0, -1)));
  const noise = areas.map((a) => normal(`field|${a.id}`));
  const raw = points.map(([x, y]) => {
    let sum = 0;
    points.forEach(([u, v], j) => {
      const km2 = ((x - u) * 69) ** 2 + ((y - v) * 111) ** 2;
      sum += Math.exp(-km2 / (2 * 2.5 * 2.5)) * (noise[j] ?? 0);
    });
    return sum;
  });
  const mean = raw.reduce((a, b) => a + b, 0) / raw.length;
  const spread = Math.sqrt(raw.reduce((a, b) => a + (b - mean) ** 2, 0) / raw.length);
  return new Map(areas.map((a, i) => [a.id, ((raw[i] ?? 0) - mean) / spread]));
}
