import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** In an order in which each needs only those before it, save in its functions. */
const modules = [
  ...['data', 'elements', 'figures', 'choice', 'controls', 'map'],
  ...['legend', 'reach', 'course', 'table', 'place', 'page'],
];

/**
 * The script of the atlas as one text: its modules stand in the templates, but a page opened from a folder may not load any.
 * The same on every system.
 */
export function atlasScript(templates: string): string {
  const parts = modules.map((name) =>
    readFileSync(join(templates, 'html', 'atlas', `${name}.js`), 'utf8')
      .replaceAll('\r\n', '\n')
      .replace(/^import [\s\S]*?;\n/gm, '')
      .replace(/^export /gm, '')
      .trim(),
  );
  return `(() => {\n'use strict';\n\n${parts.join('\n\n')}\n})();\n`;
}
