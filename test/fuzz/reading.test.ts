/** From bytes to findings, edits, facts and reviews: no text of a short run makes any of it fall. */
import { test } from 'node:test';
import { reading } from '../../scripts/fuzz/targets/reading.ts';
import { shortRun } from './short-run.ts';

test(`${reading.name}: ${reading.claim}`, () => shortRun(reading, 60));
