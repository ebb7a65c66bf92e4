import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Holds the direction of imports: a row walks through the rooms in one direction and never turns back. */

const root = join(import.meta.dirname, '../../pipeline');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((f) => f.replaceAll('\\', '/'))
  .filter((f) => f.endsWith('.ts'))
  .sort();

const roomOf = (file: string) => (file.includes('/') ? (file.split('/')[0] ?? '') : file);
const source = (file: string) => readFileSync(join(root, file), 'utf8');
const code = (file: string) => source(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
const importsOf = (file: string) =>
  [...source(file).matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((m) => m[1] ?? '');
const ownImports = (file: string) =>
  importsOf(file)
    .filter((i) => i.startsWith('.'))
    .map((i) => posix.normalize(posix.join(posix.dirname(file), i)).replace(/\.js$/, '.ts'));

/** Rooms each room may import beside `model` and itself. */
const allowed: Record<string, string[]> = {
  model: [],
  definitions: [],
  intake: ['store'],
  store: [],
  processes: [],
  compute: ['store'],
  solver: [],
  protect: ['solver'],
  report: [],
  feedback: [],
  charts: [],
  publish: ['store', 'charts'],
  audit: ['store', 'solver'],
};

describe('architecture', () => {
  it('knows every room', () => {
    const rooms = [...new Set(files.filter((f) => f.includes('/')).map(roomOf))];
    expect(rooms.filter((r) => r !== 'commands' && !(r in allowed))).toEqual([]);
  });

  it('lets a room import only model and the rooms it may', () => {
    const wrong = files
      .filter((f) => f.includes('/') && roomOf(f) !== 'commands')
      .flatMap((file) => {
        const room = roomOf(file);
        const may = new Set([room, 'model', ...(allowed[room] ?? [])]);
        return ownImports(file)
          .filter((i) => !may.has(roomOf(i)))
          .map((i) => `${file} -> ${i}`);
      });
    expect(wrong).toEqual([]);
  });

  it('lets only cli.ts touch process, and the file that is a process of its own', () => {
    const touching = files.filter((f) => /\bprocess\./.test(code(f)));
    expect(touching).toEqual(['cli.ts', 'processes/worker.ts']);
  });

  it('imports DuckDB in the store alone', () => {
    expect(files.filter((f) => importsOf(f).some((i) => i.startsWith('@duckdb/')))).toSatisfy(
      (list: string[]) => list.every((f) => roomOf(f) === 'store'),
    );
  });

  it('imports HiGHS in the solver alone', () => {
    expect(files.filter((f) => importsOf(f).includes('highs'))).toEqual(['solver/highs.ts']);
  });

  it('imports commands only from cli.ts and commands', () => {
    const wrong = files
      .filter((f) => roomOf(f) !== 'commands' && f !== 'cli.ts')
      .filter((f) => ownImports(f).some((i) => roomOf(i) === 'commands'));
    expect(wrong).toEqual([]);
  });

  it('makes published values in protect alone', () => {
    const casting = files.filter((f) => /\bas (unknown as )?Published/.test(code(f)));
    expect(casting.filter((f) => roomOf(f) !== 'protect')).toEqual([]);
  });

  it('knows no county, indicator or dataset by name', () => {
    const definitions = readdirSync(join(root, '../indicators'), { recursive: true, encoding: 'utf8' })
      .filter((f) => f.endsWith('.yaml') && /[\\/]/.test(f))
      .map((f) => f.replace(/^.*[\\/]/, '').replace('.yaml', ''))
      .filter((id) => id.includes('_'));
    expect(definitions.length).toBeGreaterThan(20);
    const quoted = (text: string) => new RegExp(`['"\`]${text}['"\`]`);
    const wrong = files.flatMap((file) => {
      const text = source(file);
      return [
        ...(/unna|kamen|berlin/i.test(code(file)) ? [`${file}: Ort`] : []),
        ...definitions.filter((id) => quoted(id).test(text)).map((id) => `${file}: ${id}`),
      ];
    });
    expect(wrong).toEqual([]);
  });
});
