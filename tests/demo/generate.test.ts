import { readdirSync, readFileSync, statSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { generate } from '../../scripts/demo/generate.js';
import { room } from './delivered.js';

describe('the generator', () => {
  let generated: Map<string, Uint8Array>;
  beforeAll(() => {
    generated = generate(readFileSync(`${room}boundaries/municipalities.geojson`, 'utf8'));
  });

  it('gives the committed files, byte for byte', () => {
    for (const [path, bytes] of generated) {
      expect(Buffer.compare(readFileSync(room + path), bytes), path).toBe(0);
    }
  });

  it('gives every delivery that is committed', () => {
    const committed = readdirSync(`${room}deliveries`, { recursive: true, encoding: 'utf8' })
      .filter((path) => statSync(`${room}deliveries/${path}`).isFile())
      .map((path) => `deliveries/${path.replaceAll('\\', '/').normalize('NFC')}`);
    const expected = [...generated.keys()].filter((path) => path.startsWith('deliveries/'));
    expect(committed.sort()).toEqual(expected.sort());
  });

  it('stays below 8 MB', () => {
    const bytes = [...generated.values()].reduce((sum, b) => sum + b.length, 0);
    expect(bytes).toBeLessThan(8_000_000);
  });
});
