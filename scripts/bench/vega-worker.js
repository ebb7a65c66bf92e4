// Vega and nothing else: one view for each specification draws all figures of its kind, as in a build.
import { createMeasure, drawn, prepareCharts, useMetrics } from '../../dist/pipeline/charts/index.js';
import { fontBytes, regularFont, semiboldFont } from '../../dist/pipeline/publish/places.js';

useMetrics(createMeasure({ regular: fontBytes(regularFont), semibold: fontBytes(semiboldFont) }));
prepareCharts();
process.on('message', async (drawings) => {
  for (const drawing of drawings) await drawn(drawing, (view) => view.toSVG());
  process.send('done');
});
process.send('prepared');
