/** The frame of a SARIF 2.1.0 log with one run. */
import { homepage, version } from '../../../../../package.json';
import { jsonText } from '../json-text.ts';
import { ROOT } from './location.ts';
import { messageOf } from './message.ts';
import type { Taxonomies } from './taxonomies.ts';

export interface RunRequest {
  /** What was run; logs of different commands on one commit do not replace each other. */
  readonly command: 'check' | 'review';
  /** Epoch milliseconds of the day on which dates were judged. */
  readonly now: number;
  readonly rules: readonly object[];
  readonly results: readonly object[];
  readonly taxonomies: Taxonomies;
  /** What the results may lack, in sentences; undefined where nobody has told. */
  readonly failures: readonly string[] | undefined;
  /** Further properties of the run. */
  readonly more?: object;
}

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

export function sarifLog({ command, now, rules, results, taxonomies, failures, more }: RunRequest): string {
  const run = {
    tool: {
      driver: {
        name: 'Fedlint',
        version,
        semanticVersion: version,
        informationUri: homepage,
        ...(taxonomies.supported.length > 0 ? { supportedTaxonomies: taxonomies.supported } : {}),
        rules,
      },
    },
    automationDetails: { id: `fedlint/${command}/` },
    ...(failures ? { invocations: [invocationOf(failures)] } : {}),
    originalUriBaseIds: { [ROOT]: { description: { text: 'The working directory of the run.' } } },
    columnKind: 'utf16CodeUnits',
    newlineSequences: ['\r\n', '\n', '\r'],
    ...more,
    ...(taxonomies.components.length > 0 ? { taxonomies: taxonomies.components } : {}),
    results,
    properties: { now: new Date(now).toISOString().slice(0, 10) },
  };
  // Logs are for programs, and a service takes so many bytes: indentation would be half of them.
  return jsonText({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, 0);
}

function invocationOf(failures: readonly string[]) {
  const notifications = failures.map((failure) => ({ level: 'error', message: messageOf(failure) }));
  return {
    executionSuccessful: failures.length === 0,
    ...(failures.length > 0 ? { toolExecutionNotifications: notifications } : {}),
  };
}
