export const GROUP = 'admissionregistration.k8s.io';
export const VERSIONS: readonly string[] = ['v1alpha1', 'v1beta1', 'v1'];
