import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadRoom } from '../../pipeline/definitions/index.js';
import { overlay } from '../support/overlay-files.js';

const root = join(import.meta.dirname, '../..').replaceAll('\\', '/');
const dataRaw = `${root}/templates/room`;
const load = (changes: Record<string, string>) =>
  loadRoom(overlay(changes), { dataRaw, definitions: `${root}/indicators` });
const totals = (id: string, dataset: string) => `eckwerte:
  - id: ${id}
    title: Probe
    ours: { dataset: ${dataset}, measure: personen }
    official: { dataset: amtliche_eckwerte, measure: amtliche_bevoelkerung }
    official_name: Probe
    reason: Probe.
`;

describe('official totals and events', () => {
  it('of the room replace the shared ones of the same id and stand beside the others', async () => {
    const shared = (await load({})).room?.definitions;
    expect(shared?.benchmarks.map((b) => b.id)).toContain('eckwert_einwohner');
    expect(shared?.events.map((e) => e.date)).toEqual(shared?.events.map((e) => e.date).sort());
    const changed = (
      await load({ [`${dataRaw}/indicators/eckwerte.yaml`]: totals('eckwert_einwohner', 'bevoelkerung') })
    ).room?.definitions;
    expect(changed?.benchmarks).toHaveLength(shared?.benchmarks.length ?? 0);
    expect(changed?.benchmarks.find((b) => b.id === 'eckwert_einwohner')?.title).toBe('Probe');
  });

  it('name only what exists', async () => {
    const file = `${dataRaw}/indicators/eckwerte.yaml`;
    const events = `${dataRaw}/indicators/ereignisse.yaml`;
    const { room, problems } = await load({
      [file]: totals('neu', 'bevölkerung_alt'),
      [events]:
        "ereignisse:\n  - { id: x, date: '2022-06-01', title: x, text: x., datasets: [sgb_2], indicators: [keiner] }\n",
    });
    expect(room).toBeNull();
    expect(problems.filter((p) => p.file === file).map((p) => p.line)).toContain(4);
    expect(problems.filter((p) => p.file === events).map((p) => p.found)).toEqual(['sgb_2', 'keiner']);
  });
});
