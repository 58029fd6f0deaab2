/** What it costs to have Fedlint at all: until it runs, in bytes, and in memory. */
import type { Part } from './part.ts';
import { activation } from './start/activation.ts';
import { bundles } from './start/bundles.ts';
import { memory } from './start/memory.ts';
import { startOfProcesses } from './start/processes.ts';

export const start: Part = {
  name: 'start',
  summary: 'start, bytes, activation in VS Code, memory of the server',
  async measure(setting) {
    return [
      await startOfProcesses(setting),
      bundles(setting),
      ...(await activation(setting)),
      ...(await memory(setting)),
    ];
  },
};
