import type { Dataset } from '../../model/dataset.js';
import type { Problem } from '../../model/problem.js';
import type { Store } from '../../store/store.js';
import type { Delivery } from '../deliver.js';
import type { Found } from './found.js';
import { totalsOfGroups } from './groups.js';
import { repeatedNumbers } from './repeated.js';

/** What the standing rules find in the cells of one dataset, whatever was delivered of others. */
export interface Judged {
  groups: Found[];
  repeated: Problem[];
}

/** `deliveries`: those of the dataset at least, by their number in its cell table. */
export const judgeDataset = async (
  store: Store,
  dataset: Dataset,
  deliveries: ReadonlyMap<number, Delivery>,
): Promise<Judged> => ({
  groups: await totalsOfGroups(store, dataset),
  repeated: await repeatedNumbers(store, dataset, deliveries),
});
