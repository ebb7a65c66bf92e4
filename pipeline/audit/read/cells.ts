import type { AuditFinding, FigurePart, Statement } from '../../model/audit.js';
import { remember } from '../../model/maps.js';
import { auditMessages as say } from '../../model/messages/audit-read.js';
import { dateLabel, periodLabel } from '../../model/period.js';
import { coarserCell } from './coarser.js';
import type { ContextReader, Knowledge } from './context.js';
import { type OpenNumber, openNumbers, unexplained } from './explain.js';
import { germanNumber } from './numbers.js';
import { type PageCell, type PageTable, placeOf } from './page.js';
import type { CellCheck } from './said/index.js';
import { maskRounding } from './said/rounding.js';
import type { FigureRow, Printed, Reading } from './types.js';

/** What a column shows of the figure its row and heading name. */
type Column =
  | { part: 'value' | 'numerator' | 'denominator' | 'interval' | 'smoothed'; areas: readonly string[] | null }
  | { part: 'date' }
  | { part: null };

const number = /^[-\u2212]?(?:\d{1,3}(?:[\u202f.]\d{3})+|\d+)(?:,\d+)?$/;
const interval = /^([-\u2212]?[\d\u202f]+(?:,\d+)?)(?:\u2013| bis )([-\u2212]?[\d\u202f]+(?:,\d+)?)$/;

/**
 * Reads a table cell by cell: indicator and date from caption, row and column, place from row, column or caption, part from
 * the column. A cell that names one figure must state what the table of figures states, or nothing; the numbers of any other
 * cell must be explained as those of a sentence. `check` knows the columns of a table that shows another published table.
 */
