import { type CodeColumn, dimensionsOf, measuresOf } from '../../model/dataset.js';
import * as say from '../../model/messages/map.js';
import { codeMeant } from './codes.js';
import type { Draft } from './draft.js';
import { unused } from './draft.js';
import { periodExtras } from './periods.js';
import type { ColumnProfile } from './profile.js';
import { type AgeText, ageText, boundOf, spanOf, spanText } from './spans.js';
import { assignTargets, type Target } from './targets.js';
import type { Confidence } from './types.js';

/** Period, dimensions and measures that have a column of their own. */
export function draftTargets(draft: Draft, candidates: readonly ColumnProfile[]): void {
  for (const found of assignTargets(candidates, draft.dataset)) {
    const { target, profile, rule } = found;
    const heading = profile.column.name;
    draft.used.add(profile);
    draft.found.add(target.id);
    if (target.role === 'period' && rule) {
      draft.mapping.period = { column: heading, ...periodExtras(rule) };
      draft.remark(['period'], confidenceOf(found), evidenceOf(found));
      continue;
    }
    draft.mapping.columns[heading] = target.id;
    draft.remark(['columns', heading], confidenceOf(found), evidenceOf(found));
    if (target.role === 'dimension' && target.type === 'code') draftCodes(draft, profile, target);
    if (target.role === 'dimension' && target.type === 'age') draftAges(draft, profile, target.id);
  }
}

function confidenceOf({ name, content, rival, target, profile }: Target): Confidence {
  if (rival !== null || (profile.filled > 0 && content < 0.5)) return 'unsicher';
  if (name === 1 && (content >= 0.95 || profile.filled === 0)) return 'sicher';
  const telling = target.role === 'measure' ? name >= 0.7 : content >= 0.95;
  return telling || name === 1 ? 'wahrscheinlich' : 'unsicher';
}

function evidenceOf({ target, profile, name, content, rival }: Target): string {
  const kind = target.role === 'dimension' && target.type === 'age' ? 'age' : target.role;
  return say.joined([
    say.nameEvidence(name),
    say.contentEvidence[kind](Math.round(content * profile.filled), profile.filled),
    rival === null ? '' : say.rivalEvidence(rival),
  ]);
}

/** Recodings that the wording allows; what it does not say is left to a person. */
function draftCodes(draft: Draft, profile: ColumnProfile, column: CodeColumn): void {
  const unknown: string[] = [];
  for (const text of profile.texts.keys()) {
    const meant = codeMeant(text, column);
    if (meant === null) unknown.push(text);
    else if (!meant.certain) {
      recode(draft, column.id, text, meant.code);
      draft.remark(['codes', column.id, text], 'wahrscheinlich', say.abbreviationEvidence);
    }
  }
  if (unknown.length === 0) return;
  const values = Object.entries(column.codes).map(([code, { label }]) => `${code} = ${label}`);
  draft.open.push(say.open.codes(profile.column.name, unknown, values));
}

/** `0-3` beside `3-6`: written so that no year of age counts twice. */
function draftAges(draft: Draft, profile: ColumnProfile, id: string): void {
  const ages = [...profile.texts.keys()].map((text): [string, AgeText | null] => [text, ageText(text)]);
  const bound = boundOf(ages.flatMap(([, age]) => (age ? [age] : [])));
  for (const [text, age] of ages) {
    if (age?.kind !== 'open') continue;
    const span = spanOf(age, bound);
    if (span === null) draft.open.push(say.open.ageBound([text]));
    // As intake reads a hyphen without being told.
    if (span === null || (age.hyphen && bound !== 'exclusive')) continue;
    recode(draft, id, text, spanText(span));
    draft.remark(['codes', id, text], 'wahrscheinlich', say.ageCodeEvidence);
  }
}

function recode(draft: Draft, column: string, text: string, code: string): void {
  const list = draft.mapping.codes[column] ?? {};
  list[text] = code;
  draft.mapping.codes[column] = list;
}

/** The one value column of the dataset and the one column of numbers that is left: a guess that says so. */
export function draftLastMeasure(draft: Draft): void {
  const missing = measuresOf(draft.dataset).filter((m) => !draft.found.has(m.id) && !m.optional);
  const numbers = unused(draft).filter((c) => c.numeric >= 0.5);
  const [measure] = missing;
  const [profile] = numbers;
  if (!measure || !profile || measuresOf(draft.dataset).length !== 1 || numbers.length !== 1) return;
  draft.used.add(profile);
  draft.found.add(measure.id);
  draft.mapping.columns[profile.column.name] = measure.id;
  draft.remark(
    ['columns', profile.column.name],
    'unsicher',
    say.joined([
      say.nameEvidence(0),
      say.contentEvidence.measure(Math.round(profile.numeric * profile.filled), profile.filled),
    ]),
  );
}

/** Dimensions that no column of the rows holds. */
export const freeDimensions = (draft: Draft) =>
  dimensionsOf(draft.dataset).filter((d) => !draft.found.has(d.id));
