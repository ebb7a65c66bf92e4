import { foldText } from '../../model/german.js';
import { shapeOf } from '../numbers/numbers.js';

/** How offices write the keys and names of areas, taken apart. Nothing here knows which areas exist. */

/** The digits of a key that was written like a number: `5978020.0`, `5.978.020`, `05 978 020`; `null` if it is none. */
export function keyDigits(text: string): string | null {
  if (/^\d+$/.test(text)) return text;
  if (/^\d{1,2}(?:[ \u00a0\u202f]\d{1,3}){1,4}$/.test(text)) return text.replace(/\D/g, '');
  const shape = shapeOf(text);
  if (shape?.kind !== 'clear' || shape.negative || /[1-9]/.test(shape.fraction)) return null;
  return shape.whole;
}

/** Key and name in one cell: `01 Mitte`, `Mitte (01)`. */
export function keyAndName(text: string): { key: string; name: string } | null {
  const m = /^(\d+)\s*[-–:,/]?\s*(\p{L}.*)$/u.exec(text);
  if (m) return { key: m[1] ?? '', name: m[2] ?? '' };
  const turned = /^(\p{L}.*?)\s*[(,[-]\s*(\d+)[)\]]?$/u.exec(text);
  return turned && { key: turned[2] ?? '', name: turned[1] ?? '' };
}

/** For comparing beyond `foldText`: umlauts as two letters, no blanks save between digits. */
export const looseName = (text: string): string =>
  foldText(text)
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ (?!\d)|(?<!\d) /g, '');

const counties = new Set(['kreis', 'landkreis', 'lk', 'lkr']);
const towns = new Set([
  ...['stadt', 'kreisstadt', 'hansestadt', 'landeshauptstadt', 'universitätsstadt', 'kreisfreie'],
  ...['gemeinde', 'kommune', 'markt', 'flecken'],
]);
const totals = new Set([
  ...['insgesamt', 'gesamt', 'summe', 'zusammen', 'total', 'gesamtergebnis', 'gesamtsumme', 'endsumme'],
  ...['ergebnis', 'gesamtzahl'],
]);
const wholes = new Map([
  ['gesamtstadt', 'gesamt stadt'],
  ['stadtgebiet', 'gesamt stadt'],
  ['gesamtgemeinde', 'gesamt gemeinde'],
  ['gemeindegebiet', 'gesamt gemeinde'],
  ['gesamtkreis', 'gesamt kreis'],
  ['kreisgebiet', 'gesamt kreis'],
]);

/** A name without the word that says what kind of place it is. */
export interface PlaceText {
  /** In the form of `looseName`; empty where only the kind is named. */
  name: string;
  kind: 'county' | 'municipality' | null;
  /** The text says that it is a sum: `insgesamt`, `Summe`. */
  total: boolean;
}

export function placeText(text: string): PlaceText {
  const words = foldText(text)
    .split(' ')
    .flatMap((word) => (wholes.get(word) ?? word).split(' '));
  const total = words.some((word) => totals.has(word));
  const named = words.filter((word) => !totals.has(word));
  const kind = named.some((word) => counties.has(word))
    ? 'county'
    : named.some((word) => towns.has(word))
      ? 'municipality'
      : null;
  const rest = named.filter((word) => !counties.has(word) && !towns.has(word));
  return { name: looseName(rest.join(' ')), kind, total };
}

export const withoutZeros = (text: string): string => text.replace(/^0+(?=.)/, '');
