import Papa from 'papaparse';
import type { Count, Figure } from './system/counts.js';

/** What an earlier publication did with a figure. */
export interface EarlierFigure {
  indicator: string;
  area: string;
  period: string;
  numeratorIsHidden: boolean;
  denominatorIsHidden: boolean;
}

const needed = ['indicator', 'area', 'period', 'status', 'denominator'] as const;

/** The table of figures of an earlier publication (`data/indicators.csv`); `null` if it is none. */
export function readEarlier(csv: string): EarlierFigure[] | null {
  const { data, meta } = Papa.parse<Record<string, string>>(csv.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: true,
  });
  if (!needed.every((column) => meta.fields?.includes(column))) return null;
  return data.map((row) => ({
    indicator: row.indicator ?? '',
    area: row.area ?? '',
    period: row.period ?? '',
    numeratorIsHidden: row.status === 'suppressed',
    denominatorIsHidden: row.status === 'suppressed' && !row.denominator,
  }));
}

/**
 * Whether a count was hidden earlier: in the same period where that was published, else in the last one published for the
 * place; `null` where nothing was.
 */
export function hiddenEarlier(
  figures: readonly Figure[],
  earlier: readonly EarlierFigure[],
): (count: Count) => boolean | null {
  if (earlier.length === 0) return () => null;
  const byFigure = new Map<string, EarlierFigure>();
  const latest = new Map<string, EarlierFigure>();
  for (const figure of earlier) {
    const place = `${figure.indicator}\n${figure.area}`;
    byFigure.set(`${place}\n${figure.period}`, figure);
    const known = latest.get(place);
    if (!known || known.period < figure.period) latest.set(place, figure);
  }
  const at = (position: number): EarlierFigure | undefined => {
    const open = figures[position]?.open;
    if (!open) return undefined;
    const place = `${open.indicator}\n${open.area}`;
    return byFigure.get(`${place}\n${open.period}`) ?? latest.get(place);
  };
  return ({ numeratorOf, denominatorOf }) => {
    const found = [
      ...numeratorOf.flatMap((i) => at(i)?.numeratorIsHidden ?? []),
      ...denominatorOf.flatMap((i) => at(i)?.denominatorIsHidden ?? []),
    ];
    return found.length === 0 ? null : found.some((isHidden) => isHidden);
  };
}
