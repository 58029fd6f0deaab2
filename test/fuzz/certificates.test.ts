/** Hostile certificates, for a short run. */
import { test } from 'node:test';
import { certificates } from '../../scripts/fuzz/targets/certificates.ts';
import { shortRun } from './short-run.ts';

test(`${certificates.name}: ${certificates.claim}`, () => shortRun(certificates, 100));
