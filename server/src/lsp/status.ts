/** Tells the client what the server is doing, so that a person can see it at a glance. */
import type { Finding } from '../core/analysis/finding.ts';
import { afterChange } from './after-change.ts';
import { unattended } from './ask-client.ts';
import type { Session } from './feature.ts';
import { type Status, StatusChanged } from './protocol.ts';

export function reportStatus(session: Session): void {
  const { connection, workspace, loaded, judged } = session;
  let last = '';
  const send = (status: Status): void => {
    const text = JSON.stringify(status);
    if (text !== last) void connection.sendNotification(StatusChanged, status);
    last = text;
  };
  const idle = async (): Promise<void> => {
    await judged();
    let findings = 0;
    let broken: Finding | undefined;
    for (const { info } of workspace.analyzer.allFiles()) {
      for (const document of workspace.analyzer.judge(info.uri)?.documents ?? []) {
        if (!document) continue;
        const { told } = document;
        findings += told.visible.error + told.visible.warning + told.visible.info;
        if (told.visible.error > 0) broken ??= told.findings.find(({ rule }) => rule.id === 'internal-error');
      }
    }
    const federations = workspace.analyzer.facts().keys('federation-by-remote').length;
    if (broken) send({ state: 'error', federations, findings, message: broken.message });
    else send({ state: 'idle', federations, findings });
  };
  void unattended(connection, 'report its state', async () => {
    await Promise.resolve();
    send({ state: 'checking', federations: 0, findings: 0 });
    await loaded;
    afterChange(session, 500, idle);
    await idle();
  });
}
