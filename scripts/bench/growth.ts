/** How cost grows with size, in process: a curve for each kind of work, and its exponent. */
import { sectionsOf } from './in-process.ts';
import type { Part } from './part.ts';

export const growth: Part = {
  name: 'growth',
  summary: 'how cost grows with size, plotted, with the exponent',
  measure: ({ sizes }) => sectionsOf('curves', sizes),
};
