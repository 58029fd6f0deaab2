/** "Show every place that decides for …": asks for whom, unless that is said. */
import { window } from 'vscode';
import type { BaseLanguageClient, Position } from 'vscode-languageclient';
import { DecidedDomains, DecisionsFor } from '../../../server/src/lsp/protocol.ts';
import { withoutIcons, withoutLinks } from '../literal.ts';
import { cursor, showPlaces } from './show-places.ts';

export function showDecisions(client: BaseLanguageClient) {
  return async (domain?: string, uri?: string, position?: Position): Promise<void> => {
    const origin = uri !== undefined && position ? { uri, position } : cursor();
    const whom = typeof domain === 'string' ? domain : await askForWhom(client);
    if (whom === undefined) return;
    const places = await client.sendRequest(DecisionsFor, { domain: whom });
    if (places.length > 0) await showPlaces(client, origin, places);
    else void window.showInformationMessage(withoutLinks(`Nothing in this workspace decides for ${whom}.`));
  };
}

async function askForWhom(client: BaseLanguageClient): Promise<string | undefined> {
  const domains = await client.sendRequest(DecidedDomains, cursor() ?? {});
  if (domains.length === 0) {
    void window.showInformationMessage('No policy and no agreement in this workspace names a trust domain.');
    return undefined;
  }
  const items = domains.map(({ domain, places }) => ({ label: withoutIcons(domain), description: places, domain }));
  const chosen = await window.showQuickPick(items, {
    title: 'Show every place that decides for …',
    placeHolder: 'Trust domain, issuer or peer',
  });
  return chosen?.domain;
}
