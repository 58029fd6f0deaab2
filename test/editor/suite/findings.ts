import * as vscode from 'vscode';
import { uriOf } from './workspace.ts';

/** The findings VS Code shows for a file of the workspace, open or not. */
export function findings(path: string): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uriOf(path)).filter((diagnostic) => diagnostic.source === 'fedlint');
}

/** The rule a finding is of. */
export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** The rules that have findings in a file of the workspace, by name. */
export function rulesIn(path: string): string[] {
  return findings(path).map(ruleOf).sort();
}

/** The only finding of a rule in a file; undefined where there is none, or more. */
export function findingOf(path: string, rule: string): vscode.Diagnostic | undefined {
  const [found, ...others] = findings(path).filter((finding) => ruleOf(finding) === rule);
  return others.length === 0 ? found : undefined;
}
