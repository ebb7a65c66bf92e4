import { roundedPart, roundedText } from '../../../model/messages/rounding.js';
import type { Knowledge } from '../context.js';
import { agrees, type Form, formOf, maskForms } from './form.js';

/** The multiples to which counts are rounded, as the catalogue has them. */
const multiples = (knowledge: Knowledge): number[] =>
  Object.values(knowledge.folder.catalogue.policy.classes).flatMap((rule) => rule.round_to ?? []);

export const roundingForms: readonly Form<{ knowledge: Knowledge }>[] = [roundedText, roundedPart].map(
  (message) =>
    formOf<{ knowledge: Knowledge }>(
      ({ name, number }) => message(name('words'), number('multiple')),
      (part, { knowledge }) => multiples(knowledge).some((multiple) => agrees(part('multiple'), multiple)),
    ),
);

/** The words of a definition without the multiple its counts are rounded to. */
export const maskRounding = (text: string, knowledge: Knowledge): string =>
  maskForms(text, roundingForms, { knowledge });
