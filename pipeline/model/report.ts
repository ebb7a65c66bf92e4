import type * as GeoJSON from 'geojson';
import type { Break } from './breaks.js';
import type { DeliveryAccount } from './delivery.js';
import type { ComparedWith } from './figures.js';
import type { Cluster, FunnelPosition } from './patterns.js';
import type { PlausibilityFinding } from './plausibility.js';
import type { Severity } from './problem.js';
import type { Reconciled } from './reconciliation.js';

/**
 * A report as plain data: everything a reader sees, already worded and formatted, and nothing else.
 * HTML and PDF are two renderings of the same object; templates do no arithmetic.
 */

/** The row of comparisons.csv that a claimed difference rests on. */
export interface ComparisonKey {
  indicator: string;
  area: string;
  period: string;
  comparedWith: ComparedWith;
}

/** The rows of another data file that have these values in these columns. */
export interface RowKey {
  file:
    | 'segregation.csv'
    | 'clusters.csv'
    | 'inequality.csv'
    | 'standardised.csv'
    | 'funnels.csv'
    | 'index_change.csv';
  columns: Readonly<Record<string, string>>;
}

/** A sentence with what it rests on, in the order of its claims; both empty where it claims no difference. */
export interface Statement {
  text: string;
  comparisons: readonly ComparisonKey[];
  rows: readonly RowKey[];
}

export interface Cell {
  /** What is printed: a formatted number or a sign of DIN 55301. */
  text: string;
  /** Secondary text such as the interval, printed smaller; '' if none. */
  detail: string;
  /** For screen readers where `text` is a sign, e.g. `kein Nachweis, geheim gehalten`; '' if the text says it. */
  spoken: string;
  align: 'left' | 'right';
}

export interface Table {
  id: string;
  caption: string;
  columns: { label: string; align: 'left' | 'right' }[];
  /** The first cell of each row is its header. `emphasis`: row of the municipality, the county or a reference. */
  rows: { header: string; cells: Cell[]; emphasis: 'none' | 'own' | 'reference' }[];
  /** Explains the signs used in this table, and only those. */
  signs: string[];
}

/** Value for drawing. `text` is the formatted value or sign shown in tooltips and text alternatives. */
export interface DrawnValue {
  value: number | null;
  lower: number | null;
  upper: number | null;
  text: string;
}

export interface MapData {
  kind: 'map';
  /** Level of the geometry that is coloured. */
  level: string;
  /** Ids drawn as context outline, e.g. the municipalities around. */
  outlineLevel: string;
  /** AGS of the municipality the map is cut to, or null for the whole county. */
  extent: string | null;
  /** `unsure`: the class is near its boundary and gets a mark. */
  areas: ({ id: string; label: string; number: string; unsure?: boolean } & DrawnValue)[];
  unit: string;
  decimals: number;
  /**
   * Inner class limits of the legend, ascending, worked out over the whole county so that two reports compare:
   * n limits make n + 1 classes; a value that is printed as a limit belongs to the class above it.
   */
  breaks: number[];
  direction: 'higher_is_burden' | 'higher_is_chance' | 'none';
  /** Names of the classes where a value is the number of a class from 0; `breaks` are then 1, 2, ... */
  classes?: readonly string[];
}

export interface DotData {
  kind: 'dots';
  unit: string;
  decimals: number;
  rows: ({ id: string; label: string; role: 'area' | 'own' | 'county' | 'reference' } & DrawnValue)[];
  /** Common x domain over the whole county, so that two reports compare. */
  domain: [number, number];
}

export interface TrendData {
  kind: 'trend';
  unit: string;
  decimals: number;
  series: {
    id: string;
    label: string;
    role: 'own' | 'county' | 'reference';
    points: ({ period: string; label: string; date: string } & DrawnValue)[];
  }[];
  /**
   * Vertical lines within the span of the points, by date: events that bend the series. Each is drawn with its position,
   * from 1, as number; `label` says what happened, in the caption and the text alternative.
   */
  marks: { date: string; label: string }[];
  domain: [number, number];
  /** Days at which the series breaks, oldest first; no line is drawn across them. */
  breaks: readonly Break[];
}

/** Which areas of the county lie among areas like themselves. `none`: no pattern; `null`: no figure. */
export interface ClusterData {
  kind: 'clusters';
  level: string;
  outlineLevel: string;
  extent: string | null;
  areas: { id: string; label: string; number: string; cluster: Cluster | 'none' | null }[];
}

/** Areas by size and value, with the limits within which chance alone would leave them. */
export interface FunnelData {
  kind: 'funnel';
  unit: string;
  /** What the size counts, below the axis. */
  sizeLabel: string;
  /** Value of all together, and as printed. */
  baseline: number;
  baselineText: string;
  /** By size. Limits are those at the size of the point. */
  points: {
    id: string;
    label: string;
    size: number;
    value: number;
    text: string;
    position: FunnelPosition;
    lower95: number;
    upper95: number;
    lower998: number;
    upper998: number;
  }[];
  domain: [number, number];
}

/** The numbered map at the front: which social area lies where. */
export interface LocatorData {
  kind: 'locator';
  level: string;
  extent: string | null;
  areas: { id: string; label: string; number: string }[];
  /** Area to be marked, or null. */
  marked: string | null;
}

