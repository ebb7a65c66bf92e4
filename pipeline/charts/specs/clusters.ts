import { noValue } from '../../model/messages/charts.js';
import { clusterKinds, clusterLabel, noCluster } from '../../model/messages/clusters.js';
import type { Cluster } from '../../model/patterns.js';
import type { ClusterData } from '../../model/report.js';
import type { FittedMap } from '../geometry/fit.js';
import type { Measure } from '../text/measure.js';
import type { Drawing } from './drawing.js';
import { colouredMap } from './map.js';
import { joined } from './mapParts.js';
import { hatch } from './theme.js';

/**
 * Two hues that stay apart for colour-blind readers (RdBu of ColorBrewer 2.0), strong where an area is like its
 * surroundings and light where it stands out from them, so that black-and-white print tells patterns from none.
 */
const colours: Record<Cluster | 'none', string> = {
  high_high: '#b2182b',
  low_low: '#2166ac',
  high_low: '#f4a582',
  low_high: '#92c5de',
  none: '#f4f4f2',
};

export function drawClusters(
  data: ClusterData,
  fitted: FittedMap,
  demonstration: string,
  measure: Measure,
): Drawing {
  const drawn = joined(fitted, data.areas).map(({ shape, area }) => ({
    shape,
    area,
    fill: area.cluster === null ? hatch : colours[area.cluster],
  }));
  const present = new Set(drawn.map(({ area }) => area.cluster));
  const entries = [
    ...clusterKinds
      .filter((kind) => present.has(kind))
      .map((kind) => ({ label: clusterLabel(kind), fill: colours[kind] })),
    { label: noCluster(), fill: colours.none },
    ...(present.has(null) ? [{ label: noValue(), fill: hatch }] : []),
  ];
  return colouredMap(drawn, entries, '', fitted, demonstration, measure);
}
