import { county, fill, nameOf, state, words } from './data.js';
import { draw } from './elements.js';
import { figureOf, formatted, withUnit } from './figures.js';
import { extent } from './reach.js';

const [left, right, top, bottom] = [50, 312, 8, 92];

const hasNumber = (figure) => figure !== null && figure.value !== null;

/** The development of a place, with that of the county dashed beside it where levels compare; nothing for fewer than two values. */
export function courseOf(place) {
  const { indicator, period } = state.view;
  const { periods, levelsCompare, decimals, unit } = indicator;
  const own = seriesOf(place, indicator);
  if (own.filter(hasNumber).length < 2) return [];
  const compares = levelsCompare && place !== county;
  const { low, high } = extent(indicator, (of) => of === place || (compares && of === county));
  const times = periods.map((at) => Date.parse(at.date));
  const x = (i) => left + ((right - left) * (times[i] - times[0])) / (times.at(-1) - times[0] || 1);
  const y = (value) => bottom - ((bottom - top) * (value - low)) / (high - low || 1);
  const scale = (i, value) => `${x(i).toFixed(1)},${y(value).toFixed(1)}`;
  const text = (value) => withUnit(formatted(value, decimals), unit === words.percent ? unit : '');
  const points = own.flatMap((figure, i) =>
    hasNumber(figure) ? [`${periods[i].label}: ${text(figure.value)}`] : [],
  );
  const label = fill(words.development, { name: nameOf(place), points: points.join('; ') });
  const dots = own.flatMap((figure, i) =>
    hasNumber(figure)
      ? [draw('circle', { class: 'course-dot', cx: x(i), cy: y(figure.value), r: i === period ? 4.5 : 2.2 })]
      : [],
  );
  return [
    draw(
      'svg',
      { viewBox: '0 0 320 116', role: 'img', 'aria-label': label },
      draw('line', { class: 'course-now', x1: x(period), x2: x(period), y1: top - 4, y2: bottom + 4 }),
      ...bands(own, indicator, scale),
      ...(compares ? lines(seriesOf(county, indicator), indicator, scale, 'course-county') : []),
      ...lines(own, indicator, scale, 'course-line'),
      ...dots,
      draw('text', { x: left - 8, y: top + 4, 'text-anchor': 'end' }, text(high)),
      draw('text', { x: left - 8, y: bottom + 4, 'text-anchor': 'end' }, text(low)),
      draw('text', { x: left, y: 112 }, periods[0].label),
      draw('text', { x: right, y: 112, 'text-anchor': 'end' }, periods.at(-1).label),
    ),
  ];
}

/** Own figures only: a coarser one is of another kind. */
const seriesOf = (place, indicator) =>
  indicator.periods.map(({ cells }) =>
    Array.isArray(cells[place]) ? figureOf(cells[place], indicator) : null,
  );

const lines = (series, indicator, scale, name) =>
  runsOf(series, indicator).map((run) =>
    draw('path', { class: name, d: `M${run.map((i) => scale(i, series[i].value)).join('L')}` }),
  );

const bands = (series, indicator, scale) =>
  runsOf(series, indicator)
    .filter((run) => run.every((i) => series[i].lower !== null))
    .map((run) => {
      const above = run.map((i) => scale(i, series[i].upper));
      const below = run.map((i) => scale(i, series[i].lower)).reverse();
      return draw('path', { class: 'course-band', d: `M${[...above, ...below].join('L')}Z` });
    });

/** Places of values that follow each other without a gap and without a break of the series between them. */
function runsOf(series, { periods, breaks }) {
  const runs = [];
  let isOpen = false;
  series.forEach((figure, i) => {
    if (!hasNumber(figure)) {
      isOpen = false;
      return;
    }
    const isBroken = i > 0 && breaks.some((day) => periods[i - 1].date < day && day <= periods[i].date);
    if (!isOpen || isBroken) runs.push([]);
    runs.at(-1).push(i);
    isOpen = true;
  });
  return runs;
}
