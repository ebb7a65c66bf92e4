/** Stages of the progress that a room announces by itself. */
export const plausibilityStage = 'Plausibilität prüfen';
