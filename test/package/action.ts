/** Runs the shell steps of `action.yml` as a runner does: texts of people in the environment, the script in a file. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

export interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly if?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly run?: string;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

export const action: Action = parse(readFileSync(fileURLToPath(new URL('../../action.yml', import.meta.url)), 'utf8'));

export interface Job {
  readonly workspace: string;
  /** `$RUNNER_TEMP`, an empty folder. */
  readonly temporary: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** What the contexts say: `github.action_path`. */
  readonly contexts: Readonly<Record<string, string>>;
}

export function runStep(name: string, job: Job) {
  const step = action.runs.steps.find((candidate) => candidate.name === name);
  assert.ok(step?.run !== undefined && step.shell === 'bash', name);
  const script = join(job.temporary, 'step.sh');
  writeFileSync(script, step.run);
  const env = Object.entries(step.env ?? {}).map(([key, text]) => [key, filledIn(text, job)]);
  return spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
    cwd: job.workspace,
    encoding: 'utf8',
    env: { ...environment(job), ...Object.fromEntries(env) },
  });
}

/** The variables of a runner; no step reaches a registry. */
export function environment({ temporary }: Job): Record<string, string | undefined> {
  const added = join(temporary, 'path');
  const path = existsSync(added) ? readFileSync(added, 'utf8').trim().split('\n') : [];
  return {
    HOME: temporary,
    PATH: [...path.reverse(), process.env.PATH].join(delimiter),
    RUNNER_TEMP: temporary,
    GITHUB_PATH: added,
    GITHUB_STEP_SUMMARY: join(temporary, 'summary.md'),
    npm_config_offline: 'true',
    npm_config_update_notifier: 'false',
  };
}

/** Expressions as far as the action has them: a name, or one and another in its place. */
function filledIn(text: string, { inputs, contexts }: Job): string {
  return text.replace(/\$\{\{ (.+?) \}\}/g, (_, expression: string) => {
    const values = expression.split(' || ').map((name) => {
      const input = /^inputs\.([\w-]+)$/.exec(name)?.[1];
      if (input === undefined) return contexts[name] ?? '';
      assert.ok(action.inputs[input], `there is no input ${input}`);
      return inputs[input] ?? action.inputs[input].default;
    });
    return values.find((value) => value !== '') ?? '';
  });
}
