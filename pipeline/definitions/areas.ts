import Papa from 'papaparse';
import { formatNumber } from '../model/german.js';
import {
  areaSurplus,
  columnsLacking,
  fileEmpty,
  idConverted,
  levelMeant,
  otherDelimiter,
  quoteOpen,
  sharesAbove,
  sharesWhole,
  zeroLost,
} from '../model/messages/areas-file.js';
import { areasHeader, areaWrong, residualMissing } from '../model/messages/definitions.js';
import { parsePeriod } from '../model/period.js';
import type { Problem } from '../model/problem.js';
import { type Area, areaColumns, type RegionFile } from '../model/region.js';
import { isConverted, remedyOfDay } from './spreadsheet-cells.js';

type AreaColumn = (typeof areaColumns)[number];

/**
 * Reads areas.csv: UTF-8, semicolon, one area per line. `aliases` and `successors` (`id:share`) are separated by `|`.
 * An empty `kind` means `area`, an empty `parent` the municipality, empty dates an open validity.
 */
export function readAreas(
  file: string,
  text: string,
  region: RegionFile,
): { areas: Area[]; problems: Problem[] } {
  const parsed = Papa.parse<string[]>(text.replace(/\r\n?/g, '\n'), { delimiter: ';' });
  const rows = parsed.data;
  const header = (rows[0] ?? []).map((h) => h.trim());
  const missing = areaColumns.filter((c) => !header.includes(c));
  if (missing.length > 0)
    return { areas: [], problems: [areasHeader(file, wrongHeader(text, header, missing))] };
  const unclosed = parsed.errors.find((e) => e.code === 'MissingQuotes');
  if (unclosed) return { areas: [], problems: [quoteOpen(file, (unclosed.row ?? 0) + 1)] };
  const index = new Map(header.map((name, i) => [name, i]));
  const problems: Problem[] = [];
  const places = new Map<string, number>();
  const areas = rows.slice(1).flatMap((row, i): Area[] => {
    if (row.every((cell) => cell.trim() === '')) return [];
    const line = i + 2;
    const get = (column: AreaColumn) => plainCell(row[index.get(column) ?? -1] ?? '');
    const surplus = row
      .slice(header.length)
      .map(plainCell)
      .filter((cell) => cell !== '');
    if (surplus.length > 0) problems.push(areaSurplus({ file, line }, surplus, header.length));
    const area: Area = {
      id: get('id'),
      name: get('name'),
      level: get('level'),
      kind: get('kind') === 'residual' ? 'residual' : 'area',
      parent: get('parent') || get('municipality'),
      municipality: get('municipality'),
      aliases: listOf(get('aliases')),
      validFrom: get('valid_from') || null,
      validTo: get('valid_to') || null,
      successors: listOf(get('successors')).map((s) => {
        const [id = '', share = '1'] = s.split(':');
        return { id, share: Number(share.replace(',', '.')) };
      }),
    };
    problems.push(...checkRow(file, line, get('kind'), area, region, places));
    places.set(area.id, line);
    return [area];
  });
  problems.push(...checkTree(file, areas, places, region));
  return { areas, problems };
}

function wrongHeader(text: string, header: readonly string[], missing: readonly string[]): string {
  if (text.trim() === '') return fileEmpty;
  const other = [',', '\t'].find((d) => header.length === 1 && header[0]?.split(d).includes('id'));
  return other === undefined ? columnsLacking(missing) : otherDelimiter(other);
}

/** What nobody sees must not tell two names apart: soft hyphens, zero widths, hard blanks, umlauts of two characters. */
const plainCell = (text: string): string =>
  text
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .normalize('NFC')
    .trim();

const listOf = (text: string) =>
  text
    .split('|')
    .map((t) => t.trim())
    .filter((t) => t !== '');

