/** Two decimals of a pixel are more than can be seen. */
export const rounded = (pixels: number): number => Math.round(pixels * 100) / 100 + 0;
