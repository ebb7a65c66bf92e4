import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The one-way door: only `seal.ts` makes published figures, and the compiler refuses any others: see `refused.ts`. */

const pipeline = join(import.meta.dirname, '../../pipeline');
const sources = readdirSync(pipeline, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts'));
/** Without comments, which are prose. */
const code = (path: string) =>
  readFileSync(join(pipeline, path), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
const filesWith = (pattern: RegExp) => sources.filter((path) => pattern.test(code(path))).sort();

describe('the door', () => {
  it('has one file that casts to a published brand', () => {
    expect(filesWith(/\bas\s+(?:readonly\s+)?Published(?:Value|Comparison|Index)?\b/)).toEqual([
      'protect/seal.ts',
    ]);
    expect(
      filesWith(/<\s*(?:readonly\s+)?Published(?:Value|Comparison|Index)?(?:<[^>]*>)?\s*>\s*[({[\w]/),
    ).toEqual([]);
  });

  it('has one file that reads an unprotected number outside compute', () => {
    const readers = filesWith(/\bas\s+unknown\s+as\s+(?:number|null)\b/);
    expect(readers.filter((path) => !path.startsWith('compute/'))).toEqual(['protect/seal.ts']);
  });

  it('is the only way past casts to anything: no `any` and no `never` in the rooms behind it', () => {
    const behind = filesWith(/\bas\s+(?:unknown\s+as\s+)?(?:any|never)\b|:\s*any\b/);
    expect(behind.filter((path) => /^(?:protect|report|publish)\//.test(path))).toEqual([]);
  });
});