export function readTable(
  table: PageTable,
  file: string,
  context: ContextReader,
  knowledge: Knowledge,
  check: CellCheck | null,
): Reading & { compared: number } {
  const { lexicon } = knowledge;
  const findings: AuditFinding[] = [];
  const statements: Statement[] = [];
  let compared = 0;
  const where = (row: number, column: number) => `${placeOf(table.scope)}, ${say.cell(row + 1, column + 1)}`;
  const columns = columnsOf(table.header, context);
  const captionTitle = table.caption.split(': ')[0] ?? '';
  const captionIndicator =
    lexicon.indicatorOf(captionTitle) ?? lexicon.indicatorsIn(table.caption)[0] ?? null;
  const captionAreas = context.placesNamed(captionTitle);
  const captionDay = dayIn(table.caption);
  const dateColumn = columns.findIndex((column) => column.part === 'date');
  table.rows.forEach((cells, r) => {
    const head = cells[0]?.text ?? '';
    const rowIndicator = lexicon.indicatorOf(head);
    const rowAreas = context.placesNamed(head);
    const dated = cells[dateColumn]?.text;
    const day = dated === undefined ? (dayIn(head) ?? captionDay) : (dayIn(dated) ?? dated);
    cells.forEach((cell, c) => {
      const column = columns[c] ?? { part: null };
      if (!/\d/.test(cell.text) && !/\d/.test(cell.small)) return;
      const verdict = check?.(r, c) ?? null;
      if (verdict !== null) {
        compared += 1;
        if (verdict === 'agrees') return;
        const message = verdict === 'hidden-number' ? say.hiddenInTable() : say.contradictsTable();
        findings.push({ code: verdict, file, where: where(r, c), message });
        return;
      }
      const indicator = rowIndicator ?? captionIndicator;
      const areas =
        'areas' in column ? (column.areas ?? (rowAreas.length > 0 ? rowAreas : captionAreas)) : [];
      if (column.part !== null && column.part !== 'date' && indicator !== null && areas.length > 0) {
        const when = dayIn(cell.small) ?? day;
        const rowsOf = (id: string) =>
          areas.flatMap((area) => rowsOn(knowledge.figures.rowsOf(id, area), when));
        const coarser = coarserCell(cell.text, indicator, rowsOf, knowledge);
        const stated = coarser?.rows ?? rowsOf(indicator);
        // What is said to screen readers about a sign, in brackets, is no part of the number.
        const parts = partsOf(coarser?.text ?? withoutSpoken(cell.text), column.part);
        if (parts !== null && stated.length > 0) {
          compared += parts.length;
          for (const { part, printed } of parts) {
            const fault = faultOf(stated, part, printed);
            if (fault === null) continue;
            const row = fault.row;
            const place = {
              indicator: row.indicator,
              area: row.area,
              period: row.period,
              part,
              file,
              where: where(r, c),
            };
            statements.push({ ...place, ...printed });
            findings.push({ ...place, code: fault.code, message: fault.message });
          }
          return;
        }
      }
      if (weakly(cell, table, r, c).length > 0) {
        findings.push({
          code: 'unexplained-number',
          file,
          where: where(r, c),
          message: say.unexplainedCell(),
        });
      }
    });
  });
  return { statements, findings, compared };

  /** The numbers of a cell that does not name one figure, with what stands around it. */
  function weakly(cell: PageCell, { header, caption, scope, rows }: PageTable, r: number, c: number) {
    const said = maskRounding(cell.text, knowledge);
    const text = /\(Datensatz »/.test(said) ? lexicon.maskCodes(said) : said;
    const heading = header[c] ?? '';
    const head = c === 0 ? '' : (rows[r]?.[0]?.text ?? '');
    const isOpen = ({ number, decimals }: OpenNumber): boolean =>
      !isOrganisation(number, decimals, heading, caption, head, knowledge);
    // Most cells are explained by themselves, or are about the making of the report.
    if (![text, cell.small].some((said) => openNumbers(said, knowledge).some(isOpen))) return [];
    const about = context.of(scope, [caption, heading, head, cell.text], [heading, head, caption]);
    return [text, cell.small].flatMap((said) => unexplained(said, () => about, knowledge)).filter(isOpen);
  }
}

function columnsOf(header: readonly string[], context: ContextReader): Column[] {
  let last: readonly string[] | null = null;
  return header.map((heading, c): Column => {
    const plain = heading.replace(/ \([^()]*\)$/, '');
    if (/^(?:Stand|Stichtag|Datum|Zeitraum)$/.test(heading)) return { part: 'date' };
    if (c === 0) return { part: null };
    const named = context.placesNamed(plain);
    if (named.length > 0) {
      last = named;
      return { part: 'value', areas: named };
    }
    if (/-Intervall$/.test(plain)) return { part: 'interval', areas: last };
    if (/^Zähler\b/.test(plain)) return { part: 'numerator', areas: last };
    if (/^(?:Nenner|Gewicht|Bezugsgröße)\b/.test(plain)) return { part: 'denominator', areas: last };
    if (/^(?:Anteil|Wert|Anzahl|Einwohnerzahl)(?: in \S+)?$/.test(plain))
      return { part: 'value', areas: last };
    if (/^geglättet/.test(plain)) return { part: 'smoothed', areas: last };
    return { part: null };
  });
}

const withoutSpoken = (text: string): string =>
  text.endsWith(')') ? text.replace(/ ?\([^\d()]*\)$/, '') : text;

/** A date or school year in a text, as it is printed; `null` without one. */
function dayIn(text: string): string | null {
  if (text === '') return null;
  return /\d{2}\.\d{2}\.\d{4}|Schuljahr \d{4}\/\d{2}|[1-4]\. Quartal \d{4}/.exec(text)?.[0] ?? null;
}

/** Figures of an indicator in a place by the printed day; all of them where none is printed. */
function rowsOn(rows: readonly FigureRow[], printed: string | null): readonly FigureRow[] {
  if (printed === null || rows.length === 0) return rows;
  const days = remember(byDay, rows, () => new Map<string, readonly FigureRow[]>());
  return remember(days, printed, () =>
    rows.filter(
      (row) =>
        remember(dates, row.referenceDate, () => dateLabel(row.referenceDate)) === printed ||
        remember(periods, row.period, () => periodLabel(row.period)) === printed,
    ),
  );
}

/** What was found before: every column of a table asks for the same day. */
const byDay = new WeakMap<readonly FigureRow[], Map<string, readonly FigureRow[]>>();
/** As they are printed; there are few. */
const dates = new Map<string, string>();
const periods = new Map<string, string>();

function partsOf(
  text: string,
  part: 'value' | 'numerator' | 'denominator' | 'interval' | 'smoothed',
): { part: FigurePart; printed: Printed }[] | null {
  if (part === 'interval') {
    const [, lower, upper] = interval.exec(text) ?? [];
    if (lower === undefined || upper === undefined) return null;
    return [
      { part: 'lower', printed: germanNumber(lower) },
      { part: 'upper', printed: germanNumber(upper) },
    ];
  }
  return number.test(text) ? [{ part, printed: germanNumber(text) }] : null;
}

function faultOf(
  rows: readonly FigureRow[],
  part: FigurePart,
  printed: Printed,
): { row: FigureRow; code: 'hidden-number' | 'contradiction'; message: string } | null {
  const open = rows.filter((row) => row[part] !== null);
  const [first] = rows;
  if (first === undefined) return null;
  const [row] = open;
  if (row === undefined) {
    const code =
      first.status === 'suppressed' || part === 'numerator' || part === 'denominator'
        ? 'hidden-number'
        : 'contradiction';
    return {
      row: first,
      code,
      message: code === 'hidden-number' ? say.hiddenInTable() : say.contradictsTable(),
    };
  }
  const agrees = open.some(
    (r) => r[part]?.number === printed.number && r[part]?.decimals === printed.decimals,
  );
  if (agrees) return null;
  const finer = printed.decimals > (row[part]?.decimals ?? 0);
  return { row, code: 'contradiction', message: finer ? say.tooManyDigits() : say.contradictsTable() };
}

/** Columns about the report and its making: deliveries, numbers of the map, thresholds, classes. Never persons. */
const making =
  /^(?:Nummer|Fassung|Dateien|Zeilen\b.*|Angaben\b.*|Werte|Größe|Sozialräume eingerechnet|bewertete .*|davon andere Klasse|eingerechnet.*|kleinste .*|Zahl der .*)$/;

function isOrganisation(
  number: number,
  decimals: number,
  heading: string,
  caption: string,
  head: string,
  { folder, figures }: Knowledge,
): boolean {
  if (decimals > 0) return false;
  if (making.test(heading)) return true;
  if (
    /^Anzahl$/.test(heading) &&
    folder.catalogue.indicators.every((i) => i.title !== head && i.short_title !== head)
  )
    return true;
  return /: Zahl der \p{L}+/u.test(caption) && number <= figures.places;
}
