import type { AuditFinding } from '../../model/audit.js';
import { auditMessages as say } from '../../model/messages/audit-read.js';
import type { Context, ContextReader, Knowledge } from './context.js';
import { unexplained } from './explain.js';
import { germanNumber } from './numbers.js';
import { type Drawing, placeOf } from './page.js';

const plain = /^[-\u2212]?[\d\u202f]+(?:,\d+)?~?$/;
export const limits =
  /^(?:unter [\d\u202f,\u2212]+|[\d\u202f,\u2212]+ (?:bis unter [\d\u202f,\u2212]+|und mehr))$/;

/**
 * Every text of a drawing must be explained: numbers of axes run in even steps, map numbers from 1 on, limits of classes are
 * worded as such; any other number must be published. `masked`: without what known sentences explain. A mark beside the name of a place whose figure is hidden is a finding.
 */
export function readDrawing(
  drawing: Drawing,
  file: string,
  context: ContextReader,
  knowledge: Knowledge,
  masked: { label: string; texts: string[] },
): AuditFinding[] {
  const where = placeOf(drawing.scope);
  const heading = drawing.scope.heading;
  let known: Context | null = null;
  const around = (): Context => {
    known ??= context.of(drawing.scope, [heading, drawing.label, ...drawing.texts.map((t) => t.text)]);
    return known;
  };
  const findings: AuditFinding[] = [];
  const unexplainedNumber = () =>
    findings.push({ code: 'unexplained-number', file, where, message: say.unexplainedDrawing() });
  const isMap = /^(?:Karte|Lagekarte)\b/.test(drawing.label);
  const numbers = masked.texts;
  const even = evenSteps(numbers);
  const mapped = isMap ? mapNumbers(numbers) : new Set<string>();
  numbers.forEach((text, i) => {
    if (
      !/\d/.test(text) ||
      even.has(i) ||
      limits.test(text) ||
      (plain.test(text) && mapped.has(text.replace('~', '')))
    )
      return;
    const named = text.replace(/^\d{1,3} (?=\p{Lu})/u, (n) => (isNumbered(text, knowledge) ? '' : n));
    if (unexplained(named, around, knowledge).length > 0) unexplainedNumber();
  });
  const label = numberedNames(masked.label, knowledge);
  if (unexplained(label, () => context.of(drawing.scope, [heading, label]), knowledge).length > 0) {
    unexplainedNumber();
  }
  if (drawing.isDotPlot) {
    for (const area of hiddenMarks(drawing, around().indicators, context, knowledge))
      findings.push({ code: 'hidden-number', file, where, area, message: say.hiddenMark() });
  }
  return findings;
}

/** Places of texts that belong to an axis: at least three numbers one after another in steps of 1, 2, 2.5 or 5 times ten to some power. */
function evenSteps(texts: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>();
  // A size of 2000 looks like a year, so years count too; alone they are explained anyway.
  const values = texts.map((t) => (plain.test(t) ? germanNumber(t.replace('~', '')).number : null));
  for (let start = 0; start < values.length; start++) {
    const [a, b] = [values[start], values[start + 1]];
    if (a === null || a === undefined || b === null || b === undefined || b <= a) continue;
    const step = Number((b - a).toPrecision(9));
    const mantissa = Number((step / 10 ** Math.floor(Math.log10(step))).toPrecision(6));
    if (![1, 2, 2.5, 5].includes(mantissa) || Math.abs(a / step - Math.round(a / step)) > 1e-6) continue;
    let end = start + 1;
    while (isNext(values[end], values[end + 1], step)) end += 1;
    if (end - start >= 2 || a === 0) for (let i = start; i <= end; i++) found.add(i);
    start = end - 1;
  }
  return found;
}

const isNext = (a: number | null | undefined, b: number | null | undefined, step: number): boolean =>
  typeof a === 'number' && typeof b === 'number' && Math.abs(b - a - step) < 1e-6 * step;

/** Numbers of the areas of a map: 1 to their number without a gap, each printed as often as the others. */
function mapNumbers(texts: readonly string[]): ReadonlySet<string> {
  const times = new Map<string, number>();
  for (const text of texts) {
    const bare = text.replace('~', '');
    if (/^\d{1,3}$/.test(bare)) times.set(bare, (times.get(bare) ?? 0) + 1);
  }
  const usual = times.get('1') ?? 0;
  const found = new Set<string>();
  for (let n = 1; times.get(String(n)) === usual && usual > 0; n++) found.add(String(n));
  return found;
}

/** `4 Wachtelgrund`: the number of a place on the map, before nothing but its name. */
const isNumbered = (text: string, { lexicon, figures }: Knowledge): boolean => {
  const [, number = '', name = ''] = /^(\d{1,3}) (.*)$/.exec(text) ?? [];
  // A long name may be cut off.
  const isPlace = name.endsWith('…')
    ? lexicon.placeNames.some((whole) => whole.startsWith(name.slice(0, -1)))
    : lexicon.areasOf(name).length > 0;
  return isPlace && Number(number) >= 1 && Number(number) <= figures.places;
};

/** The same inside a description: `(4 Wachtelgrund)`, `Nummern: 1 Amselgrund, 2 ...`. */
function numberedNames(label: string, { lexicon, figures }: Knowledge): string {
  return label.replace(/(?<=[(,] ?|: |und )(\d{1,3}) (?=\p{Lu})/gu, (whole, number: string, at: number) => {
    const rest = label.slice(at + whole.length);
    const isName = lexicon.placeNames.some(
      (name) => rest.startsWith(name) && !/^\p{L}/u.test(rest.slice(name.length)),
    );
    return isName && Number(number) <= figures.places ? '' : whole;
  });
}

/** Places named at the height of a mark although no figure of theirs is open in the periods the drawing shows. */
function hiddenMarks(
  { texts, marks }: Drawing,
  indicators: readonly string[],
  context: ContextReader,
  { figures, lexicon }: Knowledge,
): string[] {
  if (indicators.length === 0) return [];
  return texts.flatMap(({ text, y }) => {
    const name = text.replace(/^\d{1,3} /, '');
    // A long name may be cut off.
    const names = name.endsWith('…')
      ? lexicon.placeNames.filter((whole) => whole.startsWith(name.slice(0, -1).trimEnd()))
      : [name];
    const areas = names.flatMap((whole) => context.placesNamed(whole));
    const [area] = areas;
    if (area === undefined) return [];
    const shown = areas.some((a) =>
      indicators.some((i) => figures.rowsOf(i, a).some((row) => row.value !== null)),
    );
    // A name stands a third of its size below the middle of its row.
    const isMarked = marks.some((mark) => mark < y && y - mark <= 5);
    return isMarked && !shown ? [area] : [];
  });
}
