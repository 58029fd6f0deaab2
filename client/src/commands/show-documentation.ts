/** Shows the manifests that document a policy. */
import type { BaseLanguageClient, Position } from 'vscode-languageclient';
import { DocumentationAt } from '../../../server/src/lsp/protocol.ts';
import { showPlaces } from './show-places.ts';

export function showDocumentation(client: BaseLanguageClient) {
  return async (uri: string, position: Position): Promise<void> => {
    const places = await client.sendRequest(DocumentationAt, { uri, position });
    await showPlaces(client, { uri, position }, places);
  };
}
