import type { Count } from './counts.js';

const none: ReadonlyMap<string, Count> = new Map();

/** Counts by their id, and by what they count and where: thousands of look-ups need not put ids together. */
export class CountIndex {
  readonly byId = new Map<string, Count>();
  private readonly byForm = new Map<string, Map<string, Count>>();

  at(form: string, area: string): Count | undefined {
    return this.byForm.get(form)?.get(area);
  }

  /** The counts of one form by area. */
  areasOf(form: string): ReadonlyMap<string, Count> {
    return this.byForm.get(form) ?? none;
  }

  /** @param isFirst `false`: contradicts another of the same form and area, and is found by its id alone */
  add(count: Count, isFirst: boolean): void {
    this.byId.set(count.id, count);
    if (!isFirst) return;
    const areas = this.byForm.get(count.form);
    if (areas) areas.set(count.area, count);
    else this.byForm.set(count.form, new Map([[count.area, count]]));
  }
}
