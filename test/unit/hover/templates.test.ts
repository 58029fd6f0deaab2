import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unsoundSpire } from '../../../server/src/core/rules/spire-examples.ts';
import { hovered } from './hovered.ts';

test('a template renders with the names of its controller, the labels its selector demands, and samples', () => {
  const files = unsoundSpire(
    'spiffe-id.yaml',
    '/ns/{{ .PodMeta.Namespace }}',
    '/{{ .PodMeta.Labels.app }}/{{ .ClusterName }}',
  );
  const hover = hovered(files, 'spiffe-id.yaml', '.Trust|Domain');
  assert.match(
    hover?.markdown ?? '',
    /^Renders to `spiffe:\/\/shop\.corp\.example\/payments\/payments-eu\/sa\/checkout`\n/,
  );
  assert.match(hover?.markdown ?? '', /- `\.PodSpec\.ServiceAccountName`: service account of the pod/);
  assert.match(hover?.markdown ?? '', /- `app`: label of the pod/);
});

test('a template with conditions is one rendering of several, and what it computes stays open', () => {
  const files = unsoundSpire(
    'spiffe-id.yaml',
    '/sa/{{ .PodSpec.ServiceAccountName }}',
    '{{ if .PodSpec.HostNetwork }}/{{ len .PodSpec.Volumes }}{{ end }}',
  );
  const { markdown = '' } = hovered(files, 'spiffe-id.yaml', '.Trust|Domain') ?? {};
  assert.match(markdown, /^Renders to `spiffe:\/\/shop\.corp\.example\/ns\/orders\/…`, or otherwise/);
});

test('a template that reads nothing is the same for every pod', () => {
  const files = unsoundSpire(
    'spiffe-id.yaml',
    '"spiffe://{{ .TrustDomain }}/ns/{{ .PodMeta.Namespace }}/sa/{{ .PodSpec.ServiceAccountName }}"',
    'spiffe://shop.corp.example/x',
  );
  assert.match(
    hovered(files, 'spiffe-id.yaml', 'example/|x')?.markdown ?? '',
    /^The same for all: `spiffe:\/\/shop\.corp\.example\/x`\n/,
  );
});

test('a template that Go refuses is left to the finding about it', () => {
  const files = unsoundSpire('spiffe-id.yaml', '{{ .TrustDomain }}', '{{ .TrustDomain ');
  assert.match(hovered(files, 'spiffe-id.yaml', '.Trust|Domain')?.markdown ?? '', /^\*\*`spiffeIDTemplate`\*\*/);
});
