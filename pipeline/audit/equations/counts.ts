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
  at(measured: Measured, area: string): Count;
}

export function countRegistry(): Counts {
  const known = new Map<string, Measured>();
  return {
    measured(form, when) {
      const name = `${form.key}@${keyOfWhen(when)}`;
      const seen = known.get(name);
      if (seen) return seen;
      const measured = { form, when, key: String(known.size) };
      known.set(name, measured);
      return measured;
    },
    at: (measured, area) => ({ key: `${measured.key}@${area}`, measured, area }),
  };
}
