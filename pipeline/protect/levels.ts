import { type Region, upperLevels } from '../model/region.js';

/**
 * Tells whether a figure of `level` may be public when an indicator is public down to `finest`. A level the region
 * does not know is never public; an unknown `finest` ends at the municipality.
 */
export function levelGate(region: Region): (level: string, finest: string) => boolean {
  const fromCoarsest: string[] = [...upperLevels].reverse();
  const depth = new Map([...fromCoarsest, ...region.levels.map((l) => l.id)].map((id, i) => [id, i]));
  const municipality = fromCoarsest.length - 1;
  return (level, finest) => {
    const own = depth.get(level);
    return own !== undefined && own <= (depth.get(finest) ?? municipality);
  };
}
