import { describe, expect, it } from 'vitest';
import { disk } from '../../pipeline/disk.js';
import { readAhead } from '../../pipeline/intake/ahead.js';
import type { FileSystem } from '../../pipeline/model/world.js';

/** Files of the given sizes in memory, and a list of what was read. */
function filesOf(sizes: Readonly<Record<string, number>>) {
  const read: string[] = [];
  const sizeOf = (path: string): number => {
    const size = sizes[path];
    if (size === undefined) throw new Error(`no such file: ${path}`);
    return size;
  };
  const files: FileSystem = {
    ...disk,
    size: async (path) => sizeOf(path),
    readFile: async (path) => {
      read.push(path);
      return new Uint8Array(sizeOf(path));
    },
  };
  return { files, read };
}

describe('reading ahead', () => {
  it('reads the next small files together, and each of them once', async () => {
    const { files, read } = filesOf({ a: 1, b: 2, c: 3 });
    const reader = readAhead(files, ['a', 'b', 'c'], 10);
    expect((await reader.readFile('a')).length).toBe(1);
    expect(read).toEqual(['a', 'b', 'c']);
    expect((await reader.readFile('b')).length).toBe(2);
    expect(await reader.size('c')).toBe(3);
    expect((await reader.readFile('c')).length).toBe(3);
    expect(read).toEqual(['a', 'b', 'c']);
  });

  it('leaves a large file to its turn', async () => {
    const { files, read } = filesOf({ a: 1, large: 11, c: 3 });
    const reader = readAhead(files, ['a', 'large', 'c'], 10);
    await reader.readFile('a');
    expect(await reader.size('large')).toBe(11);
    expect(read).toEqual(['a', 'c']);
    expect((await reader.readFile('large')).length).toBe(11);
  });

  it('holds no more bytes than it may, but always the file asked for', async () => {
    const mib = 1024 * 1024;
    const { files, read } = filesOf({ a: 10 * mib, b: 7 * mib, c: 1, d: 20 * mib });
    const reader = readAhead(files, ['a', 'b', 'c', 'd'], 100 * mib);
    await reader.readFile('a');
    expect(read).toEqual(['a']);
    await reader.readFile('b');
    expect(read).toEqual(['a', 'b', 'c']);
    await reader.readFile('c');
    expect((await reader.readFile('d')).length).toBe(20 * mib);
    expect(read).toEqual(['a', 'b', 'c', 'd']);
  });

  it('tells in its turn why a file cannot be read, and reads a file again when asked again', async () => {
    const { files, read } = filesOf({ a: 1, c: 3 });
    const reader = readAhead(files, ['a', 'b', 'c'], 10);
    await reader.readFile('a');
    await expect(reader.readFile('b')).rejects.toThrow('no such file: b');
    await reader.readFile('c');
    read.length = 0;
    expect((await reader.readFile('a')).length).toBe(1);
    expect(read).toEqual(['a']);
  });
});
