import './installed.suite.ts';
import './findings.suite.ts';
import './configuration.suite.ts';
import './fixes.suite.ts';
import './hover.suite.ts';
import './completion.suite.ts';
import './navigation.suite.ts';
import './formats.suite.ts';
import './spire-conf.suite.ts';
import './bundle.suite.ts';
import './config-map.suite.ts';
import './policies.suite.ts';
import './meshes.suite.ts';
import './review.suite.ts';
import './restart.suite.ts';
import './folders.suite.ts';

export { run } from './run.ts';
