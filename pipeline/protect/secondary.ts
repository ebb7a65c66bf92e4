import { upperLevels } from '../model/region.js';
import type { DataRoom } from '../model/room.js';
import { blockOf, type Lessons } from './block.js';
import { type HiddenCount, type Hiding, hideIn } from './pattern.js';
import { type Component, type Cut, componentOf } from './system/component.js';
import type { Count, Figure } from './system/counts.js';
import type { Demand } from './system/demands.js';
import { type System, systemOf } from './system/system.js';
import { verify } from './verified.js';
import { weightOf } from './weights.js';

export interface Secondary {
  system: System;
  /** What is not in it stays printed. */
  hidden: ReadonlyMap<Count, HiddenCount>;
  /** Counts for which no pattern keeps the interval the policy demands, or none is shown to. */
  unprotected: readonly Count[];
}

/** How often a finished pattern that betrays something is hidden anew. */
const attempts = 3;
/** How often after that one neighbour more is hidden for each count that is left too little. */
const widenings = 12;

/**
 * Chooses what else to hide so that no count the policy protects can be worked out or narrowed down. First among areas
 * alone; where that is not enough with all inequalities coupled, then with totals of municipalities, at last with those
 * of the county. Counts hidden earlier (`null`: not published then), or else in the period before, are hidden first.
 */
