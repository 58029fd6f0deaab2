import { code } from '../../values/code.ts';
import { nearest } from '../../values/nearest.ts';
import { SOUND_CHART, unsoundChart } from '../install-examples.ts';
import { rule } from '../rule.ts';
import { enumerate } from '../wording.ts';
import { refusalBy } from './serving.ts';

const KEY_TYPES = ['ec-p256', 'ec-p384', 'rsa-2048', 'rsa-4096'];

export const unknownKeyType = rule({
  id: 'unknown-key-type',
  severity: 'error',
  title: 'A kind of key that SPIRE does not know',
  what: 'The kind of a signing key is none of those that SPIRE can make.',
  why: 'The server does not start with it.',
  how: `Write one of ${enumerate(KEY_TYPES.map(code))}.`,
  families: [],
  edit: 'suggest',
  on: ['spire-server'],
  *check({ form, keyTypes }) {
    for (const { name, path, stated } of keyTypes) {
      if (!stated.known || KEY_TYPES.includes(String(stated.value).toLowerCase())) continue;
      const word = String(stated.value);
      const meant = nearest(word, KEY_TYPES);
      yield {
        at: stated.span,
        instead: path,
        message: `${code(word)} is no kind of key for \`${name}\`. ${refusalBy(form)} with it. There are ${enumerate(KEY_TYPES.map(code))}.`,
        offers: () =>
          (meant === undefined ? KEY_TYPES : [meant]).map((value) => ({
            title: `Change to \`${value}\``,
            kind: 'suggest',
            operations: [{ op: 'replace', span: stated.span, value }],
          })),
      };
    }
  },
  bad: unsoundChart('caTTL: 24h', 'caTTL: 24h\n  caKeyType: ec-p-256'),
  good: SOUND_CHART,
});
