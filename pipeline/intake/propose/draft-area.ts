import type { AreaColumn } from '../../model/dataset.js';
import * as say from '../../model/messages/map.js';
import { headingRank } from '../table/headings.js';
import { foldHeading } from '../table/table.js';
import { isArea } from './area-rules.js';
import { type AreaChoice, chooseArea } from './choose-area.js';
import type { Draft } from './draft.js';
import { type ColumnProfile, cellsWhere } from './profile.js';
import { rowsAside } from './rows-aside.js';
import type { Confidence } from './types.js';

/** Area column, area rules, names of residual areas and totals, and the rows that belong to no area of the region. */
export function draftArea(draft: Draft): AreaChoice | null {
  const { facts, dataset } = draft;
  const target = dataset.columns.find((c): c is AreaColumn => c.role === 'area');
  // What a heading plainly calls something else is no area, even if its codes look like keys of areas.
  const others = dataset.columns.filter((c) => c.role !== 'area');
  const called = (c: ColumnProfile) =>
    others.some((o) => headingRank(o, foldHeading(c.column.name.replace(/#\d+$/, ''))) !== null);
  const candidates = facts.columns.filter((c) => !called(c));
  const choice = target ? chooseArea(candidates, target, facts.scope) : null;
  if (!target || !choice) {
    draft.open.push(say.open.noArea);
    return null;
  }
  const { profile, fit, name } = choice;
  const heading = profile.column.name;
  draft.used.add(profile);
  draft.found.add(target.id);
  draft.mapping.columns[heading] = target.id;
  const aside = rowsAside(choice, facts.columns, facts.rows, facts.scope);
  const named = new Set([...Object.keys(aside.names), ...aside.rules.flatMap((r) => r.texts)]);
  const resolved = cellsWhere(profile.texts, (t) => isArea(fit.readings.get(t)) || named.has(t));
  const plain = fit.rules.prefix === '' && fit.rules.pad === undefined;
  const confidence: Confidence =
    resolved < profile.filled * 0.9
      ? 'unsicher'
      : (name === 1 || fit.share >= 0.9) && plain
        ? 'sicher'
        : 'wahrscheinlich';
  const cells = cellsWhere(profile.texts, (t) => isArea(fit.readings.get(t)));
  draft.remark(
    ['columns', heading],
    confidence,
    say.joined([say.areaEvidence(cells, profile.filled, fit.areas.size), say.nameEvidence(name)]),
  );
  draftRules(draft, choice, aside.names);
  for (const rule of aside.rules) {
    draft.mapping.set_aside ??= {};
    draft.mapping.set_aside.rows ??= [];
    const at = draft.mapping.set_aside.rows.length;
    draft.mapping.set_aside.rows.push({
      name: say.ruleNames[rule.kind],
      reason: say.reasons[rule.kind],
      when: { [rule.column]: 'is' in rule.when ? { is: single(rule.when.is) } : rule.when },
    });
    draft.remark(['set_aside', 'rows', at], 'wahrscheinlich', say.rowsEvidence(rule.rows, rule.texts));
  }
  for (const { text, near } of aside.slips) draft.open.push(say.open.slip(text, near));
  if (fit.unclear.length > 0) draft.open.push(say.open.prefixUnclear(heading, fit.unclear));
  else if (aside.unread.length > aside.slips.length)
    draft.open.push(say.open.areasUnknown(heading, aside.unread));
  return choice;
}

const single = (texts: string[]): string | string[] => (texts.length === 1 ? (texts[0] ?? '') : texts);

function draftRules(draft: Draft, { profile, fit }: AreaChoice, names: Record<string, string>): void {
  const { pad, prefix, level } = fit.rules;
  const areas = {
    ...(level === undefined ? {} : { level }),
    ...(pad === undefined ? {} : { pad }),
    ...(prefix === '' ? {} : { prefix }),
    ...(Object.keys(names).length === 0 ? {} : { names }),
  };
  if (Object.keys(areas).length === 0) return;
  draft.mapping.areas = areas;
  if (level !== undefined) draft.remark(['areas', 'level'], 'wahrscheinlich', say.levelEvidence(level));
  const [example = ''] = profile.texts.keys();
  if (prefix !== '') {
    const becomes = prefix + (pad === undefined ? example : example.padStart(pad, '0'));
    draft.remark(['areas', 'prefix'], 'wahrscheinlich', say.prefixEvidence(example, becomes));
  }
  for (const text of Object.keys(names)) {
    draft.remark(['areas', 'names', text], 'wahrscheinlich', say.namesEvidence(profile.texts.get(text) ?? 0));
  }
}
