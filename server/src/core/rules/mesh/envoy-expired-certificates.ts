import { changed } from '../examples.ts';
import { PROXY, SOUND_MESH } from '../mesh-examples.ts';
import { rule } from '../rule.ts';

export const envoyExpiredCertificates = rule({
  id: 'envoy-expired-certificates',
  severity: 'error',
  title: 'Certificates accepted after their end',
  what: '`allow_expired_certificate` is true beside a SPIFFE validator of Envoy.',
  why: 'SPIFFE identities are short-lived so that what was stolen soon is worth nothing. With this switch an old certificate and its key are good for ever, those of a workload that was shut out long ago as well.',
  how: 'Take the switch out. If it bridges a clock or a renewal that does not work, mend that.',
  families: ['long-lived-credential', 'clock-skew'],
  edit: 'suggest',
  on: ['envoy-trust'],
  *check({ allowExpired }) {
    if (!allowExpired?.stated.known || !allowExpired.stated.value) return;
    yield {
      at: allowExpired.stated.span,
      message:
        'Envoy accepts certificates after their end here, so an identity that was stolen or withdrawn stays good for ever. Take the switch out.',
      offers: () => [
        { title: 'Take the switch out', kind: 'suggest', operations: [{ op: 'remove', path: allowExpired.path }] },
      ],
    };
  },
  bad: {
    ...SOUND_MESH,
    'envoy.yaml': changed(
      PROXY,
      '                  match_typed_subject_alt_names:\n',
      '                  allow_expired_certificate: true\n                  match_typed_subject_alt_names:\n',
    ),
  },
  good: SOUND_MESH,
});
