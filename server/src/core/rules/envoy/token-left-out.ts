import { borderOf } from '../../model/border.ts';
import { isWatched } from '../../model/watch-period.ts';
import { code } from '../../values/code.ts';
import { GATEWAY, SOUND_ENVOY } from '../envoy-examples.ts';
import { changed } from '../examples.ts';
import { rule } from '../rule.ts';
import { becauseOf, citing } from '../wording.ts';

/** Of the filters the one that verifies tokens alone. */
const TOKENS_ONLY = GATEWAY.replace(/ *typed_per_filter_config:[\s\S]*?(?= *http_filters)/, '')
  .replace(/ *- name: envoy\.filters\.http\.ext_authz[\s\S]*$/, '')
  .replace(
    /( *)custom_validator_config/,
    '$1match_typed_subject_alt_names:\n$1  - san_type: URI\n$1    matcher:\n$1      exact: spiffe://acme.partner.example/orders/checkout\n$1custom_validator_config',
  );
const FILES = { ...SOUND_ENVOY, 'envoy.yaml': TOKENS_ONLY };
const REQUIRED = '                            provider_name: acme-svids\n';
const OPTIONAL = `                            requires_any:
                              requirements:
                                - provider_name: acme-svids
                                - allow_missing: {}
`;

const EFFECTS = {
  missing: 'lets in a request without a token, so only those are stopped who show a wrong one',
  failed: 'lets in a request without a token, or with one that did not hold, so nobody is stopped',
} as const;

export const tokenLeftOut = rule({
  id: 'token-left-out',
  severity: 'warning',
  title: 'A token that may be left out',
  what: 'Envoy verifies tokens at a place that foreign identities reach and takes requests without one as well (`allow_missing`), or with one that failed (`allow_missing_or_failed`), and no filter in the same text decides about the request afterwards.',
  why: 'Then the check refuses only those who show a wrong token. Whoever has none leaves it out.',
  how: 'Take the exception out, or leave it to those paths that are open to everybody. If some requests are meant to come without a token, have an RBAC filter behind it say which.',
  families: ['authn-authz-unclear'],
  edit: 'none',
  on: ['policy'],
  *check(policy, context) {
    const found = policy.engine === 'envoy' ? policy.enforcement.weakenedBy : [];
    const optional = found.filter(({ way }) => way === 'token-optional');
    const trust = optional.length > 0 ? borderOf(policy, context) : undefined;
    if (!trust || isWatched(policy, context)) return;
    for (const { span, written } of optional) {
      yield {
        at: span,
        message: `${code(written)} ${EFFECTS[/fail/i.test(written) ? 'failed' : 'missing']}. That concerns more than your own workloads, ${becauseOf(trust)}. Ask for the token, or have an RBAC filter behind it decide about those who have none.`,
        related: [citing(trust)],
      };
    }
  },
  bad: { ...FILES, 'envoy.yaml': changed(TOKENS_ONLY, REQUIRED, OPTIONAL) },
  good: FILES,
});
