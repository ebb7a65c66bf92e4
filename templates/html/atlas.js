// The atlas: shows one indicator, period and level of the data that lie in the page, on the map and in the table. Every word
// comes from the data and is set as text, never as markup.
(() => {
  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId('atlas-daten').textContent);
  if (data.first === null) return;
  const { words, indicators, places, signs } = data;
  const [areaLevel, municipalityLevel, countyLevel, referenceLevel] = [0, 1, 2, 3];
  const levelOf = (place) => places[place][2];
  const nameOf = (place) => places[place][1];
  const county = places.findIndex((place) => place[2] === countyLevel);

  // Words and numbers ------------------------------------------------------------------------------------------------

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
  const thinSpace = '\u202f';

  /** German notation; values are rounded already. */
  function formatted(value, decimals) {
    const [whole, fraction] = Math.abs(value).toFixed(decimals).split('.');
    const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+(?!\d))/g, thinSpace) : whole;
    return (value < 0 ? '\u2212' : '') + grouped + (fraction === undefined ? '' : `,${fraction}`);
  }

  const withUnit = (text, unit) => (unit === '' ? text : `${text}${thinSpace}${unit}`);

  /** What is published of a place: `null` where it did not exist. Numbers are `null` where none is shown. */
  function figureOf(cell, indicator) {
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

  function valueCell({ value, status, decimals }) {
    if (value === null) return signCell(status);
    if (value === 0) return { text: '–', spoken: words.exactZero };
    return { text: formatted(value, decimals), spoken: signs[status][2] };
  }

  function limitsText({ lower, upper, decimals }) {
    if (lower === null || upper === null) return '';
    const pattern = lower < 0 || upper < 0 ? words.limitsBelowZero : words.limits;
    return fill(pattern, { lower: formatted(lower, decimals), upper: formatted(upper, decimals) });
  }

  function intervalCell(figure) {
    if (figure.value === null) return signCell(figure.status);
    const text = limitsText(figure);
    return text === '' ? signCell(0) : { text, spoken: '', reach: figure };
  }

  function countCell(count, status) {
    if (count === null) return signCell(status);
    return count === 0 ? { text: '–', spoken: words.exactZero } : { text: formatted(count, 0), spoken: '' };
  }

  /** The cells of a row. `used`: coarser indicators of the table, in the order of their marks. */
  function cellsOf(figure, indicator, used) {
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
      return { text: fill(words.marked, { number: cell.text, sign }), spoken };
    });
  }

  // What is shown ----------------------------------------------------------------------------------------------------

  /** `date`: that of the period wished for, `null` for the latest. */
  const wish = { indicator: data.first[0], date: null, period: null, level: data.first[2] };
  let pinned = null;

  /** What is there of what is wished for. */
  function chosen() {
    const indicator = indicators[wish.indicator];
    const { periods, latest } = indicator;
    const same = periods.findIndex((period) => period.id === wish.period);
    const before = periods.findLastIndex((period) => period.date <= wish.date);
    const period = wish.date === null ? latest : same >= 0 ? same : Math.max(before, 0);
    const level = levelsOf(indicator).includes(wish.level)
      ? wish.level
      : (levelsOf(indicator)[0] ?? municipalityLevel);
    return { indicator, period, level, at: periods[period], many: data.levels[level].many };
  }

  const levelsOf = (indicator) =>
    indicator.levels.map((id) => data.levels.findIndex((level) => level.id === id));

  function readFragment() {
    const asked = new URLSearchParams(location.hash.slice(1));
    const at = indicators.findIndex((indicator) => indicator.id === asked.get('indikator'));
    if (at < 0) return;
    const period = indicators[at].periods.find(({ id }) => id === asked.get('stand'));
    const level = data.levels.findIndex(({ id }) => id === asked.get('ebene'));
    wish.indicator = at;
    wish.period = period?.id ?? null;
    wish.date = period?.date ?? null;
    if (level >= 0) wish.level = level;
  }

  function writeFragment({ indicator, at, level }) {
    const asked = new URLSearchParams({
      indikator: indicator.id,
      stand: at.id,
      ebene: data.levels[level].id,
    });
    if (location.hash !== `#${asked}`) history.replaceState(null, '', `#${asked}`);
  }

  // Elements ---------------------------------------------------------------------------------------------------------

  function set(element, attributes, children) {
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  }
  const make = (name, attributes = {}, ...children) =>
    set(document.createElement(name), attributes, children);
  const draw = (name, attributes = {}, ...children) =>
    set(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);
  const said = ({ text, spoken }) =>
    spoken === '' ? [text] : [text, make('span', { class: 'unseen' }, ` (${spoken})`)];

  // Choice -----------------------------------------------------------------------------------------------------------

  const choice = makeChoice();

  function makeChoice() {
    const select = make('select', { id: 'wahl-indikator' });
    let next = 0;
    for (const [title, count] of data.chapters) {
      const group = make('optgroup', { label: title });
      for (const end = next + count; next < end; next++)
        group.append(make('option', { value: next }, indicators[next].title));
      select.append(group);
    }
    select.addEventListener('change', () => {
      wish.indicator = Number(select.value);
      show();
    });
    const slider = make('input', { type: 'range', id: 'wahl-stand', min: 0, step: 1 });
    const step = (by) => () => goTo(chosen().period + by);
    const earlier = make('button', { type: 'button', 'aria-label': words.earlier }, '‹');
    const later = make('button', { type: 'button', 'aria-label': words.later }, '›');
    const when = make('span', {});
    slider.addEventListener('input', () => goTo(Number(slider.value)));
    earlier.addEventListener('click', step(-1));
    later.addEventListener('click', step(1));
    const buttons = data.levels.map(({ many }, level) => {
      const button = make('button', { type: 'button' }, many);
      button.addEventListener('click', () => {
        wish.level = level;
        show();
      });
      return button;
    });
    const only = make('p', { class: 'only' });
    const frame = make(
      'div',
      { class: 'choice' },
      make('div', {}, make('label', { for: 'wahl-indikator' }, words.indicator), select),
      make(
        'div',
        {},
        make('label', { for: 'wahl-stand' }, `${words.period}: `, when),
        make('div', { class: 'steps' }, earlier, slider, later),
      ),
      make(
        'div',
        {},
        make('span', { class: 'label', id: 'wahl-ebene' }, words.level),
        make('div', { class: 'switch', role: 'group', 'aria-labelledby': 'wahl-ebene' }, ...buttons),
        only,
      ),
    );
    byId('auswahl').replaceChildren(frame);
    return { select, slider, earlier, later, when, buttons, only };
  }

  function goTo(period) {
    const { periods, latest } = indicators[wish.indicator];
    if (!periods[period]) return;
    wish.period = periods[period].id;
    wish.date = period === latest ? null : periods[period].date;
    show();
  }

  function showChoice({ indicator, period, level, at }) {
    const { select, slider, earlier, later, when, buttons, only } = choice;
    const last = indicator.periods.length - 1;
    select.value = String(wish.indicator);
    slider.max = String(last);
    slider.value = String(period);
    slider.disabled = last === 0;
    slider.setAttribute('aria-valuetext', at.label);
    when.textContent = at.label;
    earlier.disabled = period === 0;
    later.disabled = period === last;
    const there = levelsOf(indicator);
    buttons.forEach((button, i) => {
      button.setAttribute('aria-pressed', String(i === level));
      button.disabled = !there.includes(i);
    });
    only.textContent = there.length > 1 ? '' : fill(words.onlyLevel, { many: data.levels[level].many });
  }

  // Map --------------------------------------------------------------------------------------------------------------

  const map = byId('karte');
  const shapes = [byId('gebiete'), byId('kommunen')].map((group, level) =>
    [...(group?.children ?? [])].map((path, i) => ({ path, place: data.drawn[data.levels[level].id][i] })),
  );
  let current = null;

  const colouredBy = ({ value, smoothed, coarser }) => (coarser === null ? (smoothed ?? value) : null);

  function colourOf(figure, { limits, colours }) {
    const value = colouredBy(figure);
    return value === null ? 'url(#schraffur)' : colours[limits.filter((limit) => limit <= value).length];
  }

  /** In words, for the map: the value with its unit, or why there is none. */
  function wordsOf(figure, { unit }) {
    if (figure.value === null) return fill(words.noValue, { reason: signs[figure.status][1] });
    const { text, spoken } = valueCell(figure);
    const limits = limitsText(figure);
    const parts = [text === '–' ? spoken : withUnit(text, unit), limits && fill(words.interval, { limits })];
    if (text !== '–') parts.push(spoken);
    if (figure.coarser !== null)
      parts.push(fill(words.coarser, { title: current.indicator.coarser[figure.coarser].title }));
    return parts.filter((part) => part).join(', ');
  }

  function showMap({ indicator, at, level, many }) {
    if (!map) return;
    map.setAttribute('role', 'group');
    map.setAttribute('aria-label', fill(words.map, { title: indicator.shortTitle, many, when: at.label }));
    byId('gebiete').style.display = level === areaLevel ? '' : 'none';
    const legend = indicator.legends[data.levels[level].id];
    shapes.forEach((drawn, of) => {
      for (const { path, place } of drawn) {
        const figure = of === level ? figureOf(at.cells[place], indicator) : null;
        path.classList.toggle('shown', figure !== null);
        path.setAttribute('fill', figure === null ? 'none' : colourOf(figure, legend));
        path.style.display = of === level && figure === null ? 'none' : '';
        path.style.pointerEvents = of === level ? '' : 'none';
        for (const name of ['role', 'tabindex', 'aria-label']) path.removeAttribute(name);
        if (figure === null) continue;
        path.setAttribute('role', 'img');
        path.setAttribute('tabindex', '-1');
        path.setAttribute('aria-label', `${fullName(place)}: ${wordsOf(figure, indicator)}`);
      }
    });
    const [first] = shown();
    (shown().find(({ place }) => place === pinned) ?? first)?.path.setAttribute('tabindex', '0');
    const noMap = byId('ohne-grenzen');
    if (noMap) noMap.style.display = shapes[level].length === 0 ? '' : 'none';
  }

  /** The shapes that are shown, in the order of the table. */
  const shown = () =>
    shapes[current.level]
      .filter(({ path }) => path.classList.contains('shown'))
      .sort((a, b) => a.place - b.place);

  function fullName(place) {
    if (levelOf(place) !== areaLevel) return nameOf(place);
    return fill(words.inPlace, { one: nameOf(place), name: nameOf(municipalityOf(place)) });
  }

  /** A municipality stands before its areas. */
  function municipalityOf(place) {
    let at = place;
    while (levelOf(at) === areaLevel) at--;
    return at;
  }

  function showLegend({ indicator, at, level }) {
    const { labels, colours } = indicator.legends[data.levels[level].id];
    const entries = labels.map((label, i) => [label, colours[i]]);
    const hasHoles = shapes[level].some(({ path }) => path.getAttribute('fill') === 'url(#schraffur)');
    if (hasHoles) entries.push([words.hidden, 'url(#schraffur)']);
    const unit = indicator.unit === words.percent ? words.inPercent : indicator.unit;
    byId('legende').replaceChildren(
      make('p', {}, unit),
      make(
        'ul',
        {},
        ...entries.map(([label, colour]) =>
          make(
            'li',
            {},
            draw(
              'svg',
              { viewBox: '0 0 12 12', 'aria-hidden': 'true' },
              draw('rect', { fill: colour, width: 12, height: 12 }),
            ),
            label,
          ),
        ),
      ),
    );
    const isSmoothed = at.cells.some((cell) => Array.isArray(cell) && cell.length > 6);
    byId('geglaettet').textContent = isSmoothed ? words.smoothed : '';
  }

  // Table ------------------------------------------------------------------------------------------------------------

  let rows = new Map();

  /** The latest figure of a reference area with a number, not after the period. */
  function referenceOf(place, { indicator, period }) {
    for (let i = period; i >= 0; i--) {
      const figure = figureOf(indicator.periods[i].cells[place], indicator);
      if (figure !== null && figure.value !== null)
        return { figure, at: indicator.periods[i], isOlder: i < period };
    }
    return null;
  }

  function rowsOf(view) {
    const { indicator, at, level } = view;
    return places.flatMap((_, place) => {
      const of = levelOf(place);
      if (of === areaLevel && level !== areaLevel) return [];
      if (of === referenceLevel) {
        const found = referenceOf(place, view);
        if (found === null) return [];
        const name = found.isOlder
          ? fill(words.named, { name: nameOf(place), when: found.at.label })
          : nameOf(place);
        return [{ place, name, figure: found.figure }];
      }
      const figure = figureOf(at.cells[place], indicator);
      return figure === null ? [] : [{ place, name: nameOf(place), figure }];
    });
  }

  function showTable(view) {
    const { indicator, at, level, many } = view;
    const { columns } = indicator;
    const used = [];
    const spokenSigns = new Set();
    const reach = reachOf(view);
    rows = new Map();
    const bodies = [];
    const listed = rowsOf(view);
    listed.forEach(({ place, name, figure }, i) => {
      const of = levelOf(place);
      const isHead = of === municipalityLevel && level === areaLevel;
      if (bodies.length === 0 || isHead || of === countyLevel) bodies.push(make('tbody'));
      const cells = cellsOf(figure, indicator, used);
      for (const { text, spoken } of cells) if (spoken !== '') spokenSigns.add(text);
      const next = listed[i + 1];
      const heads = isHead && next !== undefined && levelOf(next.place) === areaLevel;
      const page = of === areaLevel ? '' : places[place][3];
      const emphasis = of === countyLevel ? 'own' : of === referenceLevel || isHead ? 'reference' : 'none';
      const row = make(
        'tr',
        { class: emphasis },
        make(
          'th',
          { scope: heads ? 'rowgroup' : 'row' },
          page === '' ? name : make('a', { href: `${page}#${indicator.id}` }, name),
        ),
        ...cells.map((cell) =>
          make('td', { class: 'right' }, ...said(cell), ...(cell.reach ? [reach(cell.reach)] : [])),
        ),
      );
      row.addEventListener('mouseenter', () => point(place));
      rows.set(place, row);
      bodies.at(-1).append(row);
    });
    const headings = [
      columns.value,
      ...(indicator.hasIntervals ? [columns.interval] : []),
      ...(columns.parts ?? []),
    ];
    const table = make(
      'table',
      {},
      make(
        'caption',
        { id: 'tabelle-titel' },
        make('span', {}, fill(words.caption, { title: indicator.shortTitle, many, when: at.label })),
      ),
      make(
        'thead',
        {},
        make(
          'tr',
          {},
          make('th', { scope: 'col', class: 'left' }, words.placeColumn),
          ...headings.map((heading) => make('th', { scope: 'col', class: 'right' }, heading)),
        ),
      ),
      ...bodies,
    );
    const lines = [
      ...data.meanings
        .filter(([sign]) => spokenSigns.has(sign))
        .map(([sign, meaning]) => fill(words.signLine, { sign, meaning })),
      ...used.map((coarser, i) => words.marks[i] + indicator.coarser[coarser].line),
    ];
    const signLines = lines.flatMap((line) => [make('span', {}, line), ' ']);
    byId('tabelle').replaceChildren(
      make(
        'div',
        { class: 'table' },
        make(
          'div',
          { class: 'scroll', role: 'group', tabindex: 0, 'aria-labelledby': 'tabelle-titel' },
          table,
        ),
        ...(lines.length === 0 ? [] : [make('p', { class: 'signs' }, ...signLines)]),
      ),
    );
    table.addEventListener('mouseleave', () => point(pinned));
    byId('tabelle').classList.toggle('flat', level !== areaLevel);
  }

  /** Draws value and interval on the scale that all periods of the level have in common, with the line of the county. */
  function reachOf({ indicator, at, level }) {
    const all = extent(indicator, (place) => levelOf(place) === level || levelOf(place) >= countyLevel);
    const middle = figureOf(at.cells[county], indicator);
    const x = (value) => 2 + (96 * (value - all.low)) / (all.high - all.low || 1);
    return ({ value, lower, upper }) => {
      const parts = [draw('line', { class: 'reach-line', x1: x(lower), x2: x(upper), y1: 6, y2: 6 })];
      if (middle !== null && middle.value !== null)
        parts.unshift(
          draw('line', { class: 'reach-county', x1: x(middle.value), x2: x(middle.value), y1: 0, y2: 12 }),
        );
      parts.push(draw('circle', { class: 'reach-dot', cx: x(value), cy: 6, r: 3 }));
      return draw(
        'svg',
        { viewBox: '0 0 100 12', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
        ...parts,
      );
    };
  }

  /** Least and greatest of all numbers of some places in all periods; from zero unless they lie far above it. */
  function extent(indicator, isMeant) {
    let [low, high] = [Infinity, -Infinity];
    for (const { cells } of indicator.periods) {
      cells.forEach((cell, place) => {
        if (!Array.isArray(cell) || !isMeant(place)) return;
        for (const number of cell.slice(1, 4)) {
          if (number === null) continue;
          low = Math.min(low, number);
          high = Math.max(high, number);
        }
      });
    }
    if (low > 0 && low < high / 2) low = 0;
    return low > high ? { low: 0, high: 1 } : { low, high };
  }

  // One place --------------------------------------------------------------------------------------------------------

  let pointed = null;

  /** Shows one place beside the map; `null` shows the county. */
  function point(place) {
    pointed = place;
    for (const [of, row] of rows) row.classList.toggle('pointed', of === place);
    const shape = shapes[current.level].find(
      (drawn) => drawn.place === place && drawn.path.classList.contains('shown'),
    );
    byId('umriss')?.setAttribute('d', shape?.path.getAttribute('d') ?? '');
    showPlace(place ?? county);
  }

  function showPlace(place) {
    const { indicator, at } = current;
    const found =
      levelOf(place) === referenceLevel
        ? referenceOf(place, current)
        : { figure: figureOf(at.cells[place], indicator), at };
    const figure = found?.figure ?? null;
    if (figure === null) return byId('gebiet').replaceChildren();
    const level = data.levels[levelOf(place)];
    const owner = municipalityOf(place);
    const around =
      owner === place ? (level?.one ?? '') : fill(words.inPlace, { one: level.one, name: nameOf(owner) });
    const page = places[owner][3];
    byId('gebiet').replaceChildren(
      make('h3', {}, nameOf(place)),
      make('p', { class: 'around' }, [around, found.at.label].filter((part) => part !== '').join(' · ')),
      make('p', { class: 'figure' }, ...largeFigure(figure, indicator)),
      make(
        'dl',
        {},
        ...factsOf(place, figure).map(([term, text]) =>
          make('div', {}, make('dt', {}, term), make('dd', {}, text)),
        ),
      ),
      ...courseOf(place),
      ...(page === ''
        ? []
        : [
            make(
              'p',
              {},
              make('a', { href: `${page}#${indicator.id}` }, fill(words.reported, { name: nameOf(owner) })),
            ),
          ]),
      ...(map ? [make('p', { class: 'hint' }, words.hint)] : []),
    );
  }

  function largeFigure(figure, { unit, coarser }) {
    const { text, spoken } = valueCell(figure);
    if (figure.value === null) return [text, make('small', {}, fill(words.noValue, { reason: spoken }))];
    const isPercent = unit === words.percent && text !== '–';
    const limits = limitsText(figure);
    const small = [
      unit === words.percent ? '' : unit,
      spoken,
      limits === '' ? '' : fill(words.interval, { limits }),
      figure.coarser === null ? '' : fill(words.coarser, { title: coarser[figure.coarser].title }),
      figure.smoothed === null
        ? ''
        : fill(words.smoothedValue, { value: formatted(figure.smoothed, figure.decimals) }),
    ].filter((part) => part !== '');
    return [isPercent ? withUnit(text, unit) : text, ...small.map((line) => make('small', {}, line))];
  }

  /** Numerator and denominator; then municipality, county and reference areas beside the place. */
  function factsOf(place, figure) {
    const { indicator, at } = current;
    const { parts } = indicator.columns;
    const facts = parts
      ? [figure.numerator, figure.denominator].flatMap((count, i) =>
          count === null ? [] : [[parts[i], countCell(count, figure.status).text]],
        )
      : [];
    if (!parts) return facts;
    const beside = [municipalityOf(place), county].filter(
      (other, i, all) => other !== place && all.indexOf(other) === i,
    );
    for (const other of beside) {
      if (levelOf(other) > countyLevel) continue;
      const own = figureOf(at.cells[other], indicator);
      if (own !== null) facts.push([nameOf(other), wordsOf(own, indicator)]);
    }
    places.forEach((_, other) => {
      const found = levelOf(other) === referenceLevel && other !== place ? referenceOf(other, current) : null;
      if (found === null) return;
      const name = found.isOlder
        ? fill(words.named, { name: nameOf(other), when: found.at.label })
        : nameOf(other);
      facts.push([name, wordsOf(found.figure, indicator)]);
    });
    return facts;
  }

  /** The development of the place, with that of the county dashed beside it where levels compare. */
  function courseOf(place) {
    const { indicator, period } = current;
    const { periods, breaks, columns, decimals, unit } = indicator;
    const seriesOf = (of) =>
      periods.map((at) => (Array.isArray(at.cells[of]) ? figureOf(at.cells[of], indicator) : null));
    const own = seriesOf(place);
    if (own.filter((figure) => figure !== null && figure.value !== null).length < 2) return [];
    const compares = columns.parts !== null && place !== county;
    const { low, high } = extent(indicator, (of) => of === place || (compares && of === county));
    const [left, right, top, bottom] = [6, 314, 18, 96];
    const times = periods.map((at) => Date.parse(at.date));
    const [from, to] = [times[0], times.at(-1)];
    const x = (i) => left + ((right - left) * (times[i] - from)) / (to - from || 1);
    const y = (value) => bottom - ((bottom - top) * (value - low)) / (high - low || 1);
    const at = (i, value) => `${x(i).toFixed(1)},${y(value).toFixed(1)}`;
    const runs = (series) => runsOf(series, periods, breaks);
    const line = (series, name) =>
      runs(series).map((run) =>
        draw('path', { class: name, d: `M${run.map((i) => at(i, series[i].value)).join('L')}` }),
      );
    const bands = runs(own)
      .filter((run) => run.every((i) => own[i].lower !== null))
      .map((run) => {
        const edge = [
          ...run.map((i) => at(i, own[i].upper)),
          ...[...run].reverse().map((i) => at(i, own[i].lower)),
        ];
        return draw('path', { class: 'course-band', d: `M${edge.join('L')}Z` });
      });
    const dots = own.flatMap((figure, i) =>
      figure === null || figure.value === null
        ? []
        : [
            draw('circle', {
              class: 'course-dot',
              cx: x(i),
              cy: y(figure.value),
              r: i === period ? 4.5 : 2.2,
            }),
          ],
    );
    const text = (value) => withUnit(formatted(value, decimals), unit === words.percent ? unit : '');
    const points = own.flatMap((figure, i) =>
      figure === null || figure.value === null ? [] : [`${periods[i].label}: ${text(figure.value)}`],
    );
    const label = fill(words.development, { name: nameOf(place), points: points.join('; ') });
    return [
      draw(
        'svg',
        { viewBox: '0 0 320 116', role: 'img', 'aria-label': label },
        draw('line', { class: 'course-now', x1: x(period), x2: x(period), y1: top - 4, y2: bottom + 4 }),
        ...bands,
        ...(compares ? line(seriesOf(county), 'course-county') : []),
        ...line(own, 'course-line'),
        ...dots,
        draw('text', { x: left, y: 10 }, text(high)),
        draw('text', { x: left, y: 112 }, periods[0].label),
        draw('text', { x: right, y: 112, 'text-anchor': 'end' }, periods.at(-1).label),
      ),
    ];
  }

  /** Places of values that follow each other without a gap and without a break of the series between them. */
  function runsOf(series, periods, breaks) {
    const runs = [];
    let open = false;
    series.forEach((figure, i) => {
      if (figure === null || figure.value === null) {
        open = false;
        return;
      }
      const isBroken = i > 0 && breaks.some((day) => periods[i - 1].date < day && day <= periods[i].date);
      if (!open || isBroken) runs.push([]);
      runs.at(-1).push(i);
      open = true;
    });
    return runs;
  }

  // All together -----------------------------------------------------------------------------------------------------

  const title = document.title;

  function show() {
    current = chosen();
    const { indicator, at, level, many } = current;
    const when = at.label;
    document.title = `${indicator.shortTitle} – ${title}`;
    byId('indikator').textContent = indicator.title;
    byId('frage').textContent = indicator.question;
    byId('stand').textContent = fill(words.standing, { many, when });
    byId('erklaerung').replaceChildren(
      byId('erklaerung').firstElementChild,
      ...[indicator.definition, ...indicator.caveats, `${words.about}: ${indicator.source}`].map((text) =>
        make('p', {}, text),
      ),
    );
    showChoice(current);
    showMap(current);
    showLegend(current);
    showTable(current);
    point(pinned);
    const figures = places.flatMap((_, place) =>
      levelOf(place) === level ? [figureOf(at.cells[place], indicator)] : [],
    );
    const there = figures.filter((figure) => figure !== null);
    const withValue = there.filter(({ value, coarser }) => value !== null && coarser === null).length;
    const announced = { title: indicator.shortTitle, many, when, shown: withValue, all: there.length };
    byId('meldung').textContent = fill(words.announced, announced);
    writeFragment(current);
  }

  const shapeAt = (target) => shown().find(({ path }) => path === target);

  function moveFocus(from, by) {
    const all = shown();
    const at = Math.min(all.length - 1, Math.max(0, all.indexOf(from) + by));
    for (const { path } of all) path.setAttribute('tabindex', '-1');
    all[at].path.setAttribute('tabindex', '0');
    all[at].path.focus();
  }

  function pin(place) {
    pinned = pinned === place ? null : place;
    point(pinned ?? pointed);
  }

  const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };
  map?.addEventListener('mouseover', ({ target }) => {
    const shape = shapeAt(target);
    if (shape) point(shape.place);
  });
  map?.addEventListener('mouseleave', () => point(pinned));
  map?.addEventListener('focusin', ({ target }) => {
    const shape = shapeAt(target);
    if (shape) point(shape.place);
  });
  map?.addEventListener('focusout', () => point(pinned));
  map?.addEventListener('click', ({ target }) => {
    const shape = shapeAt(target);
    if (shape) pin(shape.place);
  });
  map?.addEventListener('keydown', (event) => {
    const shape = shapeAt(event.target);
    if (!shape) return;
    if (event.key in steps) moveFocus(shape, steps[event.key]);
    else if (event.key === 'Enter' || event.key === ' ') pin(shape.place);
    else return;
    event.preventDefault();
  });
  addEventListener('hashchange', () => {
    readFragment();
    show();
  });
  readFragment();
  show();
})();
