import { atlasParts, atlasStatuses } from '../../../model/atlas.js';
import type { AuditFinding, FigurePart } from '../../../model/audit.js';
import { auditMessages as say } from '../../../model/messages/audit-read.js';
import type { Knowledge } from '../context.js';
import type { FigureRow, Reading } from '../types.js';
import type { AtlasContent, AtlasEntry } from './schema.js';

/** What is found in the cells of an indicator; `compared` counts its numbers. */
export interface CellsReading extends Reading {
  compared: number;
}

/** Every cell of an indicator must say what the table of figures says of the same place and period, or less. */
export function readCells(
  entry: AtlasEntry,
  places: AtlasContent['places'],
  file: string,
  { figures, folder }: Knowledge,
): CellsReading {
  const read: CellsReading = { findings: [], statements: [], compared: 0 };
  const chain = coarserOf(entry.id, folder.catalogue.indicators);
  if (entry.periods.some(({ cells }) => cells.length !== places.length))
    read.findings.push(shapeless(entry.id, file));
  places.forEach(([area], i) => {
    const rows = figures.rowsOf(entry.id, area);
    for (const { id: period, cells } of entry.periods) {
      const cell = cells[i] ?? null;
      if (cell === null) continue;
      const row = rows.find((r) => r.period === period);
      if (!isCoarser(cell)) {
        readCell(cell, row, { indicator: entry.id, area, period }, file, read);
        continue;
      }
      const indicator = chain[cell.coarser];
      if (row?.status !== 'suppressed' || indicator === undefined || typeof cell.cell === 'number') {
        read.findings.push(shapeless(entry.id, file));
        continue;
      }
      const coarser = figures.rowsOf(indicator, area).find((r) => r.period === period);
      readCell(cell.cell, coarser, { indicator, area, period }, file, read);
    }
  });
  return read;
}

function readCell(
  cell: unknown,
  row: FigureRow | undefined,
  place: { indicator: string; area: string; period: string },
  file: string,
  read: CellsReading,
): void {
  const list: readonly unknown[] = Array.isArray(cell) ? cell : [cell];
  const status = typeof list[0] === 'number' ? atlasStatuses[list[0]] : undefined;
  if (status === undefined || list.length > atlasParts.length + 1) {
    read.findings.push(shapeless(place.indicator, file));
    return;
  }
  const found = (code: AuditFinding['code'], message: string, part?: FigurePart) => {
    const where = say.atlasOf(place.indicator);
    read.findings.push({ ...place, ...(part ? { part } : {}), code, file, where, message });
  };
  if (status !== (row?.status ?? 'not_delivered')) found('contradiction', say.contradictsTable());
  for (const [i, part] of atlasParts.entries()) {
    const number = list[i + 1] ?? null;
    if (number === null) continue;
    if (typeof number !== 'number') {
      read.findings.push(shapeless(place.indicator, file));
      return;
    }
    read.compared += 1;
    const published = row?.[part] ?? null;
    if (published?.number === number) continue;
    if (published === null) found('hidden-number', say.hiddenInTable(), part);
    else found('contradiction', say.contradictsTable(), part);
    const decimals = String(number).split('.')[1]?.length ?? 0;
    read.statements.push({ ...place, part, file, where: say.atlasOf(place.indicator), number, decimals });
  }
}

/** The indicators whose figures may stand in for hidden ones, the finest first. */
function coarserOf(
  id: string,
  indicators: readonly { id: string; coarser?: string | undefined }[],
): string[] {
  const chain: string[] = [];
  let next = indicators.find((i) => i.id === id)?.coarser;
  while (next !== undefined && !chain.includes(next)) {
    chain.push(next);
    const last = next;
    next = indicators.find((i) => i.id === last)?.coarser;
  }
  return chain;
}

const isCoarser = (cell: unknown): cell is { coarser: number; cell: unknown } =>
  typeof cell === 'object' &&
  cell !== null &&
  !Array.isArray(cell) &&
  Object.keys(cell).join() === 'coarser,cell' &&
  'coarser' in cell &&
  typeof cell.coarser === 'number';

export const shapeless = (indicator: string, file: string): AuditFinding => ({
  ...{ code: 'foreign-content', file, message: say.atlasShape() },
  where: indicator === '' ? say.atlasData() : say.atlasOf(indicator),
});
