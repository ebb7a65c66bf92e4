import { atlasParts, atlasStatuses } from '../../../model/atlas.js';
import type { AuditFinding } from '../../../model/audit.js';
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
  for (const { id: period, cells } of entry.periods) {
    if (cells.length !== places.length) read.findings.push(shapeless(entry.id, file));
    cells.forEach((cell, i) => {
      const area = places[i]?.[0];
      if (area === undefined || cell === null) return;
      const rowOf = (indicator: string) =>
        figures.rowsOf(indicator, area).find((row) => row.period === period);
      const own = { indicator: entry.id, row: rowOf(entry.id) };
      if (!isCoarser(cell)) return readCell(cell, { ...own, area, period }, file, read);
      const indicator = chain[cell.coarser];
      if (own.row?.status !== 'suppressed' || indicator === undefined || typeof cell.cell === 'number')
        read.findings.push(shapeless(entry.id, file));
      else readCell(cell.cell, { indicator, row: rowOf(indicator), area, period }, file, read);
    });
  }
  return read;
}

interface Figure {
  indicator: string;
  area: string;
  period: string;
  row: FigureRow | undefined;
}

function readCell(cell: unknown, figure: Figure, file: string, read: CellsReading): void {
  const { row, ...place } = figure;
  const where = say.atlasOf(figure.indicator);
  const [status, ...numbers]: unknown[] = Array.isArray(cell) ? cell : [cell];
  const isKnown = typeof status === 'number' && atlasStatuses[status] !== undefined;
  if (
    !isKnown ||
    numbers.length > atlasParts.length ||
    numbers.some((n) => n !== null && !Number.isFinite(n))
  ) {
    read.findings.push(shapeless(figure.indicator, file));
    return;
  }
  if (atlasStatuses[status] !== (row?.status ?? 'not_delivered'))
    read.findings.push({ ...place, code: 'contradiction', file, where, message: say.contradictsTable() });
  numbers.forEach((number, i) => {
    const part = atlasParts[i];
    if (typeof number !== 'number' || part === undefined) return;
    read.compared += 1;
    const published = row?.[part] ?? null;
    if (published?.number === number) return;
    const code = published === null ? 'hidden-number' : 'contradiction';
    const message = published === null ? say.hiddenInTable() : say.contradictsTable();
    const decimals = String(number).split('.')[1]?.length ?? 0;
    read.statements.push({ ...place, part, file, where, number, decimals });
    read.findings.push({ ...place, part, code, file, where, message });
  });
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
