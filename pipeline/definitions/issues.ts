import type { z } from 'zod';
import { nearest } from '../model/german.js';
import { keyMissing, type Place, unknownKey, wrongValue } from '../model/messages/definitions.js';
import {
  dayWritten,
  quotesNeeded,
  quotesTooMany,
  straightQuotes,
  umlautsWritten,
  withoutUmlauts,
} from '../model/messages/values.js';
import type { Problem } from '../model/problem.js';
import { isoOfGermanDay } from './spreadsheet-cells.js';

/** Turns zod's issues into German problems with a place and, where a name is nearly right, a suggestion. */

export interface Places {
  place(path: readonly PropertyKey[]): Place;
  keyPlace(path: readonly PropertyKey[], key: string): Place;
}

type Issue = z.core.$ZodIssue;

export function problemsOfIssues(
  issues: readonly Issue[],
  schema: z.ZodType,
  input: unknown,
  places: Places,
): Problem[] {
  return issues.flatMap((issue) => problemsOfIssue(issue, [], schema, input, places));
}

function problemsOfIssue(
  issue: Issue,
  base: readonly PropertyKey[],
  schema: z.ZodType,
  input: unknown,
  places: Places,
): Problem[] {
  const path = [...base, ...issue.path];
  const found = valueAt(input, path);
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = keysAt(schema, path, input);
      return issue.keys.map((key) => unknownKey(places.keyPlace(path, key), key, known, nearest(key, known)));
    }
    case 'invalid_union': {
      const branch = nearestBranch(issue.errors);
      if (branch.length > 0)
        return branch.flatMap((inner) => problemsOfIssue(inner, path, schema, input, places));
      const key =
        'discriminator' in issue && typeof issue.discriminator === 'string' ? issue.discriminator : null;
      // The path of the issue ends with the key that tells the branches apart.
      const owner = key !== null && path.at(-1) === key ? path.slice(0, -1) : path;
      const options = key ? literalsAt(schema, owner, key) : [];
      const given = key ? valueAt(input, [...owner, key]) : found;
      if (key && given === undefined) return [keyMissing(places.place(owner), key, options.join(' | '))];
      return [
        wrongValue(
          places.place(key ? [...owner, key] : path),
          show(given),
          oneOf(options),
          nearest(String(given), options),
        ),
      ];
    }
    case 'invalid_value': {
      const options = issue.values.map(String);
      if (found === undefined) return [missing(path, schema, places)];
      return [wrongValue(places.place(path), show(found), oneOf(options), nearest(String(found), options))];
    }
    case 'invalid_type':
      if (found === undefined) return [missing(path, schema, places)];
      return [
        wrongValue(
          places.place(path),
          show(found),
          typeNames[issue.expected] ?? issue.expected,
          null,
          otherType(issue.expected, found),
        ),
      ];
    case 'too_small':
      return [
        wrongValue(places.place(path), show(found), `mindestens ${issue.minimum}${plural(issue.origin)}`),
      ];
    case 'too_big':
      return [
        wrongValue(places.place(path), show(found), `höchstens ${issue.maximum}${plural(issue.origin)}`),
      ];
    case 'invalid_key':
      return [
        wrongValue(
          places.keyPlace(path.slice(0, -1), String(path.at(-1))),
          String(path.at(-1)),
          issue.issues[0]?.message ?? 'gültiger Schlüssel',
        ),
      ];
    default:
      return [wrongValue(places.place(path), show(found), issue.message, null, mendedText(found))];
  }
}

const plural = (origin: string) => (origin === 'array' ? ' Einträge' : origin === 'string' ? ' Zeichen' : '');
const oneOf = (options: readonly string[]) => `eines von: ${options.join(', ')}`;

/** What to write where YAML took a text for a number or the other way round. */
function otherType(expected: string, found: unknown): string | null {
  if (expected === 'string' && typeof found === 'number') return quotesNeeded;
  return expected === 'number' && typeof found === 'string' && /^-?\d+(\.\d+)?$/.test(found.trim())
    ? quotesTooMany
    : null;
}

/** Slips of the keyboard in a text that has a form: umlauts in an id, quotes of a word processor. */
function mendedText(found: unknown): string | null {
  if (typeof found !== 'string') return null;
  if (/^[„“”‚‘’»«]/.test(found)) return straightQuotes;
  const day = isoOfGermanDay(found);
  if (day !== null) return dayWritten(day);
  const plain = withoutUmlauts(found);
  return plain !== found && /^[\w-]+$/.test(plain) ? umlautsWritten(plain) : null;
}

