/** Columns of a drawn claim. */
export const WIDTH = 100;
