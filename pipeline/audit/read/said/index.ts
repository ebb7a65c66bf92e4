import { notNamed } from '../../../model/messages/plausibility-notes.js';
import type { Drawing, PageTable } from '../page.js';
import type { About, CellCheck } from './about.js';
import { areaCells } from './areas.js';
import { clusterForms } from './clusters.js';
import { formOf, maskForms } from './form.js';
import { baselineIn, drawnFunnel, funnelCells, funnelForms, funnelLabelForms } from './funnels.js';
import { hiddenCells, hiddenForms } from './hidden-values.js';
import { indexChangeForms } from './index-change.js';
import { indexClassForms } from './index-classes.js';
import { maskEvents, maskMarks } from './marks.js';
import { policyCells } from './policy.js';
import { roundingForms } from './rounding.js';
import { standardisedCells, standardisedForms } from './standardised.js';

export type { About, CellCheck } from './about.js';
export { isClassCount } from './index-classes.js';

/** Remarks on deliveries that are not listed: nobody can count them again, and they are about no place. */
const remarks = formOf<About>(
  ({ number }) => notNamed(0).replace('0', number('more')),
  () => true,
);
const forms = [
  ...standardisedForms,
  ...funnelForms,
  ...indexChangeForms,
  ...indexClassForms,
  ...hiddenForms,
  ...clusterForms,
  ...roundingForms,
  remarks,
];

/** The text with every number blanked that a known sentence states as it is published. */
export const maskSaid = (text: string, about: About): string =>
  /\d/.test(text) ? maskForms(maskEvents(text).text, forms, about) : text;

/** The same for what a drawing says and prints. */
export function maskDrawn(drawing: Drawing, about: About): { label: string; texts: string[] } {
  const texts = drawing.texts.map((t) => t.text);
  if (/^Verlauf\b/.test(drawing.label)) return maskMarks(drawing.label, texts);
  const drawn = drawnFunnel(drawing.label, about);
  if (drawn === null) return { label: drawing.label, texts };
  const own = { ...about, drawn };
  const baseline = baselineIn(drawing.label, own);
  return {
    label: maskForms(drawing.label, funnelLabelForms, own),
    texts: texts.map((text) => (text === baseline ? '' : text)),
  };
}

/** The check of a table whose cells must be those of one published table; `null` for any other. */
export const cellCheck = (table: PageTable, about: About): CellCheck | null =>
  areaCells(table, about) ??
  standardisedCells(table, about) ??
  funnelCells(table, about) ??
  hiddenCells(table, about) ??
  policyCells(table, about);
