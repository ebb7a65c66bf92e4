import { disk } from '../../pipeline/disk.js';
import type { FileSystem } from '../../pipeline/model/world.js';

/** The disk with some files replaced, added (text) or removed (`null`), so that a test breaks one thing at a time. */
export function overlay(changes: Record<string, string | null>): FileSystem {
  const written = new Map(Object.entries(changes));
  return {
    async readFile(path) {
      const own = written.get(path);
      return own === undefined || own === null ? disk.readFile(path) : new TextEncoder().encode(own);
    },
    async readPart(path, start, length) {
      return (await this.readFile(path)).subarray(start, start + length);
    },
    async writeFile(path, data) {
      written.set(path, typeof data === 'string' ? data : new TextDecoder().decode(data));
    },
    async writeParts(path, parts) {
      let whole = '';
      for await (const part of parts) whole += part;
      written.set(path, whole);
    },
    async listFiles(dir) {
      const below = [...written.keys()]
        .filter((p) => p.startsWith(`${dir}/`))
        .map((p) => p.slice(dir.length + 1));
      const all = new Set([...(await disk.listFiles(dir)), ...below]);
      return [...all].filter((f) => written.get(`${dir}/${f}`) !== null).sort();
    },
    async exists(path) {
      const own = written.get(path);
      return own === undefined ? disk.exists(path) : own !== null;
    },
    async size(path) {
      return (await this.readFile(path)).length;
    },
    async move(from, to) {
      await this.writeFile(to, await this.readFile(from));
      written.set(from, null);
    },
  };
}
