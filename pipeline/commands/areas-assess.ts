import {
  type Borders,
  type Cut,
  canBeJoined,
  cutOf,
  joinValues,
  proposeReportingAreas,
  type ReportingArea,
} from '../compute/division/index.js';
import { plain } from '../compute/values.js';
import type { Computed, ComputedValue, PublishedValue } from '../model/figures.js';
import type { Indicator } from '../model/indicator.js';
import { areasAt, nameOf } from '../model/region.js';
import type { DataRoom } from '../model/room.js';
import { protect } from '../protect/index.js';

/** How many figures there are and how many of them may not be shown as they are. */
export interface Shown {
  values: number;
  hidden: number;
  unreliable: number;
}

export interface Division {
  /** Day of the residents, ISO; `null` where no area has any. */
  date: string | null;
  minimum: number;
  areas: ({
    id: string;
    name: string;
    municipality: string;
    residents: number | null;
    tooSmall: boolean;
  } & Shown)[];
  municipalities: {
    id: string;
    name: string;
    areas: number;
    smallest: number;
    largest: number;
    veryUnequal: boolean;
    /** Enough areas for a report to state how far they lie apart. */
    spreadStated: boolean;
  }[];
  /** Every indicator with figures of areas; `joined`: by the proposal, `null` where figures cannot be added. */
  indicators: ({ id: string; title: string; period: string; joined: Shown | null } & Shown)[];
  /** `null` without boundaries of the areas. */
  proposal: (ReportingArea & { id: string; name: string })[] | null;
  /** The headline indicators on the areas and on the proposal. */
  cuts: { id: string; title: string; unit: string; decimals: number; now: Cut; joined: Cut }[];
}

/** The largest area has at least so many times the residents of the smallest: figures of such areas differ in how much chance is in them. */
const veryUnequal = 5;

/**
 * Judges the division of the level `area` by the figures of the room: the latest period of each indicator for which any
 * area has a figure. Residual areas are none of the division.
 */
export async function assess(
  room: DataRoom,
  computed: Computed,
  borders: Borders,
  rules: { minimum: number; fewestForSpread: number },
): Promise<Division> {
  const { region, definitions } = room;
  const areaValues = computed.values.filter((v) => v.areaLevel === 'area');
  const residents = latestOf(areaValues, definitions.vocabulary.residents_indicator);
  const date =
    residents[0]?.referenceDate ??
    areaValues
      .map((v) => v.referenceDate)
      .sort()
      .at(-1) ??
    null;
  const areas = (date === null ? [] : areasAt(region, 'area', date)).filter((a) => a.kind === 'area');
  const inside = new Set(areas.map((a) => a.id));
  const residentsOf = new Map(residents.map((v) => [v.area, v.status === 'ok' ? plain(v.value) : null]));
  const sized = areas.map((a) => ({ ...a, residents: residentsOf.get(a.id) ?? null }));
  const groups = borders.size === 0 ? null : proposeReportingAreas(sized, borders, rules.minimum);
  const proposal = groups && named(room, groups);

  const found = definitions.indicators.flatMap((indicator) => {
    const values = latestOf(areaValues, indicator.id).filter((v) => inside.has(v.area));
    const [first] = values;
    return first ? [{ indicator, period: first.period, values }] : [];
  });
  const shown = await protect({ values: found.flatMap((f) => f.values), comparisons: [], trends: [] }, room);
  const published = shown.published.values;
  const shownBy = (key: (v: PublishedValue) => string) => countBy(published, key);
  const [byArea, byIndicator] = [shownBy((v) => v.area), shownBy((v) => v.indicator)];
  const joined = new Map(
    found.flatMap(({ indicator, values }): [string, ComputedValue[]][] =>
      proposal && canBeJoined(indicator, definitions.datasets)
        ? [[indicator.id, joinValues(values, indicator, proposal)]]
        : [],
    ),
  );
  const merged = await protect({ values: [...joined.values()].flat(), comparisons: [], trends: [] }, room);
  const afterwards = countBy(merged.published.values, (v) => v.indicator);

  return {
    date,
    minimum: rules.minimum,
    areas: sized.map(({ id, name, municipality, residents: people }) => ({
      id,
      name,
      municipality,
      residents: people,
      tooSmall: people !== null && people < rules.minimum,
      ...(byArea.get(id) ?? none()),
    })),
    municipalities: region.municipalities.flatMap(({ ags, name }) => {
      const own = sized.filter((a) => a.municipality === ags);
      const sizes = own.flatMap((a) => a.residents ?? []);
      if (own.length === 0) return [];
      const [smallest, largest] = sizes.length === 0 ? [0, 0] : [Math.min(...sizes), Math.max(...sizes)];
      return [
        {
          id: ags,
          name,
          areas: own.length,
          smallest,
          largest,
          veryUnequal: own.length > 1 && largest >= veryUnequal * smallest && largest > 0,
          spreadStated: own.length >= rules.fewestForSpread,
        },
      ];
    }),
    indicators: found.flatMap(({ indicator: { id, short_title }, period }) => {
      const shown = byIndicator.get(id);
      if (!shown) return [];
      return [{ id, title: short_title, period, ...shown, joined: afterwards.get(id) ?? null }];
    }),
    proposal,
    cuts: definitions.vocabulary.headline_indicators.flatMap((id) => {
      const own = found.find((f) => f.indicator.id === id);
      const after = joined.get(id);
      if (!own || !after) return [];
      const whole = computed.values.find(
        (v) => v.indicator === id && v.area === region.county.ags && v.period === own.period,
      );
      const cut = (values: readonly ComputedValue[]) =>
        cutOf(values, whole ?? null, own.indicator.method === 'wilson');
      const { short_title, unit, decimals }: Indicator = own.indicator;
      return [{ id, title: short_title, unit, decimals, now: cut(own.values), joined: cut(after) }];
    }),
  };
}

/** Figures of an indicator in the latest period for which any of them is there, shown or not. */
function latestOf(values: readonly ComputedValue[], indicator: string): ComputedValue[] {
  const own = values.filter((v) => v.indicator === indicator);
  const isThere = (v: ComputedValue) =>
    v.status === 'ok' || v.status === 'suppressed' || v.status === 'unreliable';
  const latest = own
    .filter(isThere)
    .reduce<ComputedValue | null>(
      (best, v) => (best === null || v.referenceDate > best.referenceDate ? v : best),
      null,
    );
  return latest === null ? [] : own.filter((v) => v.period === latest.period);
}

const none = (): Shown => ({ values: 0, hidden: 0, unreliable: 0 });

function countBy(values: readonly PublishedValue[], key: (v: PublishedValue) => string): Map<string, Shown> {
  const counts = new Map<string, Shown>();
  for (const v of values) {
    const count = counts.get(key(v)) ?? none();
    counts.set(key(v), count);
    if (v.status === 'suppressed') count.hidden++;
    else if (v.status === 'unreliable') count.unreliable++;
    else if (v.value === null) continue;
    count.values++;
  }
  return counts;
}

/** Joined areas get an id and a name; an area that stays alone keeps its own. */
function named({ region }: DataRoom, groups: readonly ReportingArea[]) {
  const taken = new Set(region.areas.map((a) => a.id));
  return groups.map((group) => {
    const [first = ''] = group.members;
    if (group.members.length === 1) return { ...group, id: first, name: nameOf(region, first) };
    let id = `${first}-B`;
    for (let n = 2; taken.has(id); n++) id = `${first}-B${n}`;
    taken.add(id);
    return { ...group, id, name: group.members.map((m) => nameOf(region, m)).join(' / ') };
  });
}
