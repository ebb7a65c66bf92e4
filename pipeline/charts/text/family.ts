/** In CSS quotes: a family name with a digit is invalid without them. */
export const fontFamily = "'Source Sans 3', sans-serif";
