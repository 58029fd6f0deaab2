/**
 * What the product promises not to do, refused while the tests run: connections, programs but Git, code made of text,
 * and writing what nobody asked for. `node --require ./test/guard/guard.cjs …` puts a process under it, and those that it
 * starts. What is refused throws; and because somebody may catch that, the first process fails in the end as well.
 */
const { syncBuiltinESMExports } = require('node:module');
const { isGuarded } = require('./asker.cjs');
const { answerFor } = require('./verdict.cjs');

answerFor(__filename);
// Programs of others, such as npm, only hand it on to ours.
if (isGuarded()) {
  require('./connections.cjs');
  require('./code.cjs');
  require('./writes.cjs');
}
require('./programs.cjs');
syncBuiltinESMExports();
