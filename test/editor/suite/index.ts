import './installed.suite.ts';
import './findings.suite.ts';
import './configuration.suite.ts';
import './fixes.suite.ts';
import './hover.suite.ts';
import './completion.suite.ts';
import './navigation.suite.ts';
import './formats.suite.ts';

export { run } from './run.ts';
