import { requireRoom } from '../../pipeline/definitions/index.js';
import { disk } from '../../pipeline/disk.js';
import { matchesGlob } from '../../pipeline/intake/claim/glob.js';
import { checkPath } from '../../pipeline/intake/index.js';
import { type Proposal, proposeMappings } from '../../pipeline/intake/propose/index.js';
import { tryProposal } from '../../pipeline/intake/propose/trial.js';
import type { Mapping } from '../../pipeline/model/mapping.js';
import type { DataRoom } from '../../pipeline/model/room.js';
import type { World } from '../../pipeline/model/world.js';
import { openStore, type Store } from '../../pipeline/store/store.js';

/** Compares what a hand-written mapping loads from a file with what the proposal for the same file loads. */

export const diskWorld: World = {
  files: disk,
  clock: () => new Date(0),
  progress: { stage() {}, step() {}, line() {} },
};

export const roomAt = async (dataRaw: string, deliveries?: string): Promise<DataRoom> => {
  const paths = { dataRaw, definitions: 'indicators', ...(deliveries ? { deliveries } : {}) };
  return (await requireRoom(disk, paths)).room;
};

/** The last file a mapping reads. */
export async function deliveryOf(room: DataRoom, mapping: Mapping): Promise<string | null> {
  const files = await disk.listFiles(room.deliveriesDir);
  return files.filter((f) => mapping.files.some((p) => matchesGlob(p, f))).at(-1) ?? null;
}

export async function proposalFor(room: DataRoom, file: string, dataset: string | null): Promise<Proposal[]> {
  const bytes = await disk.readFile(`${room.deliveriesDir}/${file}`);
  const chosen = dataset === null ? null : (room.definitions.datasets.get(dataset) ?? null);
  const bare = { ...room, mappings: [] };
  return proposeMappings({ room: bare, file, inside: true, bytes, dataset: chosen }) ?? [];
}

export interface Comparison {
  byHand: number;
  same: number;
  /** Cells only the proposal loads; of these, sums over a dimension that the file delivers. */
  more: number;
  totals: number;
  missing: string[];
  rejected: number;
}

export async function compare(room: DataRoom, mapping: Mapping, file: string, proposal: Proposal) {
  const path = `${room.deliveriesDir}/${file}`;
  const hand = await openStore();
  await checkPath(diskWorld, hand, { ...room, mappings: [mapping] }, path);
  const wanted = await cellsOf(hand, mapping.dataset);
  hand.close();
  const own = await openStore();
  const { report, problems } = await tryProposal(diskWorld, own, { ...room, mappings: [] }, proposal, path);
  const got = await cellsOf(own, mapping.dataset);
  own.close();
  const more = [...got].filter((c) => !wanted.has(c));
  const comparison: Comparison = {
    byHand: wanted.size,
    same: [...wanted].filter((c) => got.has(c)).length,
    more: more.length,
    totals: more.filter((c) => /"insgesamt"|"alter_from":0,"alter_to":200/.test(c)).length,
    missing: [...wanted].filter((c) => !got.has(c)),
    rejected: report.deliveries.reduce((n, d) => n + d.cells.rejected, 0),
  };
  return { comparison, problems };
}

/** Accepted cells without their place in the file. */
async function cellsOf(store: Store, dataset: string): Promise<Set<string>> {
  const rows = await store.query(
    `SELECT * EXCLUDE (delivery, line) FROM cells_${dataset} WHERE state <> 'rejected'`,
  );
  return new Set(rows.map((r) => JSON.stringify(r)));
}
