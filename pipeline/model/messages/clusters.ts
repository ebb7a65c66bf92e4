import type { Cluster } from '../patterns.js';

/** Texts of the maps of spatial clusters and their text alternatives. */

/** In the order of the legend. */
export const clusterKinds: readonly Cluster[] = ['high_high', 'low_low', 'high_low', 'low_high'];

export const clusterLabel = (cluster: Cluster): string =>
  ({
    high_high: 'hoch, Umgebung hoch',
    low_low: 'niedrig, Umgebung niedrig',
    high_low: 'hoch, Umgebung niedrig',
    low_high: 'niedrig, Umgebung hoch',
  })[cluster];
export const noCluster = (): string => 'kein Muster';

export const clustersShow = (title: string, count: number): string =>
  `Karte »${title}« mit ${count} Gebieten; gefärbt sind nur Gebiete mit einem Muster, das über Zufall hinausgeht.`;
export const clusterMembers = (label: string, names: readonly string[]): string =>
  `${label}: ${names.join(', ')}.`;
