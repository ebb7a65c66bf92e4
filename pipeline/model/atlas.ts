import { type Status, statuses } from './figures.js';
import type { MapData, Table } from './report.js';

/** The atlas of the county as plain data: every published figure of every place and period, and the view it opens with. */
export interface Atlas {
  title: string;
  subtitle: string;
  countyName: string;
  publisher: string;
  contact: string;
  /** Notice where the figures are invented, else ''. */
  demonstration: string;
  levels: readonly { id: AtlasLevel; one: string; many: string }[];
  /** Each municipality with its areas after it, what could not be assigned last; then the county and the reference areas. */
  places: readonly AtlasPlace[];
  /** Chapters with an indicator, in the order of the reports. */
  chapters: readonly { title: string; indicators: readonly AtlasIndicator[] }[];
  /** Of each status of `atlasStatuses`: the sign that stands where it shows no number, and what is said of a number that has it. */
  signs: readonly { text: string; spoken: string; withNumber: string }[];
  /** Where the boundaries come from. */
  sources: readonly string[];
  /** The first indicator at its latest time; `null` where no indicator has a number. */
  first: AtlasView | null;
}

export const atlasLevels = ['area', 'municipality'] as const;
export type AtlasLevel = (typeof atlasLevels)[number];

export interface AtlasPlace {
  id: string;
  name: string;
  level: AtlasLevel | 'county' | 'reference';
  /** Of the report that tells of it: of a municipality for its areas; '' for reference areas. */
  slug: string;
}

export interface AtlasIndicator {
  id: string;
  title: string;
  shortTitle: string;
  question: string;
  definition: string;
  source: string;
  /** What is to be kept in mind, breaks of the series among it. */
  caveats: readonly string[];
  /** First days after a break of the series, ISO, oldest first: nothing is drawn across them. */
  breaks: readonly string[];
  unit: string;
  decimals: number;
  direction: MapData['direction'];
  /** Headings of the columns of the table; those of numerator and denominator only where they are published. */
  columns: {
    value: string;
    interval: string;
    parts: readonly [numerator: string, denominator: string] | null;
  };
  /** Whether figures of areas, municipalities and the county may stand side by side. */
  levelsCompare: boolean;
  /** Whether any figure has an interval. */
  hasIntervals: boolean;
  /** Inner limits of the classes of the map, the same for all periods and as in the reports. */
  limits: Readonly<Record<AtlasLevel, readonly number[]>>;
  /** The levels of which any figure has a number. */
  levels: readonly AtlasLevel[];
  /** Indicators whose figures stand in for hidden ones, the finest first; `line` explains the mark that stands before it. */
  coarser: readonly { title: string; decimals: number; line: string }[];
  /** Oldest first. */
  periods: readonly AtlasPeriod[];
  /** Place of the period in which the county report shows it. */
  latest: number;
}

export interface AtlasPeriod {
  id: string;
  /** Reference date, ISO. */
  date: string;
  label: string;
  /** Of each place, in the order of the places. */
  cells: readonly AtlasCell[];
}

/**
 * What is published of a place in a period: `null` where the place did not exist on that day; else the number of its status in
 * `atlasStatuses` alone, or with the numbers of `atlasParts` behind it, rounded as published, `null` for one that is not,
 * without those at the end; or a coarser figure in place of a hidden one, `coarser` being its place in the list of the
 * indicator.
 */
export type AtlasCell = null | number | AtlasNumbers | { coarser: number; cell: AtlasNumbers };
export type AtlasNumbers = readonly (number | null)[];

export const atlasStatuses: readonly Status[] = statuses;
export const atlasParts = ['value', 'lower', 'upper', 'numerator', 'denominator', 'smoothed'] as const;

/** What the page shows before anything is chosen. */
export interface AtlasView {
  indicator: AtlasIndicator;
  /** Place of the period. */
  period: number;
  level: AtlasLevel;
  table: AtlasTable;
}

/** A table whose rows stand in groups, each headed by its first row. `place`: the place of a row in the list of places. */
export interface AtlasTable extends Omit<Table, 'rows' | 'id'> {
  groups: (Table['rows'][number] & { place: number })[][];
}
