// One cold build in a process of its own.
import { join } from 'node:path';
import v8 from 'node:v8';
import { build } from '../../dist/bundled/build.js';
import { disk } from '../../dist/pipeline/disk.js';

// As bin/teilhabe.js does.
if (process.versions.node.startsWith('20.')) v8.setFlagsFromString('--interrupt-budget=500000');
const quiet = { stage() {}, step() {}, line() {} };
const result = await build(
  { files: disk, clock: () => new Date(), progress: quiet },
  {
    dataRaw: 'data-raw',
    definitions: 'indicators',
    reports: join(process.argv[2], 'reports'),
    processId: process.pid,
    softwareVersion: 'bench',
  },
);
process.send({ timings: result.timings, peak: process.resourceUsage().maxRSS / 1024 }, () => process.exit(0));
