import { code } from '../../values/code.ts';
import { SOUND_DATA, unsoundData } from '../data-examples.ts';
import { rule } from '../rule.ts';

export const fieldInOtherCase = rule({
  id: 'field-in-other-case',
  severity: 'info',
  title: 'A field in other capitals than its own',
  what: 'In a file for `spire-server`, the name of a field has other capitals than it has in the format.',
  why: 'The command takes names in any case, so it works. Whoever searches the files for the field does not find it, and other programs that read them pass over it.',
  how: 'Write the name as the format has it.',
  families: [],
  edit: 'fix',
  on: ['loose-field'],
  *check({ written, name, span, path }) {
    yield {
      at: span,
      message: `${code(written)} is read as ${code(name)}, which is how the format spells it. A search for ${code(name)} does not find it here. Write ${code(name)}.`,
      offers: () => [
        { title: `Rename to ${code(name)}`, kind: 'fix', operations: [{ op: 'rename-key', path, to: name }] },
      ],
    };
  },
  bad: unsoundData('federation.json', '"endpointSPIFFEID"', '"endpointSpiffeID"'),
  good: SOUND_DATA,
});
