import { folderBeside } from '../build-folders.js';
import { trace } from '../compute/index.js';
import { intake } from '../intake/index.js';
import type { DeliveryAccount } from '../model/delivery.js';
import type { ProtectionRecord, Status } from '../model/figures.js';
import { foldText, nearest } from '../model/german.js';
import { unknownArea, unknownIndicator } from '../model/messages/cli.js';
import * as say from '../model/messages/explain.js';
import { UserError } from '../model/problem.js';
import { nameOf, type Region } from '../model/region.js';
import type { DataRoom } from '../model/room.js';
import { createWaiting, type Waiting } from '../model/waiting.js';
import { openStore, type Store } from '../store/store.js';
import { checkedPeriod } from './checked.js';
import { type Context, type RoomOptions, roomOf } from './context.js';
import {
  type FigurePlace,
  freshOutcome,
  type HiddenPart,
  lastOutcome,
  type Outcome,
} from './explain-outcome.js';

/**
 * `teilhabe explain`: one figure with its numerator and denominator, the deliveries and lines they came from, the
 * definition used and why it is hidden, if it is. For the staff of the county: it shows unprotected counts. The reason is
 * looked up in the last build where this had the same inputs, else all is protected anew.
 */
export async function explain(
  context: Context,
  options: RoomOptions & { indicator: string; area: string; period: string; reports?: string },
): Promise<void> {
  const period = checkedPeriod(options.period);
  const { room } = await roomOf(context, options);
  const indicator = indicatorOf(room, options.indicator);
  const area = areaOf(room.region, options.area);
  const store = await openStore();
  const { report } = await intake(context.world, store, room);
  const place = { indicator: indicator.id, area, period };
  const waiting = createWaiting(room.definitions, context.world.clock().toISOString().slice(0, 10));
  const traced = await trace(store, room, place, waiting);
  const outcome = await outcomeOf(
    context,
    options.reports ?? 'reports',
    store,
    room,
    report.deliveries,
    waiting,
  );
  store.close();
  if (!traced) {
    const periods = outcome.periods(indicator.id, area);
    throw new UserError(say.noFigure(indicator.title, nameOf(room.region, area), period, periods));
  }
  const at = { indicator: indicator.id, area, period: traced.period };
  const shown = outcome.published(at);
  const hidden = outcome.records(at);
  const coarser = shown?.status === 'suppressed' ? coarserOf(room, outcome, at) : null;
  const deliveries = new Map<number, DeliveryAccount>(report.deliveries.map((d) => [d.delivery, d]));
  if (context.json) {
    const files = Object.fromEntries([...deliveries].map(([number, d]) => [number, d.file]));
    return context.print(
      JSON.stringify(
        {
          ...traced,
          publishedStatus: shown?.status ?? null,
          hidden,
          coarser: coarser && { indicator: coarser.indicator.id, value: coarser.value },
          files,
        },
        null,
        2,
      ),
    );
  }
  context.print(
    say.explanation({
      trace: traced,
      indicator,
      areaName: nameOf(room.region, area),
      publishedStatus: shown?.status ?? null,
      hidden: hiddenBecause(traced.status, shown?.status ?? null, hidden),
      coarser,
      fileOf: (delivery) => deliveries.get(delivery)?.file ?? '',
      nameOf: (id) => nameOf(room.region, id),
      datasetTitle: (id) => room.definitions.datasets.get(id)?.title ?? id,
      policyOf: (id) => {
        const dataset = room.definitions.datasets.get(id);
        return dataset ? room.definitions.policy.classes[dataset.disclosure_class] : undefined;
      },
    }),
  );
}

/** The outcome of the last build, where it had these inputs; else a new one, which is announced because it takes its time. */
async function outcomeOf(
  { world, softwareVersion }: Context,
  reports: string,
  store: Store,
  room: DataRoom,
  deliveries: readonly DeliveryAccount[],
  waiting: Waiting,
): Promise<Outcome> {
  const inputs = [...room.inputs, ...deliveries.map(({ file, sha256 }) => ({ path: file, sha256 }))];
  const folders = { reports, internal: folderBeside(reports, 'internal') };
  const last = await lastOutcome(world.files, folders, { inputs, softwareVersion });
  if (last) return last;
  world.progress.line(say.protectingAnew(reports));
  return freshOutcome(store, room, waiting);
}

/** The published figure of the next coarser indicators that stands in the reports instead; `null` without one. */
function coarserOf(
  { definitions }: DataRoom,
  outcome: Outcome,
  place: FigurePlace,
): say.CoarserFigure | null {
  const named = (id: string | undefined) => definitions.indicators.find((i) => i.id === id);
  let next = named(named(place.indicator)?.coarser);
  while (next) {
    const value = outcome.published({ ...place, indicator: next.id })?.value ?? null;
    if (value !== null) return { indicator: next, value };
    next = named(next.coarser);
  }
  return null;
}

/** Whether a figure is hidden for its own sake or for that of others; `null` if the protection did not hide it. */
function hiddenBecause(
  computed: Status,
  published: Status | null,
  records: readonly HiddenPart[],
): ProtectionRecord['reason'] | null {
  if (published !== 'suppressed' || computed === 'suppressed') return null;
  const isSecondary = records.length > 0 && records.every((r) => r.reason === 'secondary');
  return isSecondary ? 'secondary' : 'primary';
}

function indicatorOf(room: DataRoom, id: string) {
  const { indicators } = room.definitions;
  const found = indicators.find((i) => i.id === id);
  if (found) return found;
  const index = room.definitions.indices.find((i) => i.id === id);
  if (index) {
    const parts = index.components.map((c) => c.indicator);
    throw new UserError({ severity: 'error', code: 'usage', title: say.onlyItsParts(index.title, parts) });
  }
  const suggestion = nearest(
    id,
    indicators.map((i) => i.id),
  );
  throw new UserError({ severity: 'error', code: 'usage', title: unknownIndicator(id, suggestion) });
}

/** Id of the place a user means by its key or its name; a name that fits several is refused with their keys. */
export function areaOf(region: Region, text: string): string {
  const places = [
    { id: region.county.ags, names: [region.county.name, region.county.slug, ...region.county.aliases] },
    ...region.municipalities.map((m) => ({ id: m.ags, names: [m.name, m.slug, ...m.aliases] })),
    ...region.reference_areas.map((r) => ({ id: r.id, names: [r.name, ...r.aliases] })),
    ...region.areas.map((a) => ({ id: a.id, names: [a.name, ...a.aliases] })),
  ];
  const exact = places.find((p) => p.id === text);
  if (exact) return exact.id;
  const fitting = places.filter((p) => p.names.some((n) => foldText(n) === foldText(text)));
  const [only] = fitting;
  if (only && fitting.length === 1) return only.id;
  const title =
    fitting.length > 1
      ? say.severalAreas(
          text,
          fitting.map((p) => p.id),
        )
      : unknownArea(
          text,
          nearest(
            text,
            places.flatMap((p) => [p.id, ...p.names]),
          ),
        );
  throw new UserError({ severity: 'error', code: 'usage', title });
}
