/** From a keystroke to its diagnostics: over stdio, one process for each server, the keystrokes in turns. */
import { sectionsOf } from './in-process.ts';
import { inOneFile } from './keystroke/one-file.ts';
import { inSingleDocument } from './keystroke/single-document.ts';
import { inWorkspace } from './keystroke/workspace.ts';
import type { Part } from './part.ts';

export const keystroke: Part = {
  name: 'keystroke',
  summary: 'from a keystroke to its diagnostics, beside yaml-language-server',
  async measure(setting) {
    return [
      await inOneFile(setting),
      await inWorkspace(setting),
      await inSingleDocument(setting),
      ...(await sectionsOf('judged-again', setting.sizes)),
    ];
  },
};
