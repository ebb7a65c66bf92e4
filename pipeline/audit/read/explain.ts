import { remember } from '../../model/maps.js';
import type { Context, Knowledge } from './context.js';
import { maskTimes } from './masks.js';
import { keyOf, type NumberToken, numbersIn } from './numbers.js';

/** Nouns for parts of a report or of the county, which may be counted; persons, households and cases are none. */
const places =
  /(?:gebiet|raum|räum|bezirk|teil|viertel|quartier|region|gemeinde|kommune|stadt|städt|kreis|zelle|ort|nachbarn?)(?:s|e|es|n|en|er|ern)?$/;
const divisions =
  /^(?:jahr|schuljahr|quartal|monat|halbjahr|zeitraum|zeiträum|zeitpunkt|kennzahl|wert|indikator|klasse|gruppe|datei|zeile|angabe|datensatz|datensätz|zelle|seite|karte|bericht|wiederholung|lieferung|lieferstelle|merkmal|kapitel|tabelle|spalte|gleich)(?:s|e|es|n|en|ern)?$/;
/** What was done with the cells of the deliveries. */
const handled = /^(?:gelesen|übernommen|zurückgewiesen|zurückgestellt|ausgeklammert|beiseitegelegt)/;
/** Words after which a number names one of several. */
const naming =
  /^(?:abbildung|tabelle|karte|nummer|nr|seite|fassung|kapitel|anmerkung|fußnote|artikel|klasse|maßstab)$/;
/** Shares that the method names: none, all, and how sure it must be. */
const certainties = new Set([0, 5, 50, 80, 90, 95, 99, 100]);

/** A number that its text does not explain by itself. */
export interface OpenNumber extends NumberToken {
  key: string;
}

/**
 * The numbers of a text that no published figure, definition or place in the sentence explains. `text` is one sentence,
 * cell or label. A small whole number before a word for what is counted must be an open count of its indicator.
 * `context` is asked for only where it matters.
 */
export function unexplained(text: string, context: () => Context, knowledge: Knowledge): OpenNumber[] {
  const numbers = openNumbers(text, knowledge);
  if (numbers.length === 0) return [];
  const about = context();
  return numbers.filter((number) => !isPublished(number, about, knowledge));
}

/** The same texts stand in many reports. */
const seen = new WeakMap<Knowledge, Map<string, readonly OpenNumber[]>>();
const none: readonly OpenNumber[] = [];

/** The numbers of a text that are no part of a name or date, and no more explained by where they stand in it. */
export function openNumbers(text: string, knowledge: Knowledge): readonly OpenNumber[] {
  if (!/\d/.test(text)) return none;
  const known = remember(seen, knowledge, () => new Map());
  return remember(known, text, () => {
    const masked = maskTimes(knowledge.lexicon.maskNames(text));
    const open = numbersIn(masked).filter((token) => !isNamed(token, masked, knowledge));
    return open.length === 0
      ? none
      : open.map((token) => ({ ...token, key: keyOf(token.number, token.decimals) }));
  });
}

/** Explained by where it stands: no figure at all. */
function isNamed(token: NumberToken, text: string, { lexicon, figures }: Knowledge): boolean {
  const { number, decimals, before, after, end, start } = token;
  const follows = text.slice(end);
  if (lexicon.isQuoted(before, token.text, after)) return true;
  if (/Grenzen? bei/.test(text) && lexicon.limits.has(token.text.replace(/^[-\u2212]/, ''))) return true;
  if (before === 'unter' && lexicon.thresholds.has(number)) return true;
  if (decimals > 0 || lexicon.isCounted(after)) return false;
  if (naming.test(before)) return true;
  if (before === 'je' && /^1(?:0+)$/.test(token.text.replace(/[.\u202f]/g, ''))) return true;
  if (/^\u202f?%| %/.test(follows) && certainties.has(number)) return true;
  if (
    number <= 1 &&
    (/^ (?:ist das Mittel|eine Standardabweichung)/.test(follows) || /= $/.test(text.slice(0, start)))
  )
    return true;
  if (lexicon.ages.has(number) && isAge(before, after)) return true;
  const counted = /^ von \d+ \p{L}/u.test(follows)
    ? (/^ von \d+ (\p{L}+)/u.exec(follows)?.[1]?.toLowerCase() ?? '')
    : after;
  if (divisions.test(counted) || handled.test(after) || /^ nach benannten Regeln/.test(follows)) return true;
  return number <= figures.places && places.test(counted);
}

const isAge = (before: string, after: string): boolean =>
  /^jahr|^jährig/.test(after) ||
  (/^(?:unter|ab|bis|von|alter)$/.test(before) &&
    (after === '' || /^(?:unter|bis|im|in|mit|nach|auf)$/.test(after))) ||
  (after === 'bis' && before === '');

function isPublished(
  { key }: OpenNumber,
  { indicators, areas, topics }: Context,
  { figures, derived }: Knowledge,
): boolean {
  // What is known at once comes before what is worked out when it is first asked for.
  return (
    areas.some((a) => indicators.some((i) => figures.keysOf(i, a).has(key))) ||
    areas.some((a) => topics.some((t) => derived.keysOfPlace(t, a).has(key))) ||
    indicators.some((i) => derived.keysOfIndicator(i).has(key) || figures.extremesOf(i).has(key)) ||
    areas.some((a) => indicators.some((i) => derived.keysOf(i, a).has(key)))
  );
}

/** Sentences of a paragraph: a number must be explained by what its own sentence names. */
export function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.;:!?])\s+(?=[\p{Lu}»])(?!Quartal|Halbjahr|Kapitel|Perzentil|März|Dezember)/u);
}
