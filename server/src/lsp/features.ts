/** All editor features. A new one adds its line here. */
import { codeActions } from './code-actions.ts';
import { codeLens } from './code-lens.ts';
import { completion } from './completion.ts';
import { decisions } from './decisions.ts';
import { definition } from './definition.ts';
import { diagnostics } from './diagnostics.ts';
import { documentLinks } from './document-links.ts';
import { documentSymbols } from './document-symbols.ts';
import type { Feature } from './feature.ts';
import { folding } from './folding.ts';
import { hover } from './hover.ts';
import { inlayHints } from './inlay-hints.ts';
import { references } from './references.ts';
import { review } from './review/review.ts';
import { selectionRanges } from './selection-ranges.ts';
import { workspaceSymbols } from './workspace-symbols.ts';

export const features: readonly Feature[] = [
  diagnostics,
  codeActions,
  completion,
  hover,
  inlayHints,
  codeLens,
  decisions,
  definition,
  references,
  documentSymbols,
  workspaceSymbols,
  documentLinks,
  folding,
  selectionRanges,
  review,
];
