/**
 * The room feedback: what intake found becomes what a supplier and the county are told, as plain data.
 *
 * `judge` holds the deliveries against the plan; `feedbackFor` words the Rückmeldung to one supplier, `feedbackOnCheck`
 * that on a file not yet delivered, `deliveryMatrix` the county's overview, `reminders` the letters. No count under the
 * threshold of its dataset leaves this room.
 */
export { type Judged, judge } from './expected.js';
export { deliveryMatrix } from './matrix.js';
export { feedbackFor, feedbackOnCheck } from './page.js';
export { type Reminder, reminders } from './reminder.js';
export { type FeedbackInput, isDelivered, latestQuarter, quarterOf } from './scope.js';
export { checkText, feedbackText } from './text.js';
