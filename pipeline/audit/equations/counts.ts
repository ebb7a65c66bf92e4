import { remember } from '../../model/maps.js';
import { pairs } from '../pairs.js';
import { keyOfWhen, type When } from './days.js';
import type { Form } from './forms.js';

/** What is counted on which days, wherever. */
export interface Measured {
  form: Form;
  when: When;
  key: string;
  /** By place, as far as they were asked for. */
  counts: Map<string, Count>;
}

/** A count: what is counted, where and on which days. The same count in several figures is one object. */
export interface Count {
  /** Counted from 0: there are as many counts as figures, and nothing is found faster than by a number. */
  key: number;
  measured: Measured;
  area: string;
}

/** Gives equal things one object. */
export interface Counts {
  measured(form: Form, when: When): Measured;
  /** What is counted on one and the same day in all its datasets. */
  onDay(form: Form, day: string): Measured;
  at(measured: Measured, area: string): Count;
}

export function countRegistry(): Counts {
  const known = new Map<string, Measured>();
  const daily = pairs<Measured, Form>();
  let next = 0;
  const measuredOn = (form: Form, when: When): Measured =>
    remember(known, `${form.key}@${keyOfWhen(when)}`, () => ({
      ...{ form, when, key: String(known.size) },
      counts: new Map(),
    }));
  return {
    measured: measuredOn,
    onDay: (form, day) =>
      daily.remember(form, day, () => measuredOn(form, new Map(form.datasets.map((id) => [id, [day]])))),
    at(measured, area) {
      const known = measured.counts.get(area);
      if (known) return known;
      const count = { key: next++, measured, area };
      measured.counts.set(area, count);
      return count;
    },
  };
}