function checkRow(
  file: string,
  line: number,
  kind: string,
  area: Area,
  region: RegionFile,
  places: ReadonlyMap<string, number>,
): Problem[] {
  const wrong = (column: string, found: string, expected: string, remedy: string | null = null) =>
    areaWrong({ file, line, column }, found, expected, remedy);
  const levels = region.levels.map((l) => l.id);
  const problems: Problem[] = [];
  const earlier = places.get(area.id);
  if (area.id === '') problems.push(wrong('id', 'leer', 'ein Schlüssel'));
  if (isConverted(area.id)) problems.push(wrong('id', area.id, idConverted));
  if (earlier)
    problems.push(wrong('id', `${area.id} auch in Zeile ${earlier}`, 'jeder Schlüssel nur einmal'));
  if (area.name === '') problems.push(wrong('name', 'leer', 'ein Name'));
  if (!['', 'area', 'residual'].includes(kind))
    problems.push(wrong('kind', kind, 'area, residual oder leer'));
  if (!levels.includes(area.level)) {
    const meant = region.levels.find((l) => [l.one, l.many].includes(area.level))?.id;
    const expected = `eine Ebene aus region.yaml: ${levels.join(', ')}`;
    const remedy = meant === undefined ? null : levelMeant(meant);
    problems.push(wrong('level', area.level || 'leer', expected, remedy));
  }
  if (!region.municipalities.some((m) => m.ags === area.municipality)) {
    const lost = region.municipalities.some((m) => m.ags === `0${area.municipality}`);
    const expected = 'AGS einer Kommune aus region.yaml';
    problems.push(wrong('municipality', area.municipality, lost ? `${expected}${zeroLost}` : expected));
  }
  for (const [column, date] of [
    ['valid_from', area.validFrom],
    ['valid_to', area.validTo],
  ] as const) {
    if (date !== null && parsePeriod(date)?.kind !== 'day')
      problems.push(wrong(column, date, 'Datum JJJJ-MM-TT oder leer', remedyOfDay(date)));
  }
  for (const s of area.successors) {
    if (!(s.share > 0 && s.share <= 1))
      problems.push(wrong('successors', `${s.id}:${s.share}`, 'Anteil über 0 bis 1'));
  }
  const sum = area.successors.reduce((total, s) => total + s.share, 0);
  if (sum > 1.005) problems.push(wrong('successors', sharesAbove(formatNumber(sum, 2)), sharesWhole));
  return problems;
}

/** Parents and successors must exist, and a parent must be coarser and of the same municipality. */
function checkTree(
  file: string,
  areas: Area[],
  places: ReadonlyMap<string, number>,
  region: RegionFile,
): Problem[] {
  const byId = new Map(areas.map((a) => [a.id, a]));
  const rank = new Map(region.levels.map((l, i) => [l.id, i]));
  const problems = areas.flatMap((area) => {
    const line = places.get(area.id) ?? 1;
    const wrong = (column: string, found: string, expected: string) =>
      areaWrong({ file, line, column }, found, expected);
    const found: Problem[] = [];
    if (area.parent !== area.municipality) {
      const parent = byId.get(area.parent);
      if (!parent)
        found.push(wrong('parent', area.parent, 'Schlüssel eines Gebiets, AGS der Kommune oder leer'));
      else if (
        (rank.get(parent.level) ?? 0) >= (rank.get(area.level) ?? Number.POSITIVE_INFINITY) ||
        parent.municipality !== area.municipality
      ) {
        found.push(wrong('parent', area.parent, 'ein gröberes Gebiet derselben Kommune'));
      }
    }
    for (const s of area.successors) {
      if (!byId.has(s.id)) found.push(wrong('successors', s.id, 'Schlüssel eines Gebiets'));
    }
    return found;
  });
  const hasResiduals = areas.some((a) => a.kind === 'residual');
  for (const m of hasResiduals ? region.municipalities : []) {
    if (!areas.some((a) => a.kind === 'residual' && a.municipality === m.ags))
      problems.push(residualMissing(file, m.name));
  }
  return problems;
}
