/** All targets. A new one adds its line here. */
import type { Target } from '../target.ts';
import { certificates } from './certificates.ts';
import { fixes } from './fixes.ts';
import { growth } from './growth.ts';
import { incremental } from './incremental.ts';
import { questions } from './questions.ts';
import { reading } from './reading.ts';
import { requests } from './requests.ts';

export const targets: readonly Target[] = [reading, questions, certificates, requests, growth, incremental, fixes];
