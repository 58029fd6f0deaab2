/** Tells the client what the server is doing, so that a person can see it at a glance. */
import { isVisible } from '../core/analysis/finding.ts';
import { afterChange } from './after-change.ts';
import type { Session } from './feature.ts';
import { type Status, StatusChanged } from './protocol.ts';

export function reportStatus(session: Session): void {
  const { connection, workspace, loaded } = session;
  let last = '';
  const send = (status: Status): void => {
    const text = JSON.stringify(status);
    if (text !== last) void connection.sendNotification(StatusChanged, status);
    last = text;
  };
  const idle = (): void => {
    const files = [...workspace.analyzer.allFiles()];
    const findings = files.flatMap(({ info }) => workspace.analyzer.findings(info.uri)).filter(isVisible);
    const broken = findings.find(({ rule }) => rule.id === 'internal-error');
    const federations = workspace.analyzer.facts().keys('federation-by-remote').length;
    if (broken) send({ state: 'error', federations, findings: findings.length, message: broken.message });
    else send({ state: 'idle', federations, findings: findings.length });
  };
  loaded.then(() => {
    idle();
    afterChange(session, 500, idle);
  });
  void Promise.resolve().then(() => send({ state: 'checking', federations: 0, findings: 0 }));
}
