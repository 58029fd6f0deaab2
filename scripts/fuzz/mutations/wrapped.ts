/** Texts inside texts, as a ConfigMap, a Secret, a resource and a page of JSON hold them. */
import type { Random } from '../../../test/unit/fixes/random.ts';
import type { Seed } from '../target.ts';

const HEAD = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: inside\ndata:\n';

function block(name: string, text: string, random: Random): string {
  const indent = ' '.repeat(3 + random.below(4));
  return `${HEAD}  ${name}: ${random.pick(['|', '|-', '|+', '>', '|2'])}\n${text.replace(/^/gm, indent)}\n`;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The same text, in a file of another format. */
export function wrapped({ path, text }: Seed, random: Random): Seed {
  const name = nameOf(path);
  const asJson = (value: unknown) => JSON.stringify(value, null, random.pick([0, 2]));
  const carrier = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'inside' }, data: { [name]: text } };
  return random.pick([
    () => ({ path: 'wrapped.yaml', text: block(name, text, random) }),
    () => ({ path: 'wrapped.yaml', text: `${HEAD}  ${name}: ${JSON.stringify(text)}\n` }),
    () => ({ path: 'wrapped.yaml', text: `${HEAD}  ${name}: '${text.replaceAll("'", "''")}'\n` }),
    () => ({ path: 'wrapped.json', text: asJson(carrier) }),
    () => ({ path: 'wrapped.json', text: asJson({ ...carrier, data: { 'inner.json': asJson(carrier) } }) }),
    () => ({
      path: 'wrapped.json',
      text: asJson({ ...carrier, kind: 'Secret', data: { [name]: Buffer.from(text).toString('base64') } }),
    }),
    () => ({
      path: 'wrapped.yaml',
      text: `apiVersion: v1\nkind: List\nitems:\n  - ${text.replaceAll('\n', '\n    ')}\n`,
    }),
  ])();
}
