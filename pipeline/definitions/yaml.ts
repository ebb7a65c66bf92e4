import { LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import { type Place, yamlUnreadable } from '../model/messages/definitions.js';
import type { Problem } from '../model/problem.js';
import { problemsOfIssues } from './issues.js';

/** A parsed file that remembers where each value stands. */
export interface Located<T> {
  value: T;
  file: string;
  /** Place of the value at a path, or of the nearest parent that exists. */
  place(path: readonly PropertyKey[]): Place;
}

export type Loaded<T> = { found: Located<T>; problems: [] } | { found: null; problems: Problem[] };

/** Parses YAML text against a schema. Every mistake becomes a problem with file, line and column. */
export function readYaml<S extends z.ZodType>(file: string, text: string, schema: S): Loaded<z.output<S>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: String(col) };
  };
  if (document.errors.length > 0) {
    return {
      found: null,
      problems: document.errors.map((e) => yamlUnreadable(placeAt(e.pos[0]), e.message)),
    };
  }
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
  const plain: unknown = document.toJS() ?? {};
  const parsed = schema.safeParse(plain, { reportInput: true });
  if (!parsed.success) {
    return {
      found: null,
      problems: problemsOfIssues(parsed.error.issues, schema, plain, { place, keyPlace }),
    };
  }
  return { found: { value: parsed.data, file, place }, problems: [] };
}
