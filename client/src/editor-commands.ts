/** Commands that an answer of the server may ask for, the editor's and ours; the protocol has no place to list them. */
import type { StaticFeature } from 'vscode-languageclient';
import { COMMANDS } from '../../server/src/lsp/protocol.ts';

const KNOWN = ['editor.action.triggerSuggest', ...Object.values(COMMANDS)];

export const editorCommands: StaticFeature = {
  fillClientCapabilities(capabilities) {
    capabilities.experimental = { ...capabilities.experimental, commands: { commands: KNOWN } };
  },
  initialize() {},
  getState: () => ({ kind: 'static' }),
  clear() {},
};
