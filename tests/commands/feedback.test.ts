import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check } from '../../pipeline/commands/check.js';
import { remind } from '../../pipeline/commands/remind.js';
import { disk } from '../../pipeline/disk.js';
import { noDeliveryPlan } from '../../pipeline/model/messages/delivery-plan.js';
import { checkTitle } from '../../pipeline/model/messages/feedback.js';
import { formatProblem } from '../../pipeline/model/messages/index.js';
import { dateExpected, nothingToRemind } from '../../pipeline/model/messages/reminder.js';
import type { FileSystem } from '../../pipeline/model/world.js';

/** `check` and `erinnern` on the case of two places. */

const root = join(import.meta.dirname, '../..').replaceAll('\\', '/');
const dataRaw = `${root}/tests/cases/zwei-orte/data-raw`;
const plan = `deliveries:
  - { supplier: adorf, dataset: einwohner, due_days: 30, from: '2025-Q4', contact: { office: Meldeamt, email: meldeamt@example.org } }
`;

function contextOf(more: { json?: boolean; plan?: string } = {}) {
  const lines: string[] = [];
  const read: string[] = [];
  const overlay = new Map(more.plan === undefined ? [] : [[`${dataRaw}/lieferplan.yaml`, more.plan]]);
  const files: FileSystem = {
    ...disk,
    exists: async (path) => overlay.has(path) || disk.exists(path),
    readFile: async (path) => {
      read.push(path);
      const text = overlay.get(path);
      return text === undefined ? disk.readFile(path) : new TextEncoder().encode(text);
    },
  };
  const world = {
    files,
    clock: () => new Date('2026-05-20T10:00:00Z'),
    progress: { stage() {}, step() {}, line() {} },
  };
  const context = {
    world,
    print: (text: string) => lines.push(text),
    json: more.json ?? false,
    definitions: `${root}/tests/cases/zwei-orte/indicators`,
    templates: `${root}/templates`,
    processId: process.pid,
    softwareVersion: 'test',
  };
  return { context, lines, read };
}

describe('check', () => {
  const path = `${dataRaw}/deliveries/arbeitsamt/2025-Q4/arbeit.csv`;

  it('gives the Rückmeldung, with the problem in the form of the program, and reads no other delivery', async () => {
    const { context, lines, read } = contextOf();
    expect(await check(context, { dataRaw, path })).toBe(1);
    const text = lines.join('\n');
    expect(text).toContain(checkTitle);
    expect(text).toContain('6 Zeilen wurden gelesen');
    expect(text).toContain('Fehler Zahl erwartet: ');
    expect(text).toMatch(/\n {2}was tun +\S/);
    expect(read.filter((f) => f.includes('/deliveries/'))).toEqual([path]);
  });

  it('prints each problem as JSON too, with the coverage', async () => {
    const { context, lines } = contextOf({ json: true });
    await check(context, { dataRaw, path });
    const printed = JSON.parse(lines.join('\n'));
    expect(Object.keys(printed)).toEqual(['deliveries', 'unclaimed', 'refused', 'coverage', 'problems']);
    expect(printed.problems).toHaveLength(1);
    const human = contextOf();
    await check(human.context, { dataRaw, path });
    expect(printed.problems[0].found).toBe('»zwölf«');
    expect(human.lines.join('\n')).toContain(formatProblem(printed.problems[0]));
  });

  it('writes the page', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'teilhabe-check-'));
    const { context, lines } = contextOf();
    await check(context, { dataRaw, path, html: `${folder}/seite.html` });
    expect(await readFile(`${folder}/seite.html`, 'utf8')).toContain(checkTitle);
    expect(lines.join('\n')).toContain(`${folder}/seite.html`);
    await rm(folder, { recursive: true });
  });
});

describe('erinnern', () => {
  it('needs a plan', async () => {
    const { context } = contextOf();
    await expect(remind(context, { dataRaw })).rejects.toMatchObject({
      problems: [noDeliveryPlan(`${dataRaw}/lieferplan.yaml`)],
    });
  });

  it('prints the letters for a day, the clock without one', async () => {
    // 2025-Q4 is there; 2026-Q1 was due on 30.04.2026.
    const early = contextOf({ plan });
    await remind(early.context, { dataRaw, date: '2026-04-15' });
    expect(early.lines).toEqual([nothingToRemind('2026-04-15')]);
    const soon = contextOf({ plan });
    await remind(soon.context, { dataRaw, date: '2026-04-16' });
    expect(soon.lines.join('\n')).toContain('Bald fällig');
    const late = contextOf({ plan });
    await remind(late.context, { dataRaw });
    expect(late.lines.join('\n')).toContain('vor 20 Tagen');
    const before = contextOf({ plan });
    await remind(before.context, { dataRaw, period: '2025-Q4' });
    expect(before.lines).toEqual([nothingToRemind('2026-05-20')]);
  });

  it('refuses what is no day', async () => {
    const { context } = contextOf({ plan });
    await expect(remind(context, { dataRaw, date: '16.04.2026' })).rejects.toMatchObject({
      problems: [{ code: 'usage', title: dateExpected('16.04.2026') }],
    });
  });

  it('writes a file per letter', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'teilhabe-erinnern-'));
    const { context, lines } = contextOf({ plan });
    await remind(context, { dataRaw, out: folder });
    expect(await readFile(`${folder}/adorf.txt`, 'utf8')).toContain('Betreff: Erinnerung');
    expect(lines.join('\n')).toContain(`${folder}/adorf.txt`);
    await rm(folder, { recursive: true });
  });
});
