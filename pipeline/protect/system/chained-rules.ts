import type { Dataset } from '../../model/dataset.js';
import type { Figure } from './counts.js';
import type { Rule } from './rules.js';
import { partKey, partsOf, type TermPart } from './terms.js';

interface Chain extends Rule {
  /** The rules it is made of, each once. */
  links: ReadonlySet<string>;
}

/**
 * The rules, and those that follow from several through something no figure counts: if there are no more households of single parents
 * than households, and no more households than persons, who sees the first and the last can compare them though nobody prints the
 * households. What figures count is in the system itself and needs no chain. Tolerances add up; one in per cent of an unknown sum
 * tells nothing.
 */
export function withChained(
  rules: readonly Rule[],
  figures: readonly Figure[],
  datasets: ReadonlyMap<string, Dataset>,
): Rule[] {
  const counted = measuresOf(figures, datasets);
  const chains = rules.map((rule): Chain => ({ ...rule, links: new Set([rule.id]) }));
  const exact = chains.filter(({ tolerance }) => tolerance.percent === 0);
  // A rule with one whole that nobody counts bounds that whole from below: it takes its place where it is a part.
  const links = exact.filter(({ terms }) => {
    const [whole, more] = terms.filter(({ sign }) => sign > 0);
    return whole && !more && !counted.has(measureOf(whole));
  });
  const known = new Set(chains.map(keyOf));
  const open = [...exact];
  for (let first = open.shift(); first; first = open.shift()) {
    for (const link of links) {
      const chain = chained(first, link);
      if (!chain || known.has(keyOf(chain))) continue;
      known.add(keyOf(chain));
      chains.push(chain);
      open.push(chain);
    }
  }
  return chains.map(({ links: _, ...rule }) => rule);
}

/** `first` with the parts of `link` in place of its whole; `null` where that stands nowhere in `first` or nothing is left to compare. */
function chained(first: Chain, link: Chain): Chain | null {
  if ([...link.links].some((id) => first.links.has(id))) return null;
  const whole = link.terms.find(({ sign }) => sign > 0);
  const position = first.terms.findIndex((t) => t.sign < 0 && whole && partKey(t) === partKey(whole));
  if (position < 0) return null;
  const terms = [
    ...first.terms.filter((_, i) => i !== position),
    ...link.terms.filter(({ sign }) => sign < 0),
  ];
  const wholes = new Set(terms.filter(({ sign }) => sign > 0).map(partKey));
  if (terms.some((t) => t.sign < 0 && wholes.has(partKey(t)))) return null;
  return {
    id: `${first.id} < ${link.id}`,
    terms,
    tolerance: { absolute: first.tolerance.absolute + link.tolerance.absolute, percent: 0 },
    links: new Set([...first.links, ...link.links]),
  };
}

function measuresOf(figures: readonly Figure[], datasets: ReadonlyMap<string, Dataset>): Set<string> {
  const indicators = new Set(figures.map(({ indicator }) => indicator));
  return new Set(
    [...indicators].flatMap((indicator) => {
      if (indicator.kind === 'delivered') return [];
      const sums =
        indicator.kind === 'count' ? [indicator.numerator] : [indicator.numerator, indicator.denominator];
      return sums.flatMap((sum) => partsOf(sum, datasets).map(measureOf));
    }),
  );
}

const measureOf = ({ dataset, measure }: TermPart): string => `${dataset}.${measure}`;
const keyOf = ({ terms }: Rule): string =>
  terms
    .map((t) => `${t.sign} ${partKey(t)}`)
    .sort()
    .join();
