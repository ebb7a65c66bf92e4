import { fill, signs, words } from './data.js';

// Published figures as cells and words, in the notation of the reports.
const thinSpace = '\u202f';

/** German notation; values are rounded already. */
export function formatted(value, decimals) {
  const [whole, fraction] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+(?!\d))/g, thinSpace) : whole;
  return (value < 0 ? '\u2212' : '') + grouped + (fraction === undefined ? '' : `,${fraction}`);
}

export const withUnit = (text, unit) => (unit === '' ? text : `${text}${thinSpace}${unit}`);

/** What is published of a place: `null` where it did not exist. Numbers are `null` where none is shown. */
export function figureOf(cell, indicator) {
  if (cell === null) return null;
  const own = cell.cell ?? cell;
  const numbers = typeof own === 'number' ? [own] : own;
  const [
    status,
    value = null,
    lower = null,
    upper = null,
    numerator = null,
    denominator = null,
    smoothed = null,
  ] = numbers;
  const coarser = cell.cell ? cell.coarser : null;
  const { decimals } = coarser === null ? indicator : indicator.coarser[coarser];
  return { status, value, lower, upper, numerator, denominator, smoothed, coarser, decimals };
}

const signCell = (status) => ({ text: signs[status][0], spoken: signs[status][1] });

export function valueCell({ value, status, decimals }) {
  if (value === null) return signCell(status);
  if (value === 0) return { text: '–', spoken: words.exactZero };
  return { text: formatted(value, decimals), spoken: signs[status][2] };
}

export function limitsText({ lower, upper, decimals }) {
  if (lower === null || upper === null) return '';
  const pattern = lower < 0 || upper < 0 ? words.limitsBelowZero : words.limits;
  return fill(pattern, { lower: formatted(lower, decimals), upper: formatted(upper, decimals) });
}

/** `reach`: what is to be drawn beside the limits, `null` where nothing is. */
function intervalCell(figure) {
  const text = limitsText(figure);
  if (text === '') return { ...signCell(figure.value === null ? figure.status : 0), reach: null };
  return { text, spoken: '', reach: figure.coarser === null ? figure : null };
}

export function countCell(count, status) {
  if (count === null) return signCell(status);
  return count === 0 ? { text: '–', spoken: words.exactZero } : { text: formatted(count, 0), spoken: '' };
}

/** The cells of a row. `used`: coarser indicators of the table, in the order of their marks. */
export function cellsOf(figure, indicator, used) {
  const cells = [
    valueCell(figure),
    ...(indicator.hasIntervals ? [intervalCell(figure)] : []),
    ...(indicator.columns.parts
      ? [countCell(figure.numerator, figure.status), countCell(figure.denominator, figure.status)]
      : []),
  ];
  if (figure.coarser === null) return cells;
  return cells.map((cell) => {
    if (!/[\d–]/.test(cell.text)) return cell;
    if (!used.includes(figure.coarser)) used.push(figure.coarser);
    const sign = words.marks[used.indexOf(figure.coarser)];
    const { title } = indicator.coarser[figure.coarser];
    const spoken = [cell.spoken, fill(words.coarser, { title })].filter((part) => part !== '').join(', ');
    return { ...cell, text: fill(words.marked, { number: cell.text, sign }), spoken };
  });
}

/** In words, for the map: the value with its unit, or why there is none. */
export function wordsOf(figure, { unit, coarser }) {
  if (figure.value === null) return fill(words.noValue, { reason: signs[figure.status][1] });
  const { text, spoken } = valueCell(figure);
  const limits = limitsText(figure);
  const parts = [text === '–' ? spoken : withUnit(text, unit), limits && fill(words.interval, { limits })];
  if (text !== '–') parts.push(spoken);
  if (figure.coarser !== null) parts.push(fill(words.coarser, { title: coarser[figure.coarser].title }));
  return parts.filter((part) => part).join(', ');
}
