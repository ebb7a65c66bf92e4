import { chosen, levelsOf, wish } from './choice.js';
import { byId, data, fill, indicators, words } from './data.js';
import { make } from './elements.js';

// The controls are made here, since without a script they would do nothing.

/** Puts the controls into the page; gives what shows a choice in them. `changed` is called when something else is wished for. */
export function makeControls(changed) {
  const select = indicatorSelect(changed);
  const periods = periodControls(changed);
  const levels = levelButtons(changed);
  byId('auswahl').replaceChildren(
    make(
      'div',
      { class: 'choice' },
      make('div', {}, make('label', { for: 'wahl-indikator' }, words.indicator), select),
      periods.element,
      levels.element,
    ),
  );
  return (view) => {
    select.value = String(wish.indicator);
    periods.show(view);
    levels.show(view);
  };
}

function indicatorSelect(changed) {
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
    changed();
  });
  return select;
}

function periodControls(changed) {
  const goTo = (period) => {
    const { periods, latest } = indicators[wish.indicator];
    if (!periods[period]) return;
    wish.period = periods[period].id;
    wish.date = period === latest ? null : periods[period].date;
    changed();
  };
  const slider = make('input', { type: 'range', id: 'wahl-stand', min: 0, step: 1 });
  const earlier = make('button', { type: 'button', 'aria-label': words.earlier }, '‹');
  const later = make('button', { type: 'button', 'aria-label': words.later }, '›');
  const when = make('span');
  slider.addEventListener('input', () => goTo(Number(slider.value)));
  earlier.addEventListener('click', () => goTo(chosen().period - 1));
  later.addEventListener('click', () => goTo(chosen().period + 1));
  const steps = make('div', { class: 'steps' }, earlier, slider, later);
  return {
    element: make('div', {}, make('label', { for: 'wahl-stand' }, `${words.period}: `, when), steps),
    show({ indicator, period, at }) {
      const last = indicator.periods.length - 1;
      slider.max = String(last);
      slider.value = String(period);
      slider.setAttribute('aria-valuetext', at.label);
      steps.classList.toggle('single', last === 0);
      when.textContent = at.label;
      earlier.disabled = period === 0;
      later.disabled = period === last;
    },
  };
}

function levelButtons(changed) {
  const buttons = data.levels.map(({ many }, level) => {
    const button = make('button', { type: 'button' }, many);
    button.addEventListener('click', () => {
      wish.level = level;
      changed();
    });
    return button;
  });
  const only = make('p', { class: 'only' });
  return {
    element: make(
      'div',
      {},
      make('span', { class: 'label', id: 'wahl-ebene' }, words.level),
      make('div', { class: 'switch', role: 'group', 'aria-labelledby': 'wahl-ebene' }, ...buttons),
      only,
    ),
    show({ indicator, level, many }) {
      const there = levelsOf(indicator);
      buttons.forEach((button, i) => {
        button.setAttribute('aria-pressed', String(i === level));
        button.disabled = !there.includes(i);
      });
      only.textContent = there.length > 1 ? '' : fill(words.onlyLevel, { many });
    },
  };
}
