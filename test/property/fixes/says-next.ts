/**
 * Where mending one thing is what lets another be seen: by rule, what it may say next and why that is right. Whatever else
 * a mended file says is a fault of the edit.
 */
const AGREEMENT_ASKED = 'once something is written about a trust link, the rest of the agreement is asked for';
const SKETCH = 'the new manifest is a sketch that says what is known, and asks for the rest';
const NAMED = 'a trust domain with a name is a border, and nothing says yet who owns it';
const SEEN = 'what could not be read, or was not looked at, is judged as soon as it can be';
const CHOSEN = 'the title says what the choice means, and the finding what has to come with it';
const SAMPLE = 'the sample in the field only shows the shape of an answer';

const ANY_RULE = '*';

type Reasons = Readonly<Record<string, string>>;

const SAYS_NEXT: Readonly<Record<string, Reasons>> = {
  'undocumented-federation': {
    ...because(AGREEMENT_ASKED, 'ambiguous-authorization', 'broad-trust', 'missing-owner', 'missing-time-box'),
    ...because(AGREEMENT_ASKED, 'missing-revocation-path', 'missing-rotation-expectation', 'no-enforcement-point'),
    ...because(AGREEMENT_ASKED, 'missing-trust-boundary', 'untested-failure-mode', 'undocumented-bundle-endpoint'),
    ...because(AGREEMENT_ASKED, 'foreign-endpoint-spiffe-id', 'bundle-endpoint-path', 'missing-bootstrap-bundle'),
    ...because(SAMPLE, 'dangling-policy-reference'),
  },
  'one-way-federation': {
    ...because(SKETCH, 'ambiguous-authorization', 'broad-trust', 'missing-owner', 'missing-revocation-path'),
    ...because(SKETCH, 'missing-rotation-expectation', 'no-enforcement-point', 'undocumented-bundle-endpoint'),
    ...because(SKETCH, 'untested-failure-mode'),
  },
  'federates-with-unknown-domain': because(SKETCH, 'missing-bootstrap-bundle', 'undocumented-federation'),
  'mesh-and-spire-differ': because(NAMED, 'undocumented-federation'),
  'mesh-default-trust-domain': because(NAMED, 'undocumented-federation'),
  'mesh-root-for-every-domain': because(NAMED, 'undocumented-federation'),
  'unknown-field': because(SEEN, ANY_RULE),
  'wrong-api-version': because(SEEN, ANY_RULE),
  'invalid-id-template': because(SEEN, 'template-label-without-selector'),
  'legacy-federation-endpoint': because(SEEN, 'missing-bootstrap-bundle'),
  'forgotten-trust': because('the agreement that ended is still on record', 'expired-time-box'),
  'bundle-without-keys': because(CHOSEN, 'bundle-empty'),
  'cilium-authentication-mode': because(CHOSEN, 'cilium-authentication-across-clusters'),
  'cilium-test-authentication': because(CHOSEN, 'cilium-authentication-across-clusters'),
  'consul-entry-refused': because(CHOSEN, 'peer-without-request-rules'),
  'enforcement-mode-mismatch': because(CHOSEN, 'missing-time-box', 'observe-only-enforcement'),
  'two-bundle-sources': because(CHOSEN, 'static-bundle'),
  'unreadable-dry-run': because(CHOSEN, 'enforcement-mode-mismatch'),
  'foreign-endpoint-spiffe-id': because(SEEN, 'missing-bootstrap-bundle'),
  'missing-endpoint-profile': because(CHOSEN, 'missing-bootstrap-bundle'),
  'unusable-endpoint-port': because(CHOSEN, 'acme-on-other-port'),
  'web-endpoint-without-certificate': because(CHOSEN, 'acme-on-other-port'),
  'missing-bootstrap-bundle': because(SAMPLE, 'unreadable-certificate'),
};

/** Why a rule may be heard after the finding of another one was mended; undefined where it may not. */
export function reasonToSay(next: string, mended: string): string | undefined {
  const reasons = SAYS_NEXT[mended] ?? {};
  return (Object.hasOwn(reasons, next) ? reasons[next] : undefined) ?? reasons[ANY_RULE];
}

function because(reason: string, ...rules: readonly string[]): Reasons {
  return Object.fromEntries(rules.map((rule) => [rule, reason]));
}
