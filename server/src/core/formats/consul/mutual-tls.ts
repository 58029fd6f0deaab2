/** Whether proxies take connections without mutual TLS, to which intentions do not apply. */
import type { Fact, PolicyFact, PolicySetting, Weakness } from '../../model/facts.ts';
import type { Stated } from '../../model/stated.ts';
import { nodeAt, type Path } from '../../syntax/tree.ts';
import { textOf } from '../cursor.ts';
import type { Kind, Manifest } from '../kind.ts';
import { enforcementOf, policyFact, UNKNOWN_ENFORCEMENT, written } from '../policy.ts';
import { VERSION } from './item.ts';

export const proxyDefaults: Kind = {
  apiVersion: VERSION,
  kind: 'ProxyDefaults',
  read: mutualTlsMode,
};

export const serviceDefaults: Kind = {
  apiVersion: VERSION,
  kind: 'ServiceDefaults',
  read: mutualTlsMode,
};

const MODE: Path = ['spec', 'mutualTLSMode'];

/** What says nothing about the mode is no place where anything is decided about it. */
function mutualTlsMode(manifest: Manifest): Fact[] {
  const mode = textOf(nodeAt(manifest.root, MODE));
  return mode ? [authenticating(manifest, 'consul-permissive', mode, MODE, ['permissive', 'strict'])] : [];
}

/** A policy that asks for mutual TLS, unless the setting at a path has its weak value. */
export function authenticating<T extends string | boolean>(
  manifest: Manifest,
  way: Weakness,
  stated: Stated<T>,
  at: Path,
  [weak, sound]: readonly [weak: T, sound: T],
): PolicyFact {
  const path = manifest.at(...at);
  const setting: PolicySetting<Weakness> = {
    way,
    written: written(String(at.at(-1)), stated),
    span: stated.span,
    path,
    mend: { op: 'set', path, value: sound },
  };
  const isWeak = stated.known && stated.value === weak;
  return policyFact(manifest, {
    engine: 'consul',
    decides: 'connection',
    effect: 'authenticates',
    enforcement: stated.known ? enforcementOf(isWeak ? [setting] : [], 'partial') : UNKNOWN_ENFORCEMENT,
  });
}
