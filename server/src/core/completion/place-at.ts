/** What can be written at a cursor, by the language of the text there. */
import { isJsonForm } from '../syntax/hcl.ts';
import { embeddedPlace } from './embedded-place.ts';
import { hclPlace } from './hcl-place.ts';
import { jsonPlace } from './json-place.ts';
import type { Place, Written } from './place.ts';
import { yamlPlace } from './yaml-place.ts';

export function placeAt(written: Written, offset: number): Place | undefined {
  const { language, text, tree } = written;
  switch (language) {
    case 'yaml':
      return embeddedPlace(written, offset, placeAt) ?? yamlPlace(text, offset);
    case 'hcl':
      return isJsonForm(text) ? jsonPlace(text, offset) : hclPlace(text, offset, tree);
    case 'json':
      return jsonPlace(text, offset);
    case 'pem':
    case 'cedar':
      return undefined;
  }
}
