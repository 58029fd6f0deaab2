/** Lenses name trust domains and owners as they are written. */
import { CodeLens } from 'vscode';
import type { CodeLensMiddleware } from 'vscode-languageclient';
import { withoutIcons } from '../literal.ts';

export const literalLenses: CodeLensMiddleware = {
  async provideCodeLenses(document, token, next) {
    const lenses = await next(document, token);
    return lenses?.map(literal);
  },
};

function literal(lens: CodeLens): CodeLens {
  const { command, range } = lens;
  return command ? new CodeLens(range, { ...command, title: withoutIcons(command.title) }) : lens;
}
