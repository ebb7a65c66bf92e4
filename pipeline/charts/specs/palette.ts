import type { MapData } from '../../model/report.js';

/**
 * Sequential colours of one hue each, light to dark, so that order survives colour blindness and black-and-white print.
 * Blues and Oranges: ColorBrewer 2.0 (Brewer, Harrower and The Pennsylvania State University).
 */
const anchors: Record<MapData['direction'], readonly string[]> = {
  none: ['#eff3ff', '#bdd7e7', '#6baed6', '#3182bd', '#08519c'],
  higher_is_burden: ['#feedde', '#fdbe85', '#fd8d3c', '#d9580f', '#963003'],
  higher_is_chance: ['#e5f5f2', '#aeddd5', '#66bcb0', '#238b80', '#00574f'],
};

/** Colours of `count` classes, lightest first; other counts than five lie between the anchors. */
export function classColours(direction: MapData['direction'], count: number): string[] {
  const scale = anchors[direction];
  return Array.from({ length: count }, (_, i) => {
    const at = count === 1 ? (scale.length - 1) / 2 : (i / (count - 1)) * (scale.length - 1);
    const below = Math.floor(at);
    return mix(scale[below] ?? '', scale[Math.min(below + 1, scale.length - 1)] ?? '', at - below);
  });
}

function mix(a: string, b: string, share: number): string {
  const channel = (colour: string, i: number) => Number.parseInt(colour.slice(1 + 2 * i, 3 + 2 * i), 16);
  return `#${[0, 1, 2]
    .map((i) => Math.round(channel(a, i) + share * (channel(b, i) - channel(a, i))))
    .map((value) => value.toString(16).padStart(2, '0'))
    .join('')}`;
}
