import type { Format } from '../kind.ts';
import { envoyTrustIn, textsInside } from './envoy-trust.ts';
import { policiesIn } from './policies.ts';
import { surveyOf } from './survey.ts';
import { envoyView } from './view.ts';

/** Any configuration of Envoy, whole or in part, that verifies peers or decides about them. */
export const envoyConfiguration: Format = {
  name: 'Envoy configuration',
  recognise: (root) => surveyOf(root).parts[0]?.sign.span,
  view: envoyView,
  embeds: textsInside,
  read: (manifest) => [...envoyTrustIn(manifest, false), ...policiesIn(manifest, false)],
};
