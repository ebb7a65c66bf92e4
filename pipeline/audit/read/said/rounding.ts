import { roundedPart, roundedText } from '../../../model/messages/rounding.js';
import type { About } from './about.js';
import { agrees, type Form, formOf } from './form.js';

/** The multiples to which counts are rounded, as the catalogue has them. */
const multiples = ({ knowledge }: About): number[] =>
  Object.values(knowledge.folder.catalogue.policy.classes).flatMap((rule) => rule.round_to ?? []);

export const roundingForms: readonly Form<About>[] = [roundedText, roundedPart].map((message) =>
  formOf<About>(
    ({ name, number }) => message(name('words'), number('multiple')),
    (part, about) => multiples(about).some((multiple) => agrees(part('multiple'), multiple)),
  ),
);
