// Vega and nothing of ours: every figure has its specification compiled, parsed and drawn for itself.
import * as vega from 'vega';
import { compile } from 'vega-lite';
import { createMeasure, useMetrics } from '../../dist/pipeline/charts/index.js';
import { specifications } from '../../dist/pipeline/charts/specs/index.js';
import { fontBytes, regularFont, semiboldFont } from '../../dist/pipeline/publish/places.js';

// Widths of texts are measured in both ways of drawing, or the axes would not be the same.
useMetrics(createMeasure({ regular: fontBytes(regularFont), semibold: fontBytes(semiboldFont) }));
process.on('message', async (drawings) => {
  for (const { spec, width, height, padding, params, data } of drawings) {
    const view = new vega.View(vega.parse(compile(specifications[spec]).spec), { renderer: 'none' });
    view.width(width).height(height).padding(padding);
    for (const [name, value] of Object.entries(params)) view.signal(name, value);
    for (const [name, rows] of Object.entries(data)) view.data(name, [...rows]);
    await view.toSVG();
    view.finalize();
  }
  process.send('done');
});
process.send('prepared');
