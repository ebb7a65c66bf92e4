import { remember } from '../../model/maps.js';
import { pairs } from '../pairs.js';
import { keyOfWhen, type When } from './days.js';
import type { Form } from './forms.js';

/** What is counted on which days, wherever. */
export interface Measured {
  form: Form;
  when: When;
  key: string;
}

/** A count: what is counted, where and on which days. The same count in several figures has one key. */
export interface Count {
  key: string;
  measured: Measured;
  area: string;
}

/** Gives equal things one object and a short key, since there are as many counts as figures. */
export interface Counts {
  measured(form: Form, when: When): Measured;
  /** What is counted on one and the same day in all its datasets. */
  onDay(form: Form, day: string): Measured;
  at(measured: Measured, area: string): Count;
}

export function countRegistry(): Counts {
  const known = new Map<string, Measured>();
  const daily = pairs<Measured, Form>();
  const counts = pairs<Count, Measured>();
  const measuredOn = (form: Form, when: When): Measured =>
    remember(known, `${form.key}@${keyOfWhen(when)}`, () => ({ form, when, key: String(known.size) }));
  return {
    measured: measuredOn,
    onDay: (form, day) =>
      daily.remember(form, day, () => measuredOn(form, new Map(form.datasets.map((id) => [id, [day]])))),
    at: (measured, area) =>
      counts.remember(measured, area, () => ({ key: `${measured.key}@${area}`, measured, area })),
  };
}
