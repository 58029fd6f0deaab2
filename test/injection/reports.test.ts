/** Whatever stands in a manifest, or is its name, every report shows it as text. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formats, reportNamed } from '../../server/src/cli/reports/list.ts';
import type { Finding } from '../../server/src/core/analysis/finding.ts';
import { Faults } from './faults.ts';
import { inputOf } from './input.ts';
import { FORGES, MARKDOWN, PAYLOADS, RUNNERS, TERMINALS, UNSEEN } from './payloads.ts';
import { READERS } from './reports.ts';
import { opened, renamed, tamperedRules } from './workspace.ts';

test('no text of a manifest is more than text', () => {
  const faults = new Faults();
  let findings = 0;
  for (const [index, workspace] of [...tamperedRules(2, 1)].entries()) {
    const payload = PAYLOADS[index % PAYLOADS.length] ?? '';
    const { name, files } = index % 2 ? renamed(workspace, payload) : workspace;
    const analyzer = opened(files);
    const found: Finding[] = [...analyzer.allFiles()].flatMap(({ info }) => analyzer.findings(info.uri));
    findings += found.length;
    const input = inputOf(analyzer, found, [`\`${payload}\` cannot be read: ${payload}.`]);
    for (const format of formats) {
      const output = reportNamed(format)(input);
      faults.add(format, READERS.get(format)?.(output) ?? ['no reader'], name, output);
    }
  }
  faults.assertNone();
  assert.ok(findings > 100, `${findings} findings`);
});

test('these tests see what was not made safe', () => {
  const seenBy = (format: string, payload: string) => (READERS.get(format)?.(`${payload}\n`) ?? []).length > 0;
  const blind = (format: string, payloads: readonly string[]) => payloads.filter((payload) => !seenBy(format, payload));
  assert.deepEqual(blind('text', [...TERMINALS, ...UNSEEN, ...RUNNERS.slice(0, 4), RUNNERS[5] ?? '']), [TERMINALS[7]]);
  // Code that ends by itself is code, and headings, lists and quotes are things that comments have.
  const structure = /^(?:\s*(?:#|[-+>] |1\. )|\n\nowned\n=|` \[|`` <|===)/;
  assert.deepEqual(
    blind('markdown', [...MARKDOWN, ...FORGES]).filter((payload) => !structure.test(payload)),
    [],
  );
});
