/** All parts, in the order in which they run. */
import { check } from './check.ts';
import { growth } from './growth.ts';
import { sectionsOf } from './in-process.ts';
import { keystroke } from './keystroke.ts';
import type { Part } from './part.ts';
import { start } from './start.ts';

const reading: Part = {
  name: 'reading',
  summary: 'how fast HCL and certificates are read',
  measure: ({ sizes }) => sectionsOf('reading', sizes),
};

const review: Part = {
  name: 'review',
  summary: 'what the review of a change costs',
  measure: ({ sizes }) => sectionsOf('review', sizes),
};

export const parts: readonly Part[] = [keystroke, check, start, growth, reading, review];
