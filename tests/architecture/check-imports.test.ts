import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { expect, it } from 'vitest';

/**
 * `check` answers in under two seconds only as long as it loads nothing that draws, computes or sets type. A build leaves drawing and
 * setting to its processes: what those need takes it a quarter of a second to load.
 */

const root = join(import.meta.dirname, '../../pipeline');

/** Every file and package that is loaded with these files; what is imported as a type or later is not. */
function loadedWith(files: readonly string[]): { own: string[]; packages: string[] } {
  const own = new Set<string>();
  const packages = new Set<string>();
  const visit = (file: string) => {
    if (own.has(file)) return;
    own.add(file);
    const text = readFileSync(join(root, file), 'utf8');
    for (const [, from = ''] of text.matchAll(/^(?:import|export)(?! type)[^;]*?from '([^']+)';/gms)) {
      if (from.startsWith('.'))
        visit(posix.normalize(posix.join(posix.dirname(file), from)).replace(/\.js$/, '.ts'));
      else if (!from.startsWith('node:')) packages.add(from);
    }
  };
  for (const file of files) visit(file);
  return { own: [...own], packages: [...packages].sort() };
}

it('loads only the rooms that check needs', () => {
  const { own, packages } = loadedWith(['cli.ts', 'commands/check.ts']);
  expect(own).toContain('intake/index.ts');
  const rooms = new Set(own.filter((f) => f.includes('/')).map((f) => f.split('/')[0]));
  expect([...rooms].sort()).toEqual([
    'commands',
    'definitions',
    'feedback',
    'intake',
    'model',
    'publish',
    'store',
  ]);
  // A build that was cut off is finished by the next command.
  expect(own.filter((f) => f.startsWith('publish/')).every((f) => f.startsWith('publish/swap'))).toBe(true);
  expect(packages).toEqual(['commander', 'iconv-lite', 'js-yaml', 'papaparse', 'zod']);
});

it('loads nothing that draws or sets type for a build', () => {
  const { own, packages } = loadedWith(['build.ts']);
  expect(own).toContain('publish/html.ts');
  for (const name of ['vega', 'vega-lite', 'fontkit', '@myriaddreamin/typst-ts-node-compiler']) {
    expect(packages).not.toContain(name);
  }
});
