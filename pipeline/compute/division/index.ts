/** Whether a division into areas serves, and what a coarser one would say. */
export { type Cut, cutOf } from './cut.js';
export { canBeJoined, type Join, joinValues } from './joined-values.js';
export { type Borders, sharedBorders } from './neighbours.js';
export { proposeReportingAreas, type ReportingArea, type SizedArea } from './reporting-areas.js';
