/** What an editor asks of the core, about the texts of a short run. */
import { test } from 'node:test';
import { questions } from '../../scripts/fuzz/targets/questions.ts';
import { shortRun } from './short-run.ts';

test(`${questions.name}: ${questions.claim}`, () => shortRun(questions, 200));
