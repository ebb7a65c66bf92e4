import { baseName } from '../claim/claim.js';
import { periodsIn } from '../claim/outside.js';

/** What the path of a file tells: where a period stands in it, and which pattern names the same export again. */
export interface PathFacts {
  /** Numbered from 1, the folders under the deliveries; empty for a file that lies elsewhere. */
  folders: string[];
  base: string;
  /** Pieces of the file name that look like a period, longest first. */
  pieces: string[];
}

/** `file`: path under the deliveries, or any other path with `inside` false. */
export function pathFacts(file: string, inside: boolean): PathFacts {
  const base = baseName(file);
  return { folders: inside ? file.split('/').slice(0, -1) : [], base, pieces: periodsIn(base) };
}

// `stadt/2025-Q4/einwohner_202512.csv` -> `stadt/*/einwohner_*.csv`; a file elsewhere is known by its name alone.
export function generalised(facts: PathFacts, inside: boolean): string {
  const folders = facts.folders.map((f) => (periodsIn(f)[0] === f ? '*' : literal(f)));
  const [piece] = facts.pieces;
  const base = piece === undefined ? literal(facts.base) : starred(facts.base, piece);
  return inside ? [...folders, base].join('/') : `**/${base}`;
}

function starred(base: string, piece: string): string {
  const at = base.indexOf(piece);
  return `${literal(base.slice(0, at))}*${literal(base.slice(at + piece.length))}`;
}

/** Characters that a pattern would take for more than themselves stand for any one character. */
const literal = (text: string) => text.replace(/[*?]/g, '?');

/** A regular expression on the file name whose bracket is the piece: `export_(\d{6})`. */
export function filenamePattern(base: string, piece: string): string {
  const at = base.indexOf(piece);
  const plain = (text: string) => text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');
  const digits = plain(piece).replace(/\d+/g, (d) => `\\d{${d.length}}`);
  return `${plain(base.slice(0, at))}(${digits})`;
}

/** Id of the mapping: dataset and first folder, or the file name. */
export function proposedId(dataset: string, facts: PathFacts, taken: ReadonlySet<string>): string {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/[äöüß]/g, (c) => ({ ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' })[c] ?? c)
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '');
  const stem = facts.base.replace(/\.[a-z0-9]+$/i, '');
  const parts = [dataset, facts.folders[0] ?? stem];
  const id = parts
    .map(plain)
    .filter((p) => p !== '')
    .join('-');
  let free = id;
  for (let n = 2; taken.has(free); n++) free = `${id}-${n}`;
  return free;
}