/** Profile of one area: each headline figure as a position between lowest and highest area. */
export interface StripData {
  kind: 'strip';
  /** Names of the area itself, its municipality and the county, for the legend. */
  names: { own: string; municipality: string; county: string };
  rows: ({
    id: string;
    label: string;
    unit: string;
    decimals: number;
    /** Values of all areas of the same level in the county (published ones), for the grey background marks. */
    others: number[];
    municipality: DrawnValue;
    county: DrawnValue;
  } & DrawnValue)[];
}

export type FigureData = MapData | ClusterData | DotData | TrendData | FunnelData | LocatorData | StripData;

export interface Figure {
  /** Unique in the report; the file name of the SVG. */
  id: string;
  title: string;
  caption: string;
  data: FigureData;
}

export interface IndicatorBlock {
  /** The id of the indicator; the anchor. */
  id: string;
  title: string;
  question: string;
  definition: string;
  unit: string;
  /** Sentence worked out from the figures, e.g. how the municipality stands against the county. */
  statement: string;
  /** What the differences in the statement rest on, in the order of its sentences. */
  comparisons: ComparisonKey[];
  /** Row of trends.csv that the trend in the statement rests on. */
  trend: { indicator: string; area: string } | null;
  /** Own value, county value and so on, in the same order in every report. */
  values: { label: string; cell: Cell; date: string }[];
  figures: Figure[];
  tables: Table[];
  caveats: string[];
  source: string;
  catalogue: string;
  version: number;
  targetGroups: string[];
}

export interface Chapter {
  id: string;
  title: string;
  intro: string;
  indicators: IndicatorBlock[];
}

/** A part beside the chapters: statements, figures and tables about several indicators at once. */
export interface Theme {
  id: string;
  title: string;
  intro: string;
  sections: ThemeSection[];
}

export interface ThemeSection {
  /** The anchor; unique in the report. */
  id: string;
  title: string;
  statements: Statement[];
  figures: Figure[];
  tables: Table[];
}

export interface Profile {
  id: string;
  areaId: string;
  title: string;
  /** e.g. `Sozialraum in Kamen · 4.210 Einwohnerinnen und Einwohner`. */
  subtitle: string;
  statements: string[];
  /** What the differences in the statements rest on, in their order. */
  comparisons: ComparisonKey[];
  figures: Figure[];
  table: Table;
}

export interface NoteSection {
  id: string;
  title: string;
  paragraphs: string[];
  tables: Table[];
}

export interface Report {
  slug: string;
  kind: 'municipality' | 'county';
  title: string;
  subtitle: string;
  /** The area reported on and its AGS. */
  areaName: string;
  areaId: string;
  countyName: string;
  /** Latest period of the report, worded. */
  period: string;
  publisher: string;
  contact: string;
  /** Notice on every page and figure where the figures are invented, else ''. */
  demonstration: string;
  language: 'de';
  glance: {
    title: string;
    /** `indicator` and `comparisons` are empty for a sentence that claims no difference. */
    findings: { text: string; indicator: string; comparisons: ComparisonKey[] }[];
    headlines: {
      indicator: string;
      title: string;
      value: Cell;
      date: string;
      comparison: string;
      comparisons: ComparisonKey[];
    }[];
  };
  areaMap: { title: string; intro: string; figure: Figure; table: Table };
  chapters: Chapter[];
  /** Themes without sections are left out. */
  themes: Theme[];
  profiles: { title: string; intro: string; items: Profile[] };
  notes: { title: string; sections: NoteSection[] };
}

/** Polygons ready for drawing: UTM metres, simplified with shared borders kept, exterior rings clockwise. */
export interface DrawnGeometry {
  /** Level id -> features of that level. */
  levels: Record<
    string,
    { id: string; municipality: string; geometry: GeoJSON.Polygon | GeoJSON.MultiPolygon }[]
  >;
}

/** Texts of a drawing in the same letters. */
export interface TextGroup {
  /** In pixels of the drawing, as all lengths here. */
  size: number;
  weight: number;
  /** As `#rrggbb`. */
  fill: string;
  /** Width of the white outline under each text, 0 without one. */
  halo: number;
  /** Where a text stands on its line, which share of it stands before that place, and the text. */
  texts: [x: number, y: number, anchor: number, text: string][];
}

export interface RenderedFigure {
  id: string;
  /** What is drawn, as markup of SVG without an `svg` element around it, and what is written over it. */
  marks: string;
  texts: TextGroup[];
  width: number;
  height: number;
  /** Text alternative worked out from the data. */
  alt: string;
}

/** What a report says about the build itself, beside the published figures. */
export interface ReportFacts {
  /** Requested period; values with a later reference date are left out. `null` = the latest of everything. */
  period: string | null;
  /** ISO date printed as the day the report was made. */
  generatedOn: string;
  /** Accounts of intake, with ids of supplier and dataset as in the data room. */
  deliveries: readonly Pick<DeliveryAccount, 'supplier' | 'dataset' | 'periods' | 'records' | 'cells'>[];
  /** Problems of the build by kind. */
  problemCounts: readonly { title: string; severity: Severity; count: number }[];
  /** What the plausibility rules found. */
  findings: readonly PlausibilityFinding[];
  /** Files under the deliveries that nothing claimed. */
  unclaimedFiles: number;
  /** Headline totals beside the official figures, of the municipalities and the county. */
  reconciled: readonly Reconciled[];
  /** Source notes of the geometry, as region.yaml words them. */
  boundarySources: readonly string[];
}
