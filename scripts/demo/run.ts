import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generate } from './generate.js';

/**
 * Writes the generated part of `data-raw/` anew. Boundaries of the municipalities, region.yaml, mappings and README are
 * written by hand and stay.
 */
const room = process.argv[2] ?? 'data-raw';
const files = generate(readFileSync(join(room, 'boundaries/municipalities.geojson'), 'utf8'));
rmSync(join(room, 'deliveries'), { recursive: true, force: true });
let bytes = 0;
for (const [path, content] of files) {
  const target = join(room, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, content);
  bytes += content.length;
}
console.log(`${files.size} Dateien, ${(bytes / 1e6).toFixed(1)} MB nach ${room}/`);
