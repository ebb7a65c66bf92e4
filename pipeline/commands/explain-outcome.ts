import Papa from 'papaparse';
import { z } from 'zod';
import { compute, computeTotals } from '../compute/index.js';
import { type ProtectionRecord, type Status, statuses } from '../model/figures.js';
import type { DataRoom } from '../model/room.js';
import type { Waiting } from '../model/waiting.js';
import type { FileSystem } from '../model/world.js';
import { protect } from '../protect/index.js';
import type { Store } from '../store/store.js';

/** Why a part of a figure is hidden. */
export type HiddenPart = Pick<ProtectionRecord, 'indicator' | 'area' | 'period' | 'part' | 'reason'>;

/** What became of the figures of a build. */
export interface Outcome {
  /** `null` where nothing is published of the figure. */
  published(place: FigurePlace): { status: Status; value: number | null } | null;
  /** Why the protection hid its parts; empty where it did not. */
  records(place: FigurePlace): readonly HiddenPart[];
  /** Periods with a figure, sorted. */
  periods(indicator: string, area: string): string[];
}

export interface FigurePlace {
  indicator: string;
  area: string;
  period: string;
}

export interface Input {
  path: string;
  sha256: string;
}

const buildSchema = z.object({
  software: z.object({ version: z.string() }),
  inputs: z.array(z.object({ path: z.string(), sha256: z.string() })),
});

/** The table of figures of a build, within its folder; of an earlier one it may be an input too. */
const figuresFile = 'data/indicators.csv';

/**
 * The outcome of the last build, from its files; `null` unless it is there and was made by the same software from the same
 * inputs, which alone makes sure that a new build would come to the same.
 */
export async function lastOutcome(
  files: FileSystem,
  folders: { reports: string; internal: string },
  expected: { inputs: readonly Input[]; softwareVersion: string },
): Promise<Outcome | null> {
  const paths = [
    `${folders.internal}/build.json`,
    `${folders.internal}/protection.csv`,
    `${folders.reports}/${figuresFile}`,
  ];
  const texts: string[] = [];
  for (const path of paths) {
    if (!(await files.exists(path))) return null;
    texts.push(new TextDecoder().decode(await files.readFile(path)));
  }
  const [account = '', protection = '', figures = ''] = texts;
  if (!isOfInputs(account, expected)) return null;
  const rows = rowsOf(figures);
  const hidden = rowsOf(protection);
  return {
    published(place) {
      const row = rows.find((r) => isAt(r, place));
      const status = statuses.find((s) => s === row?.status);
      return status ? { status, value: numberIn(row?.value) } : null;
    },
    records: (place) => hidden.filter((r) => isAt(r, place)).flatMap((r) => recordIn(r, place)),
    periods: (indicator, area) =>
      rows.filter((r) => r.indicator === indicator && r.area === area).map((r) => r.period ?? ''),
  };
}

/** Computes and protects all figures anew, which takes its time. */
export async function freshOutcome(store: Store, room: DataRoom, waiting: Waiting): Promise<Outcome> {
  const { computed } = await compute(store, room, undefined, waiting);
  const beside = await computeTotals(store, room, undefined, waiting);
  const { published, records } = await protect(computed, room, { beside });
  const at = (place: FigurePlace) => (v: FigurePlace) =>
    v.indicator === place.indicator && v.area === place.area && v.period === place.period;
  return {
    published: (place) => published.values.find(at(place)) ?? null,
    records: (place) => records.filter(at(place)),
    periods: (indicator, area) => {
      const known = computed.values.filter((v) => v.indicator === indicator && v.area === area);
      return [...new Set(known.map((v) => v.period))].sort();
    },
  };
}

function isOfInputs(
  account: string,
  { inputs, softwareVersion }: { inputs: readonly Input[]; softwareVersion: string },
): boolean {
  let content: unknown;
  try {
    content = JSON.parse(account);
  } catch {
    return false;
  }
  const parsed = buildSchema.safeParse(content);
  if (!parsed.success || parsed.data.software.version !== softwareVersion) return false;
  const name = ({ path, sha256 }: Input) => `${sha256} ${path}`;
  const built = parsed.data.inputs.filter(({ path }) => !path.endsWith(`/${figuresFile}`));
  return built.map(name).sort().join('\n') === inputs.map(name).sort().join('\n');
}

type Row = Record<string, string>;

const numberIn = (text: string | undefined): number | null => (text ? Number(text) : null);

const rowsOf = (csv: string): Row[] =>
  Papa.parse<Row>(csv.replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true }).data;

const isAt = (row: Row, { indicator, area, period }: FigurePlace): boolean =>
  row.indicator === indicator && row.area === area && row.period === period;

function recordIn(row: Row, place: FigurePlace): HiddenPart[] {
  const part = (['numerator', 'denominator'] as const).find((p) => p === row.part);
  const reason = (['primary', 'secondary'] as const).find((r) => r === row.reason);
  if (!part || !reason) return [];
  return [{ ...place, part, reason }];
}
