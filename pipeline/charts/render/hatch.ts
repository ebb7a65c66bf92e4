/** White with diagonal lines: tells »no value« apart from every colour, also in black-and-white print. */
export const pattern = (id: string): string =>
  `<pattern id="${id}" width="5" height="5" patternUnits="userSpaceOnUse">` +
  '<rect width="5" height="5" fill="#ffffff"/>' +
  '<path d="M-1,1L1,-1M0,5L5,0M4,6L6,4" stroke="#7d8790" stroke-width="0.9"/></pattern>';
