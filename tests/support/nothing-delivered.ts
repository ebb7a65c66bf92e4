import type { DataRoom } from '../../pipeline/model/room.js';

/** What a data room holds beside region and definitions, for tests that put their cells into the store themselves. */
export const nothingDelivered: Omit<DataRoom, 'region' | 'definitions'> = {
  mappings: [],
  ignoredFiles: [],
  corrections: [],
  acknowledged: [],
  deliveryPlan: [],
  deliveriesDir: '',
  inputs: [],
};
