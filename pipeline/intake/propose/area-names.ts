import { foldText } from '../../model/german.js';
import { readArea } from '../keys/areas.js';
import { type AreaScope, noAreaRules } from './area-rules.js';

const residualWords =
  /\b(nicht|ohne|keine|keinem)\b.*\b(zu)?\s?(zu)?(ordn|zuord|zugeord|zuzuord|zuordenbar)|\bohne (zuordnung|angabe|gebiet)\b|\bnicht lokalisierbar\b/;
const totalWords = /\b(insgesamt|gesamt|zusammen|summe|total|gesamtergebnis)\b/g;

/** Whether a text stands for the rest of a place or its total rather than for an area. */
export const isTotal = (text: string): boolean => foldText(text).match(totalWords) !== null;

/**
 * The area that a text means which is no name of the list: the residual area of a municipality (»ohne Zuordnung«), or
 * the municipality or county itself (»Altdorf gesamt«). `null` where the text does not say which one.
 */
export function namedArea(text: string, scope: AreaScope): string | null {
  const plain = foldText(text);
  if (residualWords.test(plain)) return residualOf(plain, scope);
  if (!isTotal(text)) return null;
  const rest = plain.replace(totalWords, ' ').replace(/\s+/g, ' ').trim();
  if (rest === '') return null;
  const reading = readArea(scope.index, rest, '9999-12-31', {
    rules: { ...noAreaRules, level: 'municipality' },
    municipalities: scope.municipalities,
  });
  return 'id' in reading && reading.level !== 'area' ? reading.id : null;
}

function residualOf(plain: string, { region, municipalities }: AreaScope): string | null {
  const own = region.municipalities.filter((m) => municipalities === null || municipalities.has(m.ags));
  const named = own.filter((m) =>
    [m.name, ...m.aliases].some((n) => ` ${plain} `.includes(` ${foldText(n)} `)),
  );
  const meant = own.length === 1 ? own : named;
  const [only] = meant;
  if (!only || meant.length > 1) return null;
  const residual = region.areas.filter((a) => a.kind === 'residual' && a.municipality === only.ags);
  return residual.length === 1 ? (residual[0]?.id ?? null) : null;
}
