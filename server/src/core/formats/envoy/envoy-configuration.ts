import type { Format } from '../kind.ts';
import { envoyTrustIn, textsInside } from './envoy-trust.ts';
import { surveyOf } from './validators.ts';
import { validatorsView } from './view.ts';

/** Any configuration of Envoy, whole or in part, that verifies peers with the SPIFFE validator. */
export const envoyConfiguration: Format = {
  name: 'Envoy SPIFFE validator',
  recognise: (root) => surveyOf(root).contexts[0]?.sign.span,
  view: validatorsView,
  embeds: textsInside,
  read: (manifest) => envoyTrustIn(manifest, false),
};
