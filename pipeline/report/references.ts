import type { PublishedValue } from '../model/figures.js';
import type { ReportContext } from './context.js';
import { hasNumber } from './lookup.js';
import type { Sheet } from './sheet.js';

/** A figure of the state or the country, the latest not after the day of the sheet. */
interface ReferenceFigure {
  id: string;
  name: string;
  value: PublishedValue & { value: number };
}

/** In the order of region.yaml; only those with a number. */
export function referencesOf(context: ReportContext, sheet: Sheet): ReferenceFigure[] {
  const { at } = sheet;
  if (at === null) return [];
  return context.room.region.reference_areas.flatMap(({ id, name }) => {
    const value = context.lookup.latest(sheet.indicator.id, id, at.date);
    return hasNumber(value) ? [{ id, name, value }] : [];
  });
}
