/** What changes nothing about trust is no change, or at most one to be folded away. */
import { SOUND_ADMISSION } from '../../server/src/core/rules/admission-examples.ts';
import { SOUND_CEDAR } from '../../server/src/core/rules/cedar-examples.ts';
import { SOUND_CILIUM } from '../../server/src/core/rules/cilium-examples.ts';
import { SOUND_CONSUL } from '../../server/src/core/rules/consul-examples.ts';
import { SOUND_ENVOY } from '../../server/src/core/rules/envoy-examples.ts';
import { SOUND_KUMA } from '../../server/src/core/rules/kuma-examples.ts';
import { SOUND_LINKERD } from '../../server/src/core/rules/linkerd-examples.ts';
import { POLICY, SOUND_POLICIES } from '../../server/src/core/rules/policy-examples.ts';
import { testStep } from '../harness/steps.ts';

type Files = Readonly<Record<string, string>>;

const SETS: Readonly<Record<string, Files>> = {
  ...{ istio: SOUND_POLICIES, linkerd: SOUND_LINKERD, cilium: SOUND_CILIUM, consul: SOUND_CONSUL, kuma: SOUND_KUMA },
  ...{ envoy: SOUND_ENVOY, cedar: SOUND_CEDAR, admission: SOUND_ADMISSION },
};

const mapped = (files: Files, change: (text: string, name: string) => string): Files =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [name, change(text, name)]));

for (const [name, files] of Object.entries(SETS)) {
  testStep(
    `${name}: comments and empty lines`,
    files,
    mapped(files, (text, file) => (file.endsWith('.cedar') ? `\n\n${text}` : `# A comment.\n\n${text}`)),
    [],
  );
  testStep(
    `${name}: all in another folder`,
    files,
    Object.fromEntries(Object.entries(files).map(([file, text]) => [`moved/${file}`, text])),
    [],
  );
  testStep(
    `${name}: labels`,
    files,
    mapped(files, (text) => text.replace(/^( +)namespace: (\w+)$/m, '$&\n$1labels:\n$1  team: a')),
    [],
  );
  testStep(
    `${name}: another order of the files’ documents`,
    files,
    mapped(files, (text) =>
      text
        .split(/^---\n/m)
        .reverse()
        .join('---\n')
        .replace(/([^\n])$/, '$1\n'),
    ),
    [],
  );
}

const PRINCIPALS = 'principals: [acme.partner.example/ns/orders/sa/checkout]';
const rewritten = (from: string | RegExp, to: string) => ({
  ...SOUND_POLICIES,
  'policy.yaml': POLICY.replace(from, to),
});
const TWO = rewritten(PRINCIPALS, 'principals: [acme.partner.example/ns/a/sa/a, acme.partner.example/ns/b/sa/b]');
const RULE = POLICY.slice(POLICY.indexOf('    - from:'));

testStep(
  'principals in another order',
  TWO,
  rewritten(PRINCIPALS, 'principals: [acme.partner.example/ns/b/sa/b, acme.partner.example/ns/a/sa/a]'),
  [],
);
testStep(
  'principals one below the other, in quotes',
  TWO,
  rewritten(
    PRINCIPALS,
    'principals:\n              - "acme.partner.example/ns/a/sa/a"\n              - \'acme.partner.example/ns/b/sa/b\'',
  ),
  [],
);
testStep('one rule written twice', SOUND_POLICIES, { ...SOUND_POLICIES, 'policy.yaml': `${POLICY}${RULE}` }, []);
testStep(
  'one rule for two as one for each',
  TWO,
  rewritten(RULE, ['a', 'b'].map((name) => RULE.replace('ns/orders/sa/checkout', `ns/${name}/sa/${name}`)).join('')),
  ['neutral policy-edited'],
  ['neutral policy-edited'],
);
testStep(
  'a name that another one covers',
  rewritten(PRINCIPALS, 'principals: ["acme.partner.example/ns/orders/*"]'),
  rewritten(PRINCIPALS, 'principals: ["acme.partner.example/ns/orders/*", acme.partner.example/ns/orders/sa/checkout]'),
  ['neutral policy-edited'],
  ['neutral policy-edited'],
);
testStep(
  'another version of the API',
  SOUND_POLICIES,
  rewritten('security.istio.io/v1', 'security.istio.io/v1beta1'),
  [],
);
testStep(
  'an annotation of another tool',
  SOUND_POLICIES,
  rewritten('  namespace: payments\n', '  namespace: payments\n  annotations:\n    example.com/checksum: abc\n'),
  [],
);
testStep(
  'ALLOW, which is what it means anyway',
  SOUND_POLICIES,
  rewritten('  action: ALLOW\n', ''),
  ['neutral policy-edited'],
  ['neutral policy-edited'],
);
