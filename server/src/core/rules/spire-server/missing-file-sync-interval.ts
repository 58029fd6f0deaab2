import { unsoundConf, WEB_PROFILE } from '../conf-examples.ts';
import { changed } from '../examples.ts';
import { rule } from '../rule.ts';
import { webProfile } from './serving.ts';

/** What the documentation of SPIRE says it is where it is left out. */
const DOCUMENTED = '1h';

export const missingFileSyncInterval = rule({
  id: 'missing-file-sync-interval',
  severity: 'error',
  title: 'A default that keeps the server from starting',
  what: '`serving_cert_file` of a bundle endpoint leaves out `file_sync_interval`.',
  why: 'The documentation promises an hour. But SPIRE reads the missing text as a duration before it looks for the default, and does not start: `invalid duration ""`.',
  how: 'Write `file_sync_interval = "1h"`.',
  families: [],
  edit: 'fix',
  on: ['bundle-endpoint'],
  *check(endpoint) {
    const { acme, servingCert } = webProfile(endpoint) ?? {};
    // Beside `acme` nothing reads it.
    if (endpoint.form !== 'spire-conf' || !servingCert || acme || servingCert.fileSyncInterval) return;
    const path = [...servingCert.path, 'file_sync_interval'];
    yield {
      at: { missing: path, fallback: servingCert.span },
      message:
        '`file_sync_interval` is missing. The hour that the documentation promises never comes into force: SPIRE reads the empty text as a duration and does not start. Write it out.',
      offers: () => [
        {
          title: `Write \`file_sync_interval = "${DOCUMENTED}"\``,
          kind: 'fix',
          operations: [{ op: 'set', path, value: DOCUMENTED }],
        },
      ],
    };
  },
  bad: unsoundConf(
    'server.conf',
    'profile "https_spiffe" {}',
    changed(WEB_PROFILE, '          file_sync_interval = "1h"\n', ''),
  ),
  good: unsoundConf('server.conf', 'profile "https_spiffe" {}', WEB_PROFILE),
});
