// Typst and nothing else: the sources of a report, compiled as a build does it.
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { preparePdf } from '../../dist/pipeline/publish/pdf.js';
import { fontBytes, printFonts, templates } from '../../dist/pipeline/publish/places.js';

const fontBlobs = printFonts.map(fontBytes);
preparePdf(printFonts);
process.on('message', ({ main, files }) => {
  const compiler = NodeCompiler.create({ workspace: join(templates, 'pdf'), fontArgs: [{ fontBlobs }] });
  for (const [path, bytes] of files) compiler.mapShadow(path, Buffer.from(bytes));
  compiler.pdf({ mainFileContent: main }, { pdfStandard: 'ua-1', creationTimestamp: 0 });
  compiler.evictCache(1);
  process.send('done');
});
process.send('prepared');