const typeNames: Record<string, string> = {
  string: 'Text; Ziffern stehen dafür in Anführungszeichen',
  number: 'Zahl',
  int: 'ganze Zahl',
  boolean: 'true oder false',
  array: 'Liste (Zeilen mit »- «)',
  object: 'eingerückte Angaben »schlüssel: wert«',
  record: 'eingerückte Angaben »schlüssel: wert«',
};

function missing(path: readonly PropertyKey[], schema: z.ZodType, places: Places): Problem {
  const key = String(path.at(-1) ?? '');
  return keyMissing(places.place(path.slice(0, -1)), key, descriptionAt(schema, path));
}

function show(value: unknown): string {
  if (value === undefined || value === null) return 'nichts';
  if (typeof value === 'object') return Array.isArray(value) ? 'eine Liste' : 'eingerückte Angaben';
  return `»${String(value)}«`;
}

/** Of a union, the branch that fits best: the one whose first mistake lies deepest, then the one with the fewest. */
function nearestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] {
  const depth = (issues: readonly Issue[]) =>
    Math.min(...issues.map((i) => i.path.length + (i.code === 'unrecognized_keys' ? 0.5 : 0)));
  return (
    [...branches].filter((b) => b.length > 0).sort((a, b) => depth(b) - depth(a) || a.length - b.length)[0] ??
    []
  );
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const key of path) {
    if (value === null || typeof value !== 'object') return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

interface Definition {
  type: string;
  shape?: Record<string, z.ZodType>;
  element?: z.ZodType;
  valueType?: z.ZodType;
  innerType?: z.ZodType;
  in?: z.ZodType;
  left?: z.ZodType;
  right?: z.ZodType;
  options?: z.ZodType[];
  values?: unknown[];
}
const definitionOf = (schema: z.ZodType): Definition => schema._zod.def as unknown as Definition;

/** The object, array, record or leaf schemas behind wrappers and unions. */
function unwrap(schema: z.ZodType): z.ZodType[] {
  const d = definitionOf(schema);
  if (d.innerType) return unwrap(d.innerType);
  if (d.in) return unwrap(d.in);
  if (d.options) return d.options.flatMap(unwrap);
  if (d.left && d.right) return [...unwrap(d.left), ...unwrap(d.right)];
  return [schema];
}

/** Schemas that may stand at a path; literals already in the input choose among the branches of a union. */
function schemasAt(schema: z.ZodType, path: readonly PropertyKey[], input?: unknown): z.ZodType[] {
  let current = unwrap(schema);
  let value = input;
  for (const key of path) {
    current = fitting(current, value).flatMap((s) => {
      const d = definitionOf(s);
      const next = d.shape?.[String(key)] ?? d.element ?? d.valueType;
      return next ? unwrap(next) : [];
    });
    value = valueAt(value, [key]);
  }
  return fitting(current, value);
}

function fitting(schemas: z.ZodType[], value: unknown): z.ZodType[] {
  if (schemas.length < 2 || value === null || typeof value !== 'object') return schemas;
  const chosen = schemas.filter((s) =>
    Object.entries(definitionOf(s).shape ?? {}).every(([key, field]) => {
      const d = definitionOf(field);
      return d.type !== 'literal' || d.values?.includes((value as Record<string, unknown>)[key]);
    }),
  );
  return chosen.length > 0 ? chosen : schemas;
}

const keysAt = (schema: z.ZodType, path: readonly PropertyKey[], input: unknown): string[] => [
  ...new Set(schemasAt(schema, path, input).flatMap((s) => Object.keys(definitionOf(s).shape ?? {}))),
];

const literalsAt = (schema: z.ZodType, path: readonly PropertyKey[], key: string): string[] => [
  ...new Set(
    schemasAt(schema, path).flatMap((s) => {
      const field = definitionOf(s).shape?.[key];
      return field ? unwrap(field).flatMap((f) => (definitionOf(f).values ?? []).map(String)) : [];
    }),
  ),
];

function descriptionAt(schema: z.ZodType, path: readonly PropertyKey[]): string | null {
  const parents = schemasAt(schema, path.slice(0, -1));
  for (const parent of parents) {
    const field = definitionOf(parent).shape?.[String(path.at(-1))];
    if (field?.description) return field.description;
  }
  return null;
}
