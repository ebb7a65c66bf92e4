import { guardBytes, refusedFile, sha256Of } from '../intake/personal/guard.js';
import { type Proposal, proposeMappings } from '../intake/propose/index.js';
import { tryProposal } from '../intake/propose/trial.js';
import { proposalYaml } from '../intake/propose/yaml.js';
import { knownHeadings } from '../intake/table/headings.js';
import { openTable } from '../intake/table/open-table.js';
import { isPacked } from '../intake/workbook/workbook.js';
import { nearest } from '../model/german.js';
import { cellsLine, pathMissing, problemsLine, recordsLine, unknownDataset } from '../model/messages/cli.js';
import { formatProblem } from '../model/messages/index.js';
import * as say from '../model/messages/map.js';
import { personalData } from '../model/messages/personal.js';
import { type Problem, UserError } from '../model/problem.js';
import type { DataRoom } from '../model/room.js';
import { openStore } from '../store/store.js';
import { countOf, total } from './check.js';
import { type Context, type RoomOptions, roomOf } from './context.js';

export interface MapOptions extends RoomOptions {
  path: string;
  dataset?: string;
  /** `-`: print. Default: `<data room>/mappings/<id>.yaml`. */
  output?: string;
}

const shownProblems = 10;

/** `teilhabe map <file>`: proposes a mapping, reads the file by it, and writes it for a person to check. */
export async function map(context: Context, options: MapOptions): Promise<void> {
  const { files } = context.world;
  if (!(await files.exists(options.path))) fail('path-missing', pathMissing(options.path));
  const { room } = await roomOf(context, options);
  await refusePersonal(context, room, options);
  const [proposal, second] = await proposalsFor(context, room, options);
  const output = options.output ?? `${options.dataRaw}/mappings/${proposal.mapping.id}.yaml`;
  if (output !== '-' && (await files.exists(output))) fail('file-exists', say.mappingExists(output));
  if (second && second.fit > proposal.fit - 0.05) {
    proposal.open.unshift(say.open.dataset(proposal.mapping.dataset, second.mapping.dataset));
  }
  const yaml = proposalYaml(proposal);
  const store = await openStore();
  const { report, problems } = await tryProposal(context.world, store, room, proposal, options.path);
  store.close();
  if (output !== '-') await files.writeFile(output, yaml);
  const records = total(report.deliveries.map((d) => d.records));
  const cells = total(report.deliveries.map((d) => d.cells));
  if (context.json) {
    const { mapping, remarks, open, fit } = proposal;
    context.print(JSON.stringify({ output, mapping, remarks, open, fit, records, cells, problems }, null, 2));
    return;
  }
  if (output === '-') context.print(yaml);
  else context.print(say.proposalWritten(output));
  context.print(proposal.open.length === 0 ? say.nothingOpen : say.openTitle(proposal.open.length));
  for (const line of proposal.open) context.print(`- ${line}`);
  context.print(`\n${say.testTitle}`);
  context.print(recordsLine(records));
  context.print(cellsLine(cells));
  context.print(
    problemsLine(countOf(problems, 'error'), countOf(problems, 'warning'), countOf(problems, 'note')),
  );
  const shown = examples(problems);
  for (const problem of shown) context.print(`\n${formatProblem(problem)}`);
  if (problems.length > shown.length) context.print(say.moreProblems(problems.length - shown.length));
}

/** Two of each kind and column: what is wrong with a mapping is wrong in every row. */
function examples(problems: readonly Problem[]): Problem[] {
  const counts = new Map<string, number>();
  const few = problems.filter(({ code, column }) => {
    const key = JSON.stringify([code, column]);
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count <= 2;
  });
  return few.slice(0, shownProblems);
}

async function proposalsFor(
  context: Context,
  room: DataRoom,
  options: MapOptions,
): Promise<[Proposal, ...Proposal[]]> {
  const { datasets } = room.definitions;
  const ids = [...datasets.keys()].sort();
  const dataset = options.dataset === undefined ? null : datasets.get(options.dataset);
  if (dataset === undefined) {
    const wanted = options.dataset ?? '';
    fail('usage', unknownDataset(wanted, ids, nearest(wanted, ids)));
  }
  const deliveries = `${room.deliveriesDir.replace(/\/+$/, '')}/`;
  const path = options.path.replaceAll('\\', '/').replace(/^(\.\/+)+/, '');
  const inside = path.startsWith(deliveries.replace(/^(\.\/+)+/, ''));
  const file = inside ? path.slice(deliveries.replace(/^(\.\/+)+/, '').length) : path;
  const bytes = await context.world.files.readFile(options.path);
  const proposals = proposeMappings({ room, file, inside, bytes, dataset });
  if (!proposals) {
    // Why a workbook cannot be read, such as a password, is worth more than the word that it holds no table.
    const known = knownHeadings(datasets.values(), null);
    if (isPacked(bytes)) throw new UserError(openTable(bytes, {}, known, { file: options.path }).problems);
    fail('no-table', say.noTable(options.path));
  }
  const [first, ...others] = proposals;
  if (!first || (dataset === null && first.fit < 0.2)) fail('no-dataset', say.noDataset(options.path, ids));
  if (dataset === null && !context.json) {
    const ranked = proposals.slice(0, 3).map((p) => ({ dataset: p.mapping.dataset, fit: p.fit }));
    context.print(`${say.ranking(ranked)}\n`);
  }
  return [first, ...others];
}

function fail(code: string, title: string): never {
  throw new UserError({ severity: 'error', code, title });
}

/** A mapping quotes headings and codes of its file, so the file must be no list of persons. */
async function refusePersonal({ world }: Context, room: DataRoom, { path, dataset }: MapOptions) {
  const bytes = await world.files.readFile(path);
  const level = dataset === undefined ? undefined : room.definitions.datasets.get(dataset)?.record_level;
  const finding = guardBytes(bytes, level);
  if (!finding) return;
  const file = refusedFile({ file: path, shown: path, path }, sha256Of(bytes), finding, null);
  throw new UserError(personalData(file, { kind: 'checked' }));
}
