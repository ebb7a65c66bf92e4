import { createRequire } from 'node:module';
import type { LineCounter, Node } from 'yaml';
import type { z } from 'zod';
import { type Place, yamlUnreadable } from '../model/messages/definitions.js';
import { yamlMistake } from '../model/messages/written.js';
import type { Problem } from '../model/problem.js';
import { problemsOfIssues } from './issues.js';
import { plainYaml } from './plain-yaml.js';

/** A parsed file that remembers where each value stands. */
export interface Located<T> {
  value: T;
  file: string;
  /** Place of the value at a path, or of the nearest parent that exists. Line and column are looked up when they are read. */
  place(path: readonly PropertyKey[]): Place;
}

export type Loaded<T> = { found: Located<T>; problems: [] } | { found: null; problems: Problem[] };

/**
 * Parses YAML text against a schema. Every mistake becomes a problem with file, line and column. The places are found only
 * when a problem asks for them: a definition without a mistake never needs them.
 */
export function readYaml<S extends z.ZodType>(file: string, text: string, schema: S): Loaded<z.output<S>> {
  let opened: Opened | null = null;
  const open = () => {
    opened ??= openDocument(file, text);
    return opened;
  };
  const quick = plainYaml(text);
  const unreadable = (): Problem[] => {
    const { errors, placeAt } = open();
    // One slip makes the reader stumble over the lines after it: of mistakes in the form only the first is one.
    const first = errors.find((e) => e.code !== 'DUPLICATE_KEY');
    return errors
      .filter((e) => e === first || e.code === 'DUPLICATE_KEY')
      .map((e) => {
        const place = placeAt(e.pos[0]);
        const line = text.split(/\r\n|\r|\n/)[(place.line ?? 1) - 1] ?? '';
        return yamlUnreadable(place, yamlMistake(e.code, line));
      });
  };
  const mistakes = quick ? [] : unreadable();
  if (mistakes.length > 0) return { found: null, problems: mistakes };
  const place = (path: readonly PropertyKey[]): Place =>
    quick ? placeWhenRead(file, () => open().place(path)) : open().place(path);
  const keyPlace = (path: readonly PropertyKey[], key: string) => open().keyPlace(path, key);
  const plain = quick ? quick.value : open().plain();
  // Each schema reads a few files: compiling it takes longer than it saves.
  const parsed = schema.safeParse(plain, { reportInput: true, jitless: true });
  if (!parsed.success) {
    // A key over two lines is a key to the one reader and a mistake to the other: the mistake explains more.
    const written = unreadable();
    const problems = problemsOfIssues(parsed.error.issues, schema, plain, { place, keyPlace });
    return { found: null, problems: written.length > 0 ? written : problems };
  }
  return { found: { value: parsed.data, file, place }, problems: [] };
}

/** The place of a value of a file that is not empty, looked up when line or column is asked for. */
const placeWhenRead = (file: string, find: () => Place): Place => ({
  file,
  get line() {
    return find().line ?? 1;
  },
  get column() {
    return find().column ?? '1';
  },
});

const require = createRequire(import.meta.url);
/** This library keeps the place of every token and takes its time: it is loaded only where a place or an error is asked for. */
const library = (): typeof import('yaml') => require('yaml');

type Opened = ReturnType<typeof openDocument>;

/** The file with the place of each of its values. */
function openDocument(file: string, text: string) {
  const yaml = library();
  const lines: LineCounter = new yaml.LineCounter();
  const document = yaml.parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: String(col) };
  };
  const place = (path: readonly PropertyKey[]): Place => {
    for (let length = path.length; length >= 0; length--) {
      const node = document.getIn(path.slice(0, length), true) as Node | undefined;
      if (node?.range) return placeAt(node.range[0]);
    }
    return { file, line: 1 };
  };
  const keyPlace = (path: readonly PropertyKey[], key: string): Place => {
    const parent = document.getIn(path, true);
    const items = (parent as { items?: { key?: { value?: unknown; range?: [number, number, number] } }[] })
      .items;
    const pair = items?.find((item) => item.key?.value === key);
    return pair?.key?.range ? placeAt(pair.key.range[0]) : place(path);
  };
  // A file of nothing but comments is an empty set of entries.
  const plain = (): unknown => document.toJS() ?? {};
  return { errors: document.errors, placeAt, place, keyPlace, plain };
}
