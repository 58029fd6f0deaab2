import type { Fact } from '../../model/facts.ts';
import { nodeAt } from '../../syntax/tree.ts';
import { booleanOf, keySpan, mapOf, templateOf, textOf } from '../cursor.ts';
import type { Kind } from '../kind.ts';

/** Configuration of the controller manager: the trust domain and the class of resources it serves. */
export const controllerManagerConfig: Kind = {
  apiVersion: 'spire.spiffe.io/v1alpha1',
  kind: 'ControllerManagerConfig',
  read({ resource, root, at }): Fact[] {
    const reconcile = mapOf(nodeAt(root, ['reconcile']));
    const span = keySpan(root, ['reconcile']);
    return [
      {
        type: 'controller',
        resource,
        slots: { 'class-name': at('className') },
        trustDomain: textOf(nodeAt(root, ['trustDomain'])),
        clusterName: textOf(nodeAt(root, ['clusterName'])),
        className: textOf(nodeAt(root, ['className'])),
        classOfRelease: false,
        watchClassless: booleanOf(nodeAt(root, ['watchClassless'])),
        parentIdTemplate: templateOf(nodeAt(root, ['parentIDTemplate'])),
        fromFiles: keySpan(root, ['staticManifestPath']) !== undefined,
        reconcile:
          reconcile && span
            ? { span, path: at('reconcile'), members: reconcile.entries.map(({ key }) => String(key.value)) }
            : undefined,
      },
    ];
  },
};
