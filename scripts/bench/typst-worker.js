// Typst and nothing else: the sources of a report, compiled as a build does it.
import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const fontBlobs = workerData.fonts.map((file) => readFileSync(file));
parentPort.on('message', ({ main, files }) => {
  const compiler = NodeCompiler.create({ workspace: workerData.folder, fontArgs: [{ fontBlobs }] });
  for (const [path, bytes] of files) compiler.mapShadow(path, Buffer.from(bytes));
  compiler.pdf({ mainFileContent: main }, { pdfStandard: 'ua-1', creationTimestamp: 0 });
  compiler.evictCache(1);
  parentPort.postMessage('done');
});
