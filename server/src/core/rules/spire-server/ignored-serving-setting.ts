import { knownValue } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { SOUND_CONF, unsoundConf } from '../conf-examples.ts';
import { rule } from '../rule.ts';

export const ignoredServingSetting = rule({
  id: 'ignored-serving-setting',
  severity: 'warning',
  title: 'A setting that the own endpoint has no use for',
  what: 'Something is set inside `profile "https_spiffe"` of the own bundle endpoint.',
  why: 'SPIRE reads past everything in that block without a word: the endpoint presents the identity of the server, and there is nothing to choose. What somebody meant to set is not set.',
  how: 'Leave the block empty. The SPIFFE ID of a foreign endpoint belongs under `federates_with`, a web certificate under `profile "https_web"`.',
  families: [],
  edit: 'suggest',
  on: ['bundle-endpoint'],
  *check({ form, profiles }) {
    if (form !== 'spire-conf') return;
    for (const { name, fields } of profiles) {
      if (knownValue(name) !== 'https_spiffe') continue;
      for (const field of fields) {
        yield {
          at: field.span,
          tag: 'unnecessary',
          message: `${code(field.name)} has no effect here: SPIRE reads past all that stands in \`https_spiffe\` of the own endpoint, without a word. Take it out, or set it where it belongs.`,
          offers: () => [
            {
              title: `Take out ${code(field.name)}`,
              kind: 'suggest',
              operations: [{ op: 'remove', path: field.path }],
            },
          ],
        };
      }
    }
  },
  bad: unsoundConf(
    'server.conf',
    'profile "https_spiffe" {}',
    'profile "https_spiffe" {\n        endpoint_spiffe_id = "spiffe://shop.corp.example/spire/server"\n      }',
  ),
  good: SOUND_CONF,
});
