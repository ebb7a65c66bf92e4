import { waitingTime } from '../model/messages/waiting.js';
import { type Context, type RoomOptions, roomOf } from './context.js';

/** `teilhabe catalogue`: what can be delivered and what is computed from it, derived from the definitions. */
export async function catalogue(context: Context, options: RoomOptions): Promise<void> {
  const { room } = await roomOf(context, options);
  const { datasets, indicators, indices, vocabulary } = room.definitions;
  if (context.json) {
    return context.print(
      JSON.stringify({ datasets: [...datasets.values()], indicators, indices, vocabulary }, null, 2),
    );
  }
  context.print('Datensätze\n');
  for (const d of [...datasets.values()].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    context.print(
      `  ${d.id.padEnd(30)} ${[d.title, waitingTime(d.waiting_time_months)].filter(Boolean).join(', ')}`,
    );
  }
  context.print('\nIndikatoren');
  for (const dimension of vocabulary.dimensions) {
    const own = indicators.filter((i) => i.dimension === dimension.id);
    if (own.length === 0) continue;
    context.print(`\n  ${dimension.title}`);
    for (const i of own) {
      context.print(`    ${i.id.padEnd(30)} ${i.title} (${i.unit || 'Anzahl'})`);
      context.print(`    ${' '.repeat(30)} ${i.definition}`);
    }
  }
  if (indices.length === 0) return;
  context.print('\nIndizes');
  for (const i of indices) context.print(`    ${i.id.padEnd(30)} ${i.title}`);
}
