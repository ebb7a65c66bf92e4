/** Whether a division into areas serves, and what a coarser one would say. */

export { type Borders, sharedBorders } from '../borders.js';
export { type Cut, cutOf } from './cut.js';
export { canBeJoined, type Join, joinValues } from './joined-values.js';
export { proposeReportingAreas, type ReportingArea, type SizedArea } from './reporting-areas.js';
