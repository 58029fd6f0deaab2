import { code } from '../../values/code.ts';
import { nearest } from '../../values/nearest.ts';
import { SOUND_CONSUL, unsoundConsul } from '../consul-examples.ts';
import { rule } from '../rule.ts';

export const exportedServicesName = rule({
  id: 'exported-services-name',
  severity: 'error',
  title: 'Exported services under a name of their own',
  what: 'An ExportedServices of Consul is called neither `default` nor like any partition: its name is a slip of `default`, or speaks of exporting. Other names may be those of admin partitions and are left alone.',
  why: 'The name of this resource is that of the admin partition whose services it exports; without partitions that is `default`. Consul refuses any other, and nothing is exported, or what was exported before still is.',
  how: 'Call it `default`, or like the partition. All services that a partition exports stand in this one resource.',
  families: ['semantics-mismatch'],
  edit: 'fix',
  on: ['consul-exports'],
  *check({ name }) {
    if (!name?.known || name.value === 'default') return;
    const isSlip = nearest(name.value, ['default']) === 'default';
    if (!isSlip && !/export/i.test(name.value)) return;
    const { span, value } = name;
    yield {
      at: span,
      message: `Consul takes the name of an ExportedServices for that of an admin partition, \`default\` where there are none, and refuses ${code(value)} unless a partition is called so. What was exported before stays exported. Call it \`default\`.`,
      offers: () => [
        {
          title: 'Call it `default`',
          kind: isSlip ? 'fix' : 'suggest',
          operations: [{ op: 'replace', span, value: 'default' }],
        },
      ],
    };
  },
  bad: unsoundConsul('exports.yaml', '  name: default\n', '  name: defaults\n'),
  good: SOUND_CONSUL,
});
