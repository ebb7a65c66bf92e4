import { tableOffset, unitsOf } from './font-tables.js';

/**
 * By how many em two neighbouring glyphs move together (negative) or apart: the feature `kern` of the table `GPOS`,
 * pairs of glyphs and of classes of glyphs (lookup type 2, also as extension, type 9), as OpenType 1.9 describes them.
 */
export function kerningOf(view: DataView): (left: number, right: number) => number {
  const unitsPerEm = unitsOf(view);
  const lookups = kernLookups(view).map((lookup) => subtablesOf(view, lookup));
  // Of each lookup the first subtable that knows the pair counts.
  const first = (subtables: readonly number[], left: number, right: number): number => {
    for (const subtable of subtables) {
      const moved = pairIn(view, subtable, left, right);
      if (moved !== null) return moved;
    }
    return 0;
  };
  return (left, right) =>
    lookups.reduce((sum, subtables) => sum + first(subtables, left, right), 0) / unitsPerEm;
}

/** Where the lookups of the first `kern` feature begin; none in a font without kerning. */
function kernLookups(view: DataView): number[] {
  const gpos = tableOffset(view, 'GPOS');
  const features = gpos + view.getUint16(gpos + 6);
  const lookups = gpos + view.getUint16(gpos + 8);
  for (let i = 0; i < view.getUint16(features); i++) {
    const record = features + 2 + i * 6;
    if (view.getUint32(record) !== kern) continue;
    const feature = features + view.getUint16(record + 4);
    return Array.from(
      { length: view.getUint16(feature + 2) },
      (_, k) => lookups + view.getUint16(lookups + 2 + view.getUint16(feature + 4 + k * 2) * 2),
    );
  }
  return [];
}
/** The four letters as a number. */
const kern = 0x6b65726e;

function subtablesOf(view: DataView, lookup: number): number[] {
  const isExtension = view.getUint16(lookup) === 9;
  return Array.from({ length: view.getUint16(lookup + 4) }, (_, i) => {
    const subtable = lookup + view.getUint16(lookup + 6 + i * 2);
    return isExtension ? subtable + view.getUint32(subtable + 4) : subtable;
  });
}

/** What a subtable says about a pair, in units of the font; null where it says nothing. */
function pairIn(view: DataView, subtable: number, left: number, right: number): number | null {
  const covered = coverageIndex(view, subtable + view.getUint16(subtable + 2), left);
  if (covered === null) return null;
  const [firstFormat, secondFormat] = [view.getUint16(subtable + 4), view.getUint16(subtable + 6)];
  const size = 2 * (ones(firstFormat) + ones(secondFormat));
  if (view.getUint16(subtable) === 1) {
    const set = subtable + view.getUint16(subtable + 10 + covered * 2);
    for (let i = 0; i < view.getUint16(set); i++) {
      const record = set + 2 + i * (2 + size);
      if (view.getUint16(record) === right) return advanceIn(view, record + 2, firstFormat);
    }
    return null;
  }
  const leftClass = classOf(view, subtable + view.getUint16(subtable + 8), left);
  const rightClass = classOf(view, subtable + view.getUint16(subtable + 10), right);
  const classes = view.getUint16(subtable + 14);
  return advanceIn(view, subtable + 16 + (leftClass * classes + rightClass) * size, firstFormat);
}

/** The advance stands behind the two placements, as far as the format has them. */
const advanceIn = (view: DataView, value: number, format: number): number =>
  (format & 4) === 0 ? 0 : view.getInt16(value + 2 * ones(format & 3));

const ones = (format: number): number => format.toString(2).replaceAll('0', '').length;

function coverageIndex(view: DataView, coverage: number, glyph: number): number | null {
  const count = view.getUint16(coverage + 2);
  const isList = view.getUint16(coverage) === 1;
  for (let i = 0; i < count; i++) {
    const at = coverage + 4 + i * (isList ? 2 : 6);
    const first = view.getUint16(at);
    if (glyph < first) return null;
    if (isList ? glyph === first : glyph <= view.getUint16(at + 2)) {
      return isList ? i : view.getUint16(at + 4) + glyph - first;
    }
  }
  return null;
}

/** Glyphs of no class belong to class 0. */
function classOf(view: DataView, definition: number, glyph: number): number {
  if (view.getUint16(definition) === 1) {
    const i = glyph - view.getUint16(definition + 2);
    return i >= 0 && i < view.getUint16(definition + 4) ? view.getUint16(definition + 6 + i * 2) : 0;
  }
  for (let i = 0; i < view.getUint16(definition + 2); i++) {
    const range = definition + 4 + i * 6;
    if (glyph < view.getUint16(range)) return 0;
    if (glyph <= view.getUint16(range + 2)) return view.getUint16(range + 4);
  }
  return 0;
}
