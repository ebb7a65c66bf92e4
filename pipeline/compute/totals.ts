import type { Computed } from '../model/figures.js';
import type { DataRoom } from '../model/room.js';
import { nothingWaits } from '../model/waiting.js';
import { addParts, type Figures, fillFigures, fillParts, hasData } from '../store/figures/fill.js';
import type { Store } from '../store/store.js';
import { benchmarkRoom } from './benchmarks.js';
import { isPaired, pairingOf } from './compile.js';
import { openValues } from './fill.js';
import { readPlaces } from './grid/places.js';
import { readValues } from './read.js';
import { readTexts } from './values.js';

/**
 * Headline totals and the official ones, computed as every other figure but without comparisons or trends; `null` where
 * none are compared. `figures` are those of the whole room, where it has been computed: only parts that are not among them
 * are worked out.
 */
export async function computeTotals(
  store: Store,
  room: DataRoom,
  figures?: Figures,
  waiting = nothingWaits,
): Promise<{ computed: Computed; room: DataRoom } | null> {
  const totals = benchmarkRoom(room);
  if (totals === null) return null;
  const { parts, delivered } = figures ?? (await fillFigures(store, totals));
  const numbered = totals.definitions.indicators
    .map((indicator, definition) => ({ definition, indicator }))
    .filter(({ indicator }) => hasData(indicator, delivered));
  const known = parts.all().length;
  for (const n of numbered) if (isPaired(n)) pairingOf(n, parts);
  if (known === 0 && parts.all().length > 0) await fillParts(store, totals, parts);
  else await addParts(store, totals, parts.all().slice(known));
  const values = await openValues(store, totals, await readPlaces(store, totals.region), waiting);
  await values.add(numbered, parts);
  values.close();
  const texts = await readTexts(store);
  return {
    computed: { values: await readValues(store, totals, texts), comparisons: [], trends: [] },
    room: totals,
  };
}
