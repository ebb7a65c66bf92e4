import { type Dataset, referenceDateOf, type Sum } from '../../model/dataset.js';
import type { Indicator } from '../../model/indicator.js';
import { remember } from '../../model/maps.js';
import { parsePeriod, shiftPeriod } from '../../model/period.js';
import { formKey, partsOf, type Term, type TermPart, timelessKey } from './terms.js';

/** What a count counts. Shared by all places that count the same on the same days. */
export interface Form {
  /** The same for the same terms in any order. Short: all counts are looked up by it. */
  name: string;
  terms: readonly Term[];
  /** The same for what is counted whatever the days, by which a count is known again in another period. */
  timeless: number;
}

/** The days on which a dataset was counted in an area, ascending; what an older figure is looked up in. */
export type KnownDays = (dataset: string, area: string) => readonly string[];

export interface Place {
  area: string;
  period: string;
  referenceDate: string;
  denominatorDate: string | null;
}

export type Delivered = Extract<Indicator, { kind: 'delivered' }>;
export type Counting = Exclude<Indicator, Delivered>;

const areOf = (dataset: string | undefined, parts: readonly TermPart[]): boolean =>
  parts.every((part) => part.dataset === dataset);

/** A part of a sum with the day it is counted on. */
type Dated = readonly [part: TermPart, day: string];

/**
 * The forms of numerators and denominators. Each is put together once, however many places share it: their names are long,
 * and all that follows looks counts up by them.
 */
export class Forms {
  private readonly known = new Map<string, Form>();
  private readonly ofSums = new Map<Sum, Map<string, Form>>();
  private readonly named = new Map<string, Form>();
  private readonly shifted = new Map<string, string | null>();
  private readonly timeless = new Map<string, number>();
  private readonly series = new Map<number, Map<string, number>>();
  private seriesCount = 0;
  private readonly dates = new Map<string, string>();

  constructor(
    private readonly datasets: ReadonlyMap<string, Dataset>,
    private readonly days: KnownDays,
  ) {}

  /** What a numerator counts, day by day: windows and pools reach back over several periods. */
  numerator(indicator: Counting, place: Place): Form {
    const parts = partsOf(indicator.numerator, this.datasets);
    const pool = 'pool_periods' in indicator ? indicator.pool_periods : 1;
    const spine = parts[0]?.dataset ?? '';
    if (pool * indicator.window_periods === 1 && areOf(spine, parts))
      return this.onDay(indicator.numerator, parts, place.referenceDate);
    const dated: Dated[] = [];
    for (let pooled = 0; pooled < pool; pooled++)
      for (let windowed = 0; windowed < indicator.window_periods; windowed++)
        this.dateAt(dated, parts, spine, indicator, place, pooled + windowed);
    return this.formOf(`${indicator.id} numerator`, dated);
  }

  /** What a denominator (or the weight of a delivered value) counts, day by day; `null` where there is none. */
  denominator(indicator: Indicator, place: Place): Form | null {
    if (indicator.kind === 'count') return null;
    const sum = indicator.kind === 'delivered' ? indicator.weight : indicator.denominator;
    if (!sum) return null;
    const parts = partsOf(sum, this.datasets);
    const spine =
      indicator.kind === 'delivered'
        ? indicator.value.dataset
        : (partsOf(indicator.numerator, this.datasets)[0]?.dataset ?? '');
    const pool = 'pool_periods' in indicator ? indicator.pool_periods : 1;
    const { denominatorDate } = place;
    if (denominatorDate !== null && pool === 1 && areOf(parts[0]?.dataset, parts))
      return this.onDay(sum, parts, denominatorDate);
    const dated: Dated[] = [];
    for (let shift = 0; shift < pool; shift++) this.dateAt(dated, parts, spine, indicator, place, shift);
    return this.formOf(`${indicator.id} denominator`, dated);
  }

  /** A delivered value stands for the count it implies together with its weight. */
  delivered({ id, value }: Delivered, { referenceDate }: Place): Form {
    const { dataset, measure } = value;
    const part = { sign: 1, dataset, measure: `${measure} × ${id}`, where: {} } as const;
    return this.formOf(`${id} delivered`, [[part, referenceDate]]);
  }

  /** Name of the form with these terms; `null` where nothing counts that. */
  nameOf(terms: readonly Term[]): string | null {
    return this.named.get(formKey(terms))?.name ?? null;
  }

  /** Number of what a form counts in an area, the same on all days. */
  seriesAt({ timeless }: Form, area: string): number {
    const numbers = remember(this.series, timeless, () => new Map<string, number>());
    return remember(numbers, area, () => this.seriesCount++);
  }

  /** Whether everybody knows what the form counts from its source. */
  isKnown({ terms }: Form): boolean {
    return terms.every((t) => this.datasets.get(t.dataset)?.protected_by_source === true);
  }

  /** Nearly all sums are counted on one day: no key is put together for them. */
  private onDay(sum: Sum, parts: readonly TermPart[], day: string): Form {
    const days = remember(this.ofSums, sum, () => new Map<string, Form>());
    return remember(days, day, () => this.formWith(parts.map((part) => ({ ...part, day }))));
  }

  private formOf(owner: string, dated: readonly Dated[]): Form {
    let key = owner;
    for (const [, day] of dated) key += ` ${day}`;
    return remember(this.known, key, () => this.formWith(dated.map(([part, day]) => ({ ...part, day }))));
  }

  private formWith(terms: readonly Term[]): Form {
    return remember(this.named, formKey(terms), () => this.newForm(terms));
  }

  private newForm(terms: readonly Term[]): Form {
    const timeless = remember(this.timeless, timelessKey(terms), () => this.timeless.size);
    return { name: this.nextName(), terms, timeless };
  }

  /** Of one length, so that they sort in the order in which the figures bring them up. */
  private nextName(): string {
    return `f${String(this.named.size).padStart(6, '0')}`;
  }

  /** Adds the parts `shift` periods before that of the figure, each on the day its pairing gives it. */
  private dateAt(
    dated: Dated[],
    parts: readonly TermPart[],
    spine: string,
    indicator: Indicator,
    place: Place,
    shift: number,
  ): void {
    const spineDay = shift === 0 ? place.referenceDate : this.dayOf(spine, place, shift);
    const rule = 'pairing' in indicator ? indicator.pairing.rule : 'latest_not_after';
    for (const part of parts) {
      if (part.dataset === spine || rule === 'same_reference_date') dated.push([part, spineDay]);
      else if (rule === 'same_period') dated.push([part, this.dayOf(part.dataset, place, shift)]);
      else {
        const known = this.days(part.dataset, place.area);
        dated.push([part, known.findLast((day) => day <= spineDay) ?? spineDay]);
      }
    }
  }

  private dayOf(dataset: string, { period, referenceDate }: Place, shift: number): string {
    const at = this.shiftedPeriod(period, shift);
    const known = this.datasets.get(dataset);
    if (!known || at === null) return referenceDate;
    const key = `${dataset} ${at}`;
    const date = this.dates.get(key) ?? referenceDateOf(known, at);
    this.dates.set(key, date);
    return date;
  }

  private shiftedPeriod(period: string, shift: number): string | null {
    const key = `${period} ${shift}`;
    const known = this.shifted.get(key);
    if (known !== undefined) return known;
    const parsed = parsePeriod(period);
    const found = parsed ? shiftPeriod(parsed, -shift).id : null;
    this.shifted.set(key, found);
    return found;
  }
}
