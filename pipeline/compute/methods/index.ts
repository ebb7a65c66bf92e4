export { type Estimate, newcombeDifference } from './newcombe.js';
export { type ConfidenceLevel, type Limits, proportion, wilsonLimits } from './wilson.js';
