import { code } from '../../values/code.ts';
import { SOUND_ADMISSION, unsoundAdmission } from '../admission-examples.ts';
import { rule } from '../rule.ts';

export const gatekeeperConfigName = rule({
  id: 'gatekeeper-config-name',
  severity: 'error',
  title: 'A configuration that Gatekeeper ignores',
  what: 'A Config of `config.gatekeeper.sh` has another name than `config`.',
  why: 'Gatekeeper reads the Config of that one name. Any other is taken by the cluster and has no effect, so that namespaces which seem to be left alone are not, or the other way round.',
  how: 'Call it `config`.',
  families: [],
  edit: 'fix',
  on: ['gatekeeper-config'],
  *check({ resource: { name }, namePath }) {
    if (!name?.known || name.value === 'config') return;
    yield {
      at: name.span,
      message: `Gatekeeper reads the Config called \`config\` and no other, so ${code(name.value)} has no effect. Call it \`config\`.`,
      offers: () => [
        { title: 'Call it `config`', kind: 'fix', operations: [{ op: 'set', path: namePath, value: 'config' }] },
      ],
    };
  },
  bad: unsoundAdmission('config.yaml', ['  name: config\n', '  name: gatekeeper\n']),
  good: SOUND_ADMISSION,
});
