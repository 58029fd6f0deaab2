import { blank, map } from '../../fixes/operation.ts';
import { domainKey } from '../../model/domain-key.ts';
import { timeBoxOf } from '../../model/governance.ts';
import { knownValue } from '../../model/stated.ts';
import { addDays } from '../../values/date.ts';
import { SOUND_TELEPORT, TELEPORT_STATIC_FEDERATION } from '../data-examples.ts';
import { changed } from '../examples.ts';
import { type Offer, rule } from '../rule.ts';

export const staticBundle = rule({
  id: 'static-bundle',
  severity: 'warning',
  title: 'A bundle that is never refreshed and has no end',
  what: 'A `spiffe_federation` of Teleport carries its bundle as a `static` text, and nothing says when that ends.',
  why: 'Teleport never refreshes a static bundle. After the other side has changed its keys, its identities are refused here; and a key that it has withdrawn stays trusted here until somebody edits this file.',
  how: 'Fetch the bundle with `https_web` if the other side serves it. If it does not, set an end: `metadata.expires`, at which Teleport deletes the resource, a comment `fedlint.dev/expires` above it, or the end of the Federation manifest.',
  families: ['bundle-endpoint', 'missing-time-box'],
  references: ['spiffe:FED 4.1'],
  edit: 'suggest',
  on: ['federation'],
  *check(fact, context) {
    const { form, bundle, slots, resource } = fact;
    const source = slots.bundle;
    const end = slots['time-box.expires'];
    if (form !== 'teleport' || !bundle.bootstrap || bundle.url || !source || timeBoxOf(fact, context).expires) return;
    const host = domainKey(knownValue(fact.remote) ?? 'partner.example');
    const fetched = map({
      https_web: map({ bundle_endpoint_url: { text: ['https://', blank(`${host}/bundle.json`)] } }),
    });
    const date = blank(addDays(context.now, context.settings.timeBox.max));
    const endings: Offer[] = end
      ? [{ title: 'Set an end', kind: 'suggest', operations: [{ op: 'set', path: end, value: date }] }]
      : [];
    yield {
      at: { missing: [...source, 'static'], fallback: resource.kindSpan },
      message:
        'Teleport never refreshes a static bundle, and nothing says when this one ends. Once the other side changes its keys it is locked out, and a key it withdraws stays trusted here. Fetch the bundle with `https_web`, or set an end.',
      offers: () => [
        {
          title: 'Fetch the bundle with `https_web`',
          kind: 'suggest',
          operations: [{ op: 'set', path: source, value: fetched }],
        },
        ...endings,
      ],
    };
  },
  bad: { ...SOUND_TELEPORT, 'federation.yaml': TELEPORT_STATIC_FEDERATION },
  good: {
    ...SOUND_TELEPORT,
    'federation.yaml': changed(
      TELEPORT_STATIC_FEDERATION,
      'name: acme.partner.example\n',
      "name: acme.partner.example\n  expires: '2027-01-31T00:00:00Z'\n",
    ),
  },
});
