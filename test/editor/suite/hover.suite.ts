import assert from 'node:assert/strict';
import { until } from '../polling.ts';
import { hoverAt } from './hovers.ts';
import { test } from './registry.ts';
import { rangeOf, replace } from './text.ts';
import { withOpen } from './workspace.ts';

const agreement = 'agreements/acquirer.yaml';

test('hover on a key says what it means and which framework controls speak of it, with links', async () => {
  await withOpen(agreement, async ({ document }) => {
    const text = await hoverAt(document, rangeOf(document, 'failureModes'));
    assert.match(text, /\*\*`failureModes`\*\*/);
    assert.match(text, /\[untested-failure-mode\]\(https:\/\/[^)]+\/untested-failure-mode\.md\)/);
    assert.match(text, /^- \[[^\]]+\]\(https:\/\/[^)]+\)/m);
    assert.match(text, /\*\*Related\*\*|\*\*Same subject\*\*/);
  });
});

test('hover on a value takes it apart: a SPIFFE ID, a duration, a date, a trust domain', async () => {
  await withOpen(agreement, async ({ document }) => {
    const id = await hoverAt(document, rangeOf(document, 'spiffe://acquirer.partner.net/settlement/batch'));
    assert.match(id, /`acquirer\.partner\.net`/);
    assert.match(id, /`\/settlement\/batch`/);
    assert.match(await hoverAt(document, rangeOf(document, '15m')), /15 minutes/);
    assert.match(await hoverAt(document, rangeOf(document, '2099-06-30')), /30 Jun 2099/);
    const domain = await hoverAt(document, rangeOf(document, 'remote: acquirer.partner.net'), 'end');
    assert.match(domain, /trust-domains\.yaml/, 'who declares it');
  });
});

test('hover shows text of a manifest as text: no link and no command comes from it', async () => {
  await withOpen('agreements/trust-domains.yaml', async (editor) => {
    await replace(editor, 'name: acquirer', 'name: "[x](command:workbench.action.quit) <b>**acquirer**"');
    const { document } = editor;
    const text = await until('the name in the hover', async () => {
      const found = await hoverAt(document, rangeOf(document, 'acquirer.partner.net'));
      return found.includes('command:') ? found : undefined;
    });
    assert.match(text, /`\[x\]\(command:workbench\.action\.quit\) <b>\*\*acquirer\*\*`/);
  });
});
