import { domainKey } from '../../model/domain-key.ts';
import { knownValue } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { SOUND_MESH, unsoundMesh } from '../mesh-examples.ts';
import { rule } from '../rule.ts';

export const redundantMeshAlias = rule({
  id: 'redundant-mesh-alias',
  severity: 'info',
  title: 'An alias that says nothing',
  what: 'An item of `trustDomainAliases` is the trust domain of the mesh itself, or stands in the list twice.',
  why: 'It changes nothing. Where it was left over from a change of name, the name that should be there may be missing.',
  how: 'Take it out, or write the name that was meant.',
  families: [],
  edit: 'fix',
  on: ['mesh'],
  *check({ trustDomain, aliases }) {
    const own = knownValue(trustDomain);
    const seen = new Set<string>();
    for (const alias of aliases) {
      if (!alias.known) continue;
      const name = domainKey(alias.value);
      const isOwn = own !== undefined && name === domainKey(own);
      if (isOwn || seen.has(name)) {
        yield {
          at: alias.span,
          message: `${code(alias.value)} is ${isOwn ? 'the trust domain of the mesh itself' : 'in the list of aliases already'}, so this changes nothing. Take it out, or write the name that was meant.`,
          tag: 'unnecessary',
          offers: () => [{ title: 'Take it out', kind: 'fix', operations: [{ op: 'remove', path: alias.path }] }],
        };
      }
      seen.add(name);
    }
  },
  bad: unsoundMesh(
    'mesh.yaml',
    '    trustDomain: shop.corp.example\n',
    '    trustDomain: shop.corp.example\n    trustDomainAliases: [old.corp.example, shop.corp.example]\n',
  ),
  good: SOUND_MESH,
});