export async function hideSecondary(
  figures: readonly Figure[],
  room: DataRoom,
  hiddenEarlier: (count: Count) => boolean | null,
): Promise<Secondary> {
  const system = systemOf(figures, room);
  const { all: counts, ofFigure } = system.counts;
  const weigh = weightOf(figures, room);
  const hidden = new Map<Count, HiddenCount>();
  for (const count of counts) {
    if (count.demand) hidden.set(count, count.demand);
  }
  let pending = counts.filter((c) => (c.demand || !c.isPrinted) && !c.isKnown).sort(inTime);
  const last = new Map<number, boolean>();
  /** Whether some figure prints the count. Cases are printed with their figure, so not where its group is hidden. */
  const isShown = (count: Count): boolean => {
    if (!count.isPrinted || hidden.has(count)) return false;
    const isGroupHidden = (i: number) => {
      const group = ofFigure[i]?.denominator;
      return group ? hidden.has(group) : false;
    };
    return (
      count.numeratorOf.some((i) => figures[i]?.decision === null && !isGroupHidden(i)) ||
      count.denominatorOf.some((i) => figures[i]?.decision?.denominator == null)
    );
  };
  for (const cut of cuts) {
    const failed: Count[] = [];
    const components = await componentsOf(pending, cut);
    const found = await hideEach(components, hiddenEarlier, noLessons);
    components.forEach((component, i) => {
      const demanding = component.counts.filter((c) => c.demand);
      const hiding = found[i];
      if (!hiding || (!hiding.isComplete && !cut.isCoupled)) failed.push(...demanding);
    });
    pending = failed;
  }
  const unproved = new Set<Count>();
  const unprotected = [...pending, ...(await mended()), ...unproved];
  return { system, hidden, unprotected };

  /** All that hangs together with some counts, each part once. */
  async function componentsOf(starts: Iterable<Count>, cut: Cut): Promise<Component[]> {
    const components: Component[] = [];
    const done = new Set<Count>();
    for (const start of starts) {
      if (done.has(start)) continue;
      const component = await componentOf(system, start, cut);
      for (const count of component.counts) done.add(count);
      components.push(component);
    }
    return components;
  }

  /** Chooses what to hide in each component, one after the other, and keeps what was found. */
  async function hideEach(
    components: readonly Component[],
    isPreferred: (count: Count) => boolean | null,
    lessons: Lessons,
  ): Promise<(Hiding | null)[]> {
    const hiddenOnes = new Set([...hidden.keys()].map((count) => count.number));
    const found: (Hiding | null)[] = [];
    for (const component of components) {
      const block = blockOf(component, { weigh, isPreferred, lessons });
      const hiding = await hideIn(block, {
        isPreferred: (count) => count.isPreferred ?? last.get(count.series) ?? false,
        isHidden: (number) => hiddenOnes.has(number),
      });
      found.push(hiding);
      if (!hiding) continue;
      component.counts.forEach((count, place) => {
        const result = hiding.hidden[place] ?? null;
        last.set(count.series, result !== null);
        if (result) {
          hidden.set(count, result);
          hiddenOnes.add(count.number);
        } else {
          hidden.delete(count);
          hiddenOnes.delete(count.number);
        }
      });
    }
    return found;
  }

  /** Hides anew where the finished pattern betrays something. Gives the counts the policy protects that stay betrayed. */
  async function mended(): Promise<Count[]> {
    const demands = new Map<Count, Demand>();
    const barred = new Set<Count>();
    const isClosed = (count: Count) => !count.isKnown && !isShown(count);
    let touched: readonly Count[] = counts.filter(isClosed);
    let harmless: ReadonlyMap<Count, HiddenCount> | null = null;
    for (let attempt = 0; ; attempt++) {
      const betrayed = await verify(system, hidden, touched, isShown, unproved);
      if (betrayed.size === 0) return [];
      // A pattern that betrays nothing the policy protects is better than one that does.
      if (![...betrayed.keys()].some((count) => count.demand)) harmless ??= new Map(hidden);
      if (attempt === attempts) {
        const left = await widened([...betrayed.keys()]);
        if (left.length === 0 || !harmless) return left;
        hidden.clear();
        for (const [count, interval] of harmless) hidden.set(count, interval);
        return [];
      }
      for (const [count, demand] of betrayed) {
        const isInVain = demands.has(count);
        demands.set(count, demand);
        if (!isInVain || count.demand || !count.isPrinted) continue;
        barred.add(count);
        demands.delete(count);
      }
      const components = await componentsOf(betrayed.keys(), whole);
      const members = components.flatMap((component) => component.counts);
      const before = new Set(members.filter((count) => hidden.has(count)));
      await hideEach(components, (count) => hidden.has(count), { demands, barred });
      // What is printed again may tell of counts of other components, which it had kept apart from all else.
      touched = members.filter((count) => isClosed(count) || before.has(count));
    }
  }

  /** Hides the cheapest printed neighbour of each count that is left too little, until that is enough or none is left. */
  async function widened(narrow: readonly Count[]): Promise<Count[]> {
    let betrayed = narrow;
    for (let step = 0; step < widenings && betrayed.length > 0; step++) {
      const more = new Set(betrayed.flatMap((count) => cheapestNeighbour(count) ?? []));
      if (more.size === 0) break;
      for (const count of more) {
        hidden.set(count, { lower: count.value, upper: count.value });
      }
      betrayed = [...(await verify(system, hidden, [...betrayed, ...more], isShown, unproved)).keys()];
    }
    return betrayed.filter((c) => c.demand);
  }

  /** Of the counts that stand in one equation with it: no zero, no total of a municipality or the county. */
  function cheapestNeighbour(count: Count): Count | undefined {
    const groups = count.groups.map((group) => group.denominator);
    const relations = [count, ...groups].flatMap((c) => [...system.sumsOf(c), system.placeOf(c)]);
    const cells = new Set(relations.flatMap((r) => (r?.equations ?? []).flatMap((e) => e.cells)));
    return [...cells]
      .flatMap((cell) => counts[cell] ?? [])
      .filter((c) => isShown(c) && !c.isKnown && c.value !== 0 && !isUpper(c))
      .sort((a, b) => weigh(a) - weigh(b) || (a.id < b.id ? -1 : 1))[0];
  }
}

const noLessons: Lessons = { demands: new Map(), barred: new Set() };

const isUpper = (count: Count): boolean => (upperLevels as readonly string[]).includes(count.level);

const inTime = (a: Count, b: Count): number => {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
};

const fixedUp = (levels: readonly string[], isCoupled: boolean): Cut => ({
  isCoupled,
  isConstant: (count) =>
    count.isKnown ||
    (count.isPrinted && count.demand === null && (count.value === 0 || levels.includes(count.level))),
});
const whole = fixedUp(upperLevels, true);
const cuts: readonly Cut[] = [
  fixedUp(upperLevels, false),
  whole,
  fixedUp(upperLevels.slice(1), true),
  fixedUp(upperLevels.slice(2), true),
];
