/** The test repository as a list of states, each with the commit that led to it. */
import { agreementCommits } from './agreement-commits.ts';
import { anchorCommits } from './anchor-commits.ts';
import type { Commit, Files } from './commit.ts';
import { identityCommits } from './identity-commits.ts';
import { policyCommits } from './policy-commits.ts';
import { quietCommits } from './quiet-commits.ts';
import { START } from './start.ts';

export interface Step {
  readonly commit: Commit;
  readonly before: Files;
  readonly after: Files;
}

export const history: readonly Step[] = stepsOf([
  ...agreementCommits,
  ...policyCommits,
  ...anchorCommits,
  ...identityCommits,
  ...quietCommits,
]);

function stepsOf(commits: readonly Commit[]): Step[] {
  let before = START;
  return commits.map((commit) => {
    const after = commit.edits.reduce((files, edit) => edit(files), before);
    const step = { commit, before, after };
    before = after;
    return step;
  });
}
