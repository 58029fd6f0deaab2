import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hoverAt } from '../../../server/src/core/hover/hover.ts';
import { EXAMPLE_NOW } from '../../../server/src/core/rules/examples.ts';
import { analyze, uriOf } from '../../harness/workspace.ts';

/** Everything that would be a link, an image, markup or a break out of code if it were not escaped. */
const EVIL = 'x` [a](command:evil) ![i](https://evil.example/i.png) <b>b</b> **c** | ``` </code>';
const NAME = JSON.stringify(EVIL);

const FILES = {
  'evil ](command:evil).yaml': `apiVersion: fedlint.dev/v1alpha1
kind: Federation
metadata:
  name: ${NAME}
spec:
  local: ${NAME}
  remote: ${NAME}
  direction: mutual
  owners:
    accountable: {team: ${NAME}, contact: ${NAME}}
  bundle:
    endpointURL: ${NAME}
    profile: ${NAME}
    refreshHint: ${NAME}
  allow:
    - subject: ${NAME}
  enforcementPoints: [${NAME}, constructor, __proto__]
  timeBox:
    expires: ${NAME}
---
apiVersion: fedlint.dev/v1alpha1
kind: TrustDomain
metadata:
  name: ${NAME}
spec:
  trustDomain: ${NAME}
  role: constructor
  operator: toString
  owner: ${NAME}
---
apiVersion: fedlint.dev/v1alpha1
kind: EnforcementPoint
metadata:
  name: ${NAME}
spec:
  accepts: [${NAME}]
  location: {type: ${NAME}, cluster: ${NAME}}
  engine: ${NAME}
  mode: constructor
  owner: ${NAME}
  onFailure: ${NAME}
---
# fedlint-ignore missing-owner until=2026-12-31 -- ${EVIL}
apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterSPIFFEID
metadata:
  name: ${NAME}
  labels:
    ${NAME}: ${NAME}
spec:
  className: ${NAME}
  spiffeIDTemplate: ${JSON.stringify(`spiffe://{{ .TrustDomain }}/{{ index .PodMeta.Labels "${EVIL.slice(0, 10)}" }}`)}
  federatesWith: [${NAME}]
`,
};

test('nothing of a manifest or of a file name is taken for Markdown', () => {
  const analyzer = analyze(FILES);
  const file = analyzer.file(uriOf('evil ](command:evil).yaml'));
  let hovers = 0;
  for (const document of file?.documents ?? []) {
    for (let offset = 0; document && offset <= document.ref.section.text.length; offset++) {
      const hover = hoverAt(analyzer, document, offset, EXAMPLE_NOW);
      if (!hover) continue;
      hovers++;
      assertHarmless(hover.markdown);
    }
  }
  assert.ok(hovers > 500, String(hovers));
});

/** With code and escaped signs taken away, only our own links and no markup is left. */
function assertHarmless(markdown: string): void {
  const fences = markdown.split('\n').map((line) => (line.match(/`/g) ?? []).length);
  assert.ok(
    fences.every((count) => count % 2 === 0),
    markdown,
  );
  const bare = markdown.replace(/`[^`\n]+`/g, '').replace(/\\[\\`*_[\]<>&|~]/g, '');
  assert.doesNotMatch(bare, /!\[|<\/?\w|evil\.example/, markdown);
  for (const [, url = ''] of bare.matchAll(/\]\(([^)]*)\)/g))
    assert.match(url, /^(?:https|file):\/\/[^\s"'<>]+$/, markdown);
  assert.equal(bare.replace(/\[[^\]]*\]\((?:https|file):[^)]*\)/g, '').includes('command:'), false, markdown);
}
