// Vega and nothing else: each specification compiled once, one view per drawing.
import { parentPort, workerData } from 'node:worker_threads';
import { createMeasure, svgOf, useMetrics } from '../../dist/pipeline/charts/index.js';

useMetrics(createMeasure(workerData));
parentPort.on('message', async (drawings) => {
  for (const drawing of drawings) await svgOf(drawing);
  parentPort.postMessage('done');
});
