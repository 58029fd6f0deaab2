/** Commands of the editor that an answer of the server may ask for; the protocol has no place to list them. */
import type { StaticFeature } from 'vscode-languageclient';

const COMMANDS = ['editor.action.triggerSuggest'];

export const editorCommands: StaticFeature = {
  fillClientCapabilities(capabilities) {
    capabilities.experimental = { ...capabilities.experimental, commands: { commands: COMMANDS } };
  },
  initialize() {},
  getState: () => ({ kind: 'static' }),
  clear() {},
};
