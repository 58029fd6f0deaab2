import './restricted.suite.ts';

export { run } from '../suite/run.ts';
