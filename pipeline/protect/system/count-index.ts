import type { Count } from './counts.js';

const none: ReadonlyMap<string, Count> = new Map();

/** Counts by what they count and where, and all of them by their numbers: thousands of look-ups need not put ids together. */
export class CountIndex {
  /** By number. */
  readonly all: Count[] = [];
  private readonly byForm = new Map<string, Map<string, Count>>();
  private readonly others = new Map<string, Count>();

  at(form: string, area: string): Count | undefined {
    return this.byForm.get(form)?.get(area);
  }

  /** The counts of one form by area. */
  areasOf(form: string): ReadonlyMap<string, Count> {
    return this.byForm.get(form) ?? none;
  }

  add(count: Count): void {
    this.all.push(count);
    const areas = this.byForm.get(count.form);
    if (areas) areas.set(count.area, count);
    else this.byForm.set(count.form, new Map([[count.area, count]]));
  }

  /** Adds a count that contradicts another of the same form and area; it is found by its id alone. */
  addOther(count: Count): void {
    this.all.push(count);
    this.others.set(count.id, count);
  }

  other(id: string): Count | undefined {
    return this.others.get(id);
  }
}
