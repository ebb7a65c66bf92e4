// The bare cost of the parts of a build, without anything of ours around them: the same bytes through DuckDB's reader,
// the same drawings through Vega, the same sources through Typst, in as many processes as a build uses.
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import iconv from 'iconv-lite';
import { createDrawings, drawGeometry } from '../../dist/pipeline/charts/index.js';
import { compute } from '../../dist/pipeline/compute/index.js';
import { loadRoom } from '../../dist/pipeline/definitions/index.js';
import { disk } from '../../dist/pipeline/disk.js';
import { intake } from '../../dist/pipeline/intake/index.js';
import { protect } from '../../dist/pipeline/protect/index.js';
import { figuresOf, renderFigures } from '../../dist/pipeline/publish/figures.js';
import { createPdf } from '../../dist/pipeline/publish/pdf.js';
import {
  fontBytes,
  printFonts,
  regularFont,
  semiboldFont,
  templates,
} from '../../dist/pipeline/publish/places.js';
import { createTools } from '../../dist/pipeline/publish/tools.js';
import { buildReports } from '../../dist/pipeline/report/index.js';
import { openStore } from '../../dist/pipeline/store/store.js';
import { timeInProcesses } from './processes.js';

const folder = process.argv[2];
const quiet = { stage() {}, step() {}, line() {} };

// Not counted: everything that leads up to the inputs of the three parts.
const { room } = await loadRoom(disk, { dataRaw: 'data-raw', definitions: 'indicators' });
const store = await openStore();
const taken = await intake({ files: disk, clock: () => new Date(), progress: quiet }, store, room);
const { published } = await protect((await compute(store, room)).computed, room);
store.close();
const reports = buildReports(published, room, {
  period: null,
  generatedOn: '2026-01-01',
  deliveries: taken.report.deliveries,
  problemCounts: [],
  findings: [],
  reconciled: [],
  unclaimedFiles: 0,
  boundarySources: room.region.boundaries.map((b) => b.source),
});
const geometry = drawGeometry(room.region);
const fonts = { regular: fontBytes(regularFont), semibold: fontBytes(semiboldFont) };

// DuckDB reads UTF-8; files in other encodings are handed to it decoded, which is not counted either.
const csvs = taken.report.deliveries.map((d, i) => {
  const path = join(folder, `delivery-${i}.csv`);
  writeFileSync(
    path,
    iconv.decode(readFileSync(join(room.deliveriesDir, d.file)), d.encoding.replace('-bom', '')),
  );
  return { path, delimiter: d.delimiter, skip: Math.max(0, (d.headerLines[0] ?? 1) - 1) };
});
const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
const duckdb = await timed(async () => {
  for (const [i, { path, delimiter, skip }] of csvs.entries()) {
    await connection.run(
      `CREATE TABLE t${i} AS SELECT * FROM read_csv('${path.replaceAll('\\', '/')}', delim = '${delimiter}', skip = ${skip},
       header = true, all_varchar = true, null_padding = true, ignore_errors = true, strict_mode = false)`,
    );
  }
});

const drawingOf = createDrawings(geometry, fonts);
const drawings = reports.map((r) => figuresOf(r).map((f) => drawingOf(f, r.demonstration)));
const count = Math.min(availableParallelism(), 8);
const vega = await timeInProcesses('vega-worker.js', count, drawings, (list) => list.length);
const vegaPlain = await timeInProcesses('vega-plain-worker.js', count, drawings, (list) => list.length);

const tools = createTools({ geometry, html: false, pdf: false, date: '2025-12-31' });
const pdf = createPdf(join(templates, 'pdf'), printFonts, '2025-12-31');
const sources = [];
for (const report of reports) sources.push(pdf.sources(report, await renderFigures(report, tools.charts)));
const typst = await timeInProcesses('typst-worker.js', count, sources, ({ files }) => files.length);

process.send({ duckdb, vega, vegaPlain, typst }, () => process.exit(0));

async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
