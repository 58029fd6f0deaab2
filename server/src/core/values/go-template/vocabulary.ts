/** What a Go template knows without being taught. The SPIRE controller manager adds nothing to it, Sprig least of all. */
export const TEMPLATE_FUNCTIONS: readonly string[] = words(
  'and call eq ge gt html index js le len lt ne not or print printf println slice urlquery',
);

export const TEMPLATE_KEYWORDS: readonly string[] = words(
  'block break continue define else end if range template with',
);

/** Functions of Sprig and Helm that people expect and the controller manager does not have. */
export const SPRIG_FUNCTIONS: ReadonlySet<string> = new Set(
  words(`abbrev add atoi b64dec b64enc base camelcase cat ceil coalesce compact concat contains date default dict dig dir div
    empty env ext fail first floor fromJson fromYaml get has hasKey hasPrefix hasSuffix include indent initials int int64 join
    kebabcase keys last list lookup lower max merge min mod mul nindent nospace now omit pick pluck plural quote regexFind
    regexMatch regexReplaceAll regexSplit repeat replace required rest reverse round set sha1sum sha256sum snakecase sortAlpha
    split splitList splitn squote sub substr ternary title toJson toString toStrings toYaml tpl trim trimAll trimPrefix
    trimSuffix trunc uniq untitle until upper uuidv4 values without wrap`),
);

/** `root` is the data of a template of the SPIRE controller manager; the others are the Kubernetes structures in it. */
export type TemplateStruct = 'root' | 'PodMeta' | 'PodSpec' | 'NodeMeta' | 'NodeSpec';

const OBJECT_META =
  words(`Name Namespace UID Labels Annotations GenerateName CreationTimestamp DeletionGracePeriodSeconds
  DeletionTimestamp Finalizers Generation ManagedFields OwnerReferences ResourceVersion SelfLink`);

/** The members of each structure, by their names in Go, the most used ones first. */
export const TEMPLATE_FIELDS: Readonly<Record<TemplateStruct, readonly string[]>> = {
  root: words('TrustDomain PodMeta PodSpec ClusterName ClusterDomain NodeMeta NodeSpec'),
  PodMeta: OBJECT_META,
  NodeMeta: OBJECT_META,
  PodSpec:
    words(`ServiceAccountName NodeName Hostname Subdomain ActiveDeadlineSeconds Affinity AutomountServiceAccountToken
    Containers DNSConfig DNSPolicy DeprecatedServiceAccount EnableServiceLinks EphemeralContainers HostAliases HostIPC HostNetwork
    HostPID HostUsers HostnameOverride ImagePullSecrets InitContainers NodeSelector OS Overhead PreemptionPolicy Priority
    PriorityClassName ReadinessGates ResourceClaims Resources RestartPolicy RuntimeClassName SchedulerName SchedulingGates
    SecurityContext SetHostnameAsFQDN ShareProcessNamespace TerminationGracePeriodSeconds Tolerations TopologySpreadConstraints
    Volumes`),
  NodeSpec: words('ProviderID PodCIDR PodCIDRs ConfigSource DoNotUseExternalID Taints Unschedulable'),
};

function words(text: string): readonly string[] {
  return text.split(/\s+/u);
}
