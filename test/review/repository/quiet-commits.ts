/** Commits after which nobody is trusted more, less or otherwise than before. */
import { type Commit, move, put, remove, replace, rewrite } from './commit.ts';
import { ACME_BUNDLE } from './start.ts';

const ACME = 'federations/acme.yaml';
const FREIGHT = 'federations/freight.yaml';
const POINTS = 'enforcement/points.yaml';
const ISTIO = 'clusters/eu/istio/policies.yaml';
const IDENTITIES = 'clusters/eu/spire/identities.yaml';
const SERVER = 'clusters/hq/spire/server.conf';
const DOMAINS = 'trust-domains.yaml';

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: dispatch
  namespace: dispatch
spec:
  replicas: 2
  selector:
    matchLabels: {app: dispatch}
  template:
    metadata:
      labels: {app: dispatch}
    spec:
      containers:
        - name: dispatch
          image: registry.corp.example/dispatch:4.2.1
`;

export const quietCommits: readonly Commit[] = [
  quiet(
    'Indent with four spaces',
    rewrite(ACME, (text) =>
      text.replace(/^( +)(- )?/gm, (_, spaces: string, dash) => spaces.repeat(2) + (dash ? '-   ' : '')),
    ),
  ),
  quiet(
    'Put the dates before the rest',
    rewrite(FREIGHT, (text) => {
      const dates = /^ {2}lifecycle: temporary\n {2}timeBox:\n(?: {4}.*\n)+/m.exec(text)?.[0] ?? '';
      return text.replace(dates, '').replace('spec:\n', `spec:\n${dates}`);
    }),
  ),
  quiet('Split the trust domains into a file each', (files) => {
    const documents = (files[DOMAINS] ?? '').split('---\n');
    const named = documents.map((text) => [`domains/${/name: (\w+)/.exec(text)?.[1]}.yaml`, text] as const);
    return named.reduce((all, [path, text]) => put(path, text)(all), remove(DOMAINS)(files));
  }),
  quiet('Join what the two clusters of policies are', (files) => {
    const joined = `${files[ISTIO]}---\n${files['clusters/eu/consul/intentions.yaml']}`;
    return remove('clusters/eu/consul/intentions.yaml')({ ...files, [ISTIO]: joined });
  }),
  quiet('Call the file of the carrier by its contract', move(FREIGHT, 'federations/freight-chg-1310.yaml')),
  quiet('Move the points into a folder of their own', move(POINTS, 'enforcement/eu/gateways.yaml')),
  quiet(
    'Quote what can be quoted',
    rewrite(IDENTITIES, (text) => text.replace(/^( *(?:name|className|spiffeID|parentID): )(\S+)$/gm, "$1'$2'")),
  ),
  quiet(
    'Say what the file is about',
    rewrite(ACME, (text) => `# Reviewed every summer by the payments team.\n${text}\n# Ends here.\n`),
    replace(SERVER, '  federation {\n', '  # Whom we trust.\n  federation {\n'),
  ),
  quiet(
    'End lines as Windows does',
    rewrite(ISTIO, (text) => text.replaceAll('\n', '\r\n')),
    rewrite(SERVER, (text) => text.replaceAll('\n', '\r\n')),
  ),
  quiet(
    'Write the owners on one line',
    rewrite('domains/acme.yaml', (text) =>
      text.replace(/^metadata:\n {2}name: (.*)\n/m, 'metadata: {name: $1}\n').replace('spec:\n', 'spec:\n'),
    ),
    rewrite('federations/till.yaml', (text) =>
      text.replace(/^ {2}owners:\n((?: {4}.*\n)+)/m, (_, lines: string) => {
        const entries = lines.trim().split(/\n */);
        return `  owners: {${entries.join(', ')}}\n`;
      }),
    ),
  ),
  quiet(
    'Sort the services of the carrier the other way round',
    rewrite(ISTIO, (text) => text.replace(/^( +- freight.*\/scheduler\r\n)( +- freight.*\/tracking\r\n)/m, '$2$1')),
  ),
  quiet('Deploy the dispatch service', put('clusters/eu/apps/dispatch.yaml', DEPLOYMENT)),
  quiet(
    'Spread the keys over fewer lines',
    rewrite(ACME_BUNDLE, (text) => `${JSON.stringify(JSON.parse(text))}\n`),
  ),
  quiet('Explain the folders', put('README.md', '# Trust\n\nWho is trusted by the shop, and until when.\n')),
];

function quiet(title: string, ...edits: Commit['edits']): Commit {
  return { title, edits, expects: [] };
}
