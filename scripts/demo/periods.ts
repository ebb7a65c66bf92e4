/** The time of the demonstration: twelve quarters and the years and school years around them. */

export const quarters: readonly string[] = [2023, 2024, 2025].flatMap((y) =>
  [1, 2, 3, 4].map((q) => `${y}-Q${q}`),
);
/** In this quarter (and in the households of the year before it) the totals are those of targets.json. */
export const calibrationQuarter = '2023-Q1';
export const years: readonly string[] = ['2023', '2024', '2025'];
export const schoolYears: readonly string[] = [
  'SJ2020-21',
  'SJ2021-22',
  'SJ2022-23',
  'SJ2023-24',
  'SJ2024-25',
];

export const quarterIndex = (quarter: string): number => {
  const index = quarters.indexOf(quarter);
  if (index < 0) throw new Error(`not a quarter of the demonstration: ${quarter}`);
  return index;
};

/** Index of the quarter that holds a day; days before the first quarter count as the first. */
export function quarterIndexAt(date: string): number {
  const year = Number(date.slice(0, 4));
  const quarter = Math.floor((Number(date.slice(5, 7)) - 1) / 3);
  return Math.min(quarters.length - 1, Math.max(0, (year - 2023) * 4 + quarter));
}

/** Last day of a quarter, ISO. */
export function quarterEnd(quarter: string): string {
  const days = { 1: '03-31', 2: '06-30', 3: '09-30', 4: '12-31' } as const;
  return `${quarter.slice(0, 4)}-${days[Number(quarter.slice(6)) as 1 | 2 | 3 | 4]}`;
}

/** `2023-03-31` -> `31.03.2023` */
export const germanDate = (iso: string): string => `${iso.slice(8)}.${iso.slice(5, 7)}.${iso.slice(0, 4)}`;
