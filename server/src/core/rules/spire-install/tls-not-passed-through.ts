import type { EndpointIngressFact } from '../../model/facts.ts';
import { isCloseTo } from '../../model/folder.ts';
import { knownValue } from '../../model/stated.ts';
import { SOUND_CHART, unsoundChart } from '../install-examples.ts';
import { type Offer, type RuleContext, rule } from '../rule.ts';

const NGINX = 'nginx.ingress.kubernetes.io/ssl-passthrough';

export const tlsNotPassedThrough = rule({
  id: 'tls-not-passed-through',
  severity: 'warning',
  title: 'A proxy that answers in the place of the bundle endpoint',
  what: 'The bundle endpoint has the profile `https_spiffe`, and the Ingress or Route in front of it does not pass TLS through. The SPIRE Helm chart adds what is needed for `ingress-nginx` and `openshift`, and nothing for other controllers.',
  why: 'With `https_spiffe` the other side wants to see the SPIFFE identity of the SPIRE server. A proxy that ends the connection shows its own certificate, which has none, so every fetch of the bundle fails (`certificate contains no URI SAN`).',
  how: 'Have TLS passed through: name the controller under `controllerType`, set the annotation of your controller, or `termination: passthrough` of a Route. Or serve the bundle with `https_web` and a public certificate.',
  families: ['bundle-endpoint'],
  references: ['spiffe:FED 5.2.2.1'],
  edit: 'suggest',
  on: ['endpoint-ingress'],
  *check(fact, context) {
    if (fact.passesTls !== false || (fact.profile ?? profileAround(context)) !== 'https_spiffe') return;
    const what = fact.by === 'route' ? 'This Route' : 'This Ingress';
    const how =
      fact.by === 'chart'
        ? 'Name the controller, if it is one that the chart knows, or add the annotation by which yours passes TLS through.'
        : 'Have TLS passed through, or serve the bundle with `https_web`.';
    yield {
      at: fact.span,
      message: `${what} leads to a bundle endpoint with \`https_spiffe\` and does not pass TLS through. Others then see the certificate of the proxy in the place of the SPIRE server's identity, and cannot fetch the bundle. ${how}`,
      offers: () => offersFor(fact),
    };
  },
  bad: unsoundChart('controllerType: ingress-nginx', 'controllerType: other'),
  good: SOUND_CHART,
});

/** The profile of the endpoints close by, where they all have the same. */
function profileAround(context: RuleContext): string | undefined {
  const endpoints = context.workspace
    .lookup('any-bundle-endpoint', '')
    .filter(({ document }) => isCloseTo(context, document));
  const profiles = endpoints.flatMap(({ fact }) => fact.profiles.map(({ name }) => knownValue(name)));
  const [profile, ...others] = new Set(profiles);
  return others.length === 0 ? profile : undefined;
}

function offersFor({ by, path }: EndpointIngressFact): Offer[] {
  const set = (title: string, at: EndpointIngressFact['path'], value: string): Offer => ({
    title,
    kind: 'suggest',
    operations: [{ op: 'set', path: at, value }],
  });
  switch (by) {
    case 'chart':
      return [
        set('The controller is ingress-nginx', path, 'ingress-nginx'),
        set('The controller is the router of OpenShift', path, 'openshift'),
      ];
    case 'ingress':
      return [set('Pass TLS through, by the annotation of ingress-nginx', [...path, NGINX], 'true')];
    case 'route':
      return [set('Pass TLS through', path, 'passthrough')];
  }
}
