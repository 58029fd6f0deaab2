/** Manifests that are none of our business, as they fill the repositories in which ours stand. Made of numbers alone. */

/** One object of `n`, of the kinds that a repository has most of. */
export function foreignManifest(n: number): string {
  return (KINDS[n % KINDS.length] ?? deployment)(n);
}

/** A definition of a kind, with as long a schema as operators write. */
export function definition(n: number, fields: number): string {
  const properties = Array.from(
    { length: fields },
    (_, field) => `                setting${field}:
                  description: |
                    Number ${field} of what can be set here. It takes effect the next time
                    that the object is reconciled, and is empty unless somebody needs it.
                  type: ${field % 3 === 0 ? 'integer' : 'string'}
`,
  );
  return `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: widgets${n}.shop.corp.example
spec:
  group: shop.corp.example
  names: {kind: Widget${n}, listKind: Widget${n}List, plural: widgets${n}, singular: widget${n}}
  scope: Namespaced
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec:
              type: object
              properties:
${properties.join('')}`;
}

/** What most people call their things. */
function app(n: number): string {
  return `${['cart', 'search', 'catalogue', 'basket', 'mailer', 'stock', 'prices', 'returns'][n % 8]}-${n}`;
}

function deployment(n: number): string {
  const name = app(n);
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  namespace: shop-${n % 40}
  labels:
    app.kubernetes.io/name: ${name}
    app.kubernetes.io/part-of: shop
spec:
  replicas: ${(n % 5) + 1}
  selector:
    matchLabels:
      app.kubernetes.io/name: ${name}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: ${name}
      annotations:
        prometheus.io/scrape: "true"
        prometheus.io/port: "9102"
    spec:
      serviceAccountName: ${name}
      securityContext:
        runAsNonRoot: true
      containers:
        - name: main
          image: registry.corp.example/shop/${name}:1.${n % 90}.${n % 7}
          args: ["--listen=:8080", "--log-level=info", "--upstream=http://prices-${n}:8080"]
          ports:
            - name: http
              containerPort: 8080
          env:
            - name: DATABASE_URL
              valueFrom:
                secretKeyRef:
                  name: ${name}-database
                  key: url
          resources:
            requests: {cpu: ${100 + (n % 9) * 50}m, memory: 256Mi}
            limits: {memory: 512Mi}
          readinessProbe:
            httpGet: {path: /ready, port: http}
      volumes:
        - name: settings
          configMap:
            name: ${name}
`;
}

function service(n: number): string {
  return `apiVersion: v1
kind: Service
metadata:
  name: ${app(n)}
  namespace: shop-${n % 40}
spec:
  selector:
    app.kubernetes.io/name: ${app(n)}
  ports:
    - name: http
      port: 80
      targetPort: http
`;
}

function configMap(n: number): string {
  const settings = Array.from({ length: 30 }, (_, line) => `    shop.setting.${line}=${(n * line) % 997}`);
  return `apiVersion: v1
kind: ConfigMap
metadata:
  name: ${app(n)}
  namespace: shop-${n % 40}
data:
  application.properties: |
${settings.join('\n')}
  dashboard.json: |
    {"title": "${app(n)}", "panels": [{"type": "graph", "targets": [{"expr": "rate(http_requests_total[5m])"}]}]}
`;
}

function ingress(n: number): string {
  return `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: ${app(n)}
  namespace: shop-${n % 40}
  annotations:
    cert-manager.io/cluster-issuer: letsencrypt
    nginx.ingress.kubernetes.io/ssl-redirect: "true"
spec:
  tls:
    - hosts: [${app(n)}.shop.corp.example]
      secretName: ${app(n)}-tls
  rules:
    - host: ${app(n)}.shop.corp.example
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service: {name: ${app(n)}, port: {name: http}}
`;
}

function role(n: number): string {
  return `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: ${app(n)}
  namespace: shop-${n % 40}
rules:
  - apiGroups: [""]
    resources: [configmaps, secrets]
    verbs: [get, list, watch]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: ${app(n)}
  namespace: shop-${n % 40}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: ${app(n)}}
subjects:
  - {kind: ServiceAccount, name: ${app(n)}, namespace: shop-${n % 40}}
`;
}

function kustomization(n: number): string {
  return `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
namespace: shop-${n % 40}
resources: [deployment.yaml, service.yaml, ingress.yaml]
images:
  - {name: registry.corp.example/shop/${app(n)}, newTag: 1.${n % 90}.${n % 7}}
`;
}

function alerts(n: number): string {
  const rules = Array.from(
    { length: 8 },
    (_, rule) => `        - alert: ${app(n)}Slow${rule}
          expr: histogram_quantile(0.${90 + rule}, rate(http_duration_seconds_bucket{app="${app(n)}"}[5m])) > ${rule + 1}
          for: 10m
          labels: {severity: warning}
          annotations:
            summary: "{{ $labels.pod }} answers slowly"
`,
  );
  return `apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata:
  name: ${app(n)}
  namespace: shop-${n % 40}
spec:
  groups:
    - name: ${app(n)}
      rules:
${rules.join('')}`;
}

const KINDS = [deployment, service, configMap, ingress, deployment, role, kustomization, alerts];
