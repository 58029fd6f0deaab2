import { rule } from '../rule.ts';

/** Reported by the analyzer itself, so that a failure never looks like a clean file. */
export const internalError = rule({
  id: 'internal-error',
  severity: 'error',
  title: 'Fedlint failed on this document',
  what: 'A rule stopped with an error of its own while it looked at this document.',
  why: 'What that rule would have said is missing, so the document is not known to be clean.',
  how: 'Please report it with the manifest that shows it. Until it is mended, the rule it names can be switched off in `.fedlint.yaml`; this one cannot.',
  families: [],
  edit: 'none',
  on: [],
  check: () => [],
  bad: '',
  good: '',
});
