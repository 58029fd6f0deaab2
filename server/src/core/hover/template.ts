/** A Go template of the SPIRE controller manager: what it reads, and what it renders to. */
import { ownDomainOf } from '../model/controllers.ts';
import type { WorkloadIdentityFact } from '../model/facts.ts';
import { knownValue } from '../model/stated.ts';
import { soundTemplate } from '../model/templates.ts';
import { labelLookups, staticText, type TemplateAction, type TemplatePart } from '../values/go-template.ts';
import type { HoverContext } from './context.ts';
import { factsAt } from './resource.ts';
import { bullets, paragraphs, quoted } from './text.ts';
import type { Value } from './value.ts';

interface Sample {
  readonly meaning: string;
  readonly value: string;
}

const SAMPLES: ReadonlyMap<string, Sample> = new Map([
  ['TrustDomain', { meaning: 'trust domain of the controller manager', value: 'corp.example' }],
  ['ClusterName', { meaning: 'name of the cluster, from the controller manager', value: 'cluster-1' }],
  ['ClusterDomain', { meaning: 'DNS domain of the cluster', value: 'cluster.local' }],
  ['PodMeta.Name', { meaning: 'name of the pod, another one after each restart', value: 'checkout-7d4b9-x2x8k' }],
  ['PodMeta.Namespace', { meaning: 'namespace of the pod', value: 'orders' }],
  ['PodMeta.UID', { meaning: 'unique id of the pod', value: '3f1c9a52-6b7e-4d10-9c43-0d2f5e8a7b61' }],
  ['PodSpec.ServiceAccountName', { meaning: 'service account of the pod', value: 'checkout' }],
  ['PodSpec.NodeName', { meaning: 'node the pod runs on', value: 'node-1' }],
  ['NodeMeta.Name', { meaning: 'name of the node', value: 'node-1' }],
  ['NodeMeta.UID', { meaning: 'unique id of the node', value: '8a0e4c1d-2f7b-4c55-b7a9-51c3de90f6a4' }],
]);

/** What stands for a value no sample can be made up for. */
const UNKNOWN = '…';
/** A letter that no template has, to be replaced by the samples in turn. */
const FILLER = '\uE000';

export function templateMeaning({ text, at }: Value, context: HoverContext): string | undefined {
  const template = soundTemplate(text);
  if (!template) return undefined;
  const { parts } = template;
  if (parts.every(({ kind }) => kind === 'text')) return `The same for all: ${quoted(text.value)}`;
  const identity = factsAt(at, context).find((fact) => fact.type === 'workload-identity');
  const rendered = render(parts, samplesFor(identity, context), identity);
  const { branching } = staticText(parts, '');
  const example = `Renders to ${quoted(rendered)}${branching ? ', or otherwise where its conditions differ' : ''}`;
  return paragraphs(example, bullets(meaningsIn(parts)));
}

/** The controller's own names, where the workspace shows them. */
function samplesFor(identity: WorkloadIdentityFact | undefined, context: HoverContext): (field: string) => string {
  const own = identity && ownDomainOf(identity, context);
  const says = own?.controller?.fact;
  const cluster = says?.type === 'controller' ? knownValue(says.clusterName) : undefined;
  return (field) => {
    if (field === 'TrustDomain' && own) return own.name;
    if (field === 'ClusterName' && cluster !== undefined) return cluster;
    return SAMPLES.get(field)?.value ?? UNKNOWN;
  };
}

function render(
  parts: readonly TemplatePart[],
  sample: (field: string) => string,
  identity: WorkloadIdentityFact | undefined,
): string {
  const printing = parts.filter(
    (part): part is TemplateAction =>
      part.kind !== 'text' && part.prints && !part.place.definition && !part.place.otherwise,
  );
  const values = printing.map((action) => labelValue(action, identity) ?? sample(fieldOf(action) ?? ''));
  const pieces = staticText(parts, FILLER).text.split(FILLER);
  return pieces.map((piece, index) => (index === 0 ? '' : (values[index - 1] ?? UNKNOWN)) + piece).join('');
}

/** `PodMeta.Namespace` of an action that prints a field and nothing else. */
function fieldOf({ tokens, place }: TemplateAction): string | undefined {
  const [token, ...others] = tokens.filter(({ text }) => text !== '$');
  if (token?.kind !== 'field' || others.length > 0 || place.dot !== 'root') return undefined;
  return token.names.map(({ name }) => name).join('.');
}

/** A label has the value that the pod selector demands of it. */
function labelValue(action: TemplateAction, identity: WorkloadIdentityFact | undefined): string | undefined {
  const [lookup, ...others] = labelLookups([action]);
  if (!lookup || others.length > 0 || lookup.of !== 'PodMeta' || lookup.map !== 'Labels') return undefined;
  const demanded = identity?.podSelector?.matchLabels.find(({ key }) => knownValue(key) === lookup.key);
  const value = knownValue(demanded?.value);
  return typeof value === 'string' ? value : undefined;
}

function meaningsIn(parts: readonly TemplatePart[]): string[] {
  const fields = parts.flatMap((part) => (part.kind === 'action' ? (fieldOf(part) ?? []) : []));
  const known = [...new Set(fields)].flatMap((field) => {
    const meaning = SAMPLES.get(field)?.meaning;
    return meaning === undefined ? [] : `\`.${field}\`: ${meaning}`;
  });
  const labels = labelLookups(parts).map(({ of, map, key }) => {
    const owner = of === 'PodMeta' ? 'pod' : 'node';
    return `${quoted(key)}: ${map === 'Labels' ? 'label' : 'annotation'} of the ${owner}`;
  });
  return [...known, ...new Set(labels)];
}
