/** The inventory: pure statistics, numbers in, plain objects out. */

export { benjaminiHochberg, discoveryBound, type Family } from '../../model/false-discovery.js';
export { byarLimits, type CountLimits, countLimits, rate } from './byar.js';
export { type CompositeIndex, type CompositeOptions, compositeIndex, zScores } from './composite.js';
export { correctedDissimilarity } from './corrected-dissimilarity.js';
export { differencePValue, type Estimator, rateEstimator, shareEstimator } from './difference.js';
export { type FunnelLimits, type FunnelVerdict, funnelLimits, funnelSignificance } from './funnel.js';
export { type InequalityRow, type SlopeIndex, slopeIndexOfInequality } from './inequality.js';
export { type LocalMoran, localMoran } from './local-moran.js';
export { mean } from './mean.js';
export { type Moran, moran, type Neighbours } from './moran.js';
export { type Estimate, newcombeDifference } from './newcombe.js';
export type { Interval, Limits } from './normal.js';
export { quantiles } from './quantiles.js';
export {
  dissimilarity,
  entropy,
  gini,
  interaction,
  isolation,
  multigroupDissimilarity,
  multigroupInformationTheory,
  spatialDissimilarity,
} from './segregation.js';
export { shareDifferencePValue } from './share-difference.js';
export { type Slope, type SlopePoint, weightedSlope } from './slope.js';
export { empiricalBayes } from './smoothing.js';
export {
  directlyStandardisedRate,
  indirectlyStandardisedRate,
  indirectlyStandardisedRatio,
} from './standardisation.js';
export { proportion, wilsonLimits } from './wilson.js';
