/** What is claimed of fixes that are made together, and of requests to hide findings. */
import assert from 'node:assert/strict';
import type { Analyzer } from '../../../server/src/core/analysis/analyzer.ts';
import { editsOf } from '../../../server/src/core/analysis/edits.ts';
import type { Finding } from '../../../server/src/core/analysis/finding.ts';
import { fixAll } from '../../../server/src/core/analysis/fix-all.ts';
import { fixFile, fixInRounds } from '../../../server/src/core/analysis/fix-rounds.ts';
import { suppressOffers } from '../../../server/src/core/analysis/suppress.ts';
import { offersToDocument } from '../../../server/src/core/navigation/policy-at.ts';
import { EXAMPLE_NOW } from '../../../server/src/core/rules/examples.ts';
import { findingsIn } from '../../harness/workspace.ts';
import type { Random } from '../../unit/fixes/random.ts';
import { tryEdit } from './claims.ts';
import { countsOf, keyOf, textIn, textsAfter, whileWritten } from './workspace.ts';

/** Of any choice of findings each fix is made as a whole or left out, and those that were made have mended. */
export function trySubset(analyzer: Analyzer, random: Random, context: string): number {
  const all = findingsIn(analyzer);
  const chosen = all.filter(() => random.chance(0.6));
  const { files, fixed, postponed } = fixAll(analyzer, chosen);
  if (files.length === 0) return 0;
  const wholes = fixed.flatMap(({ finding, title }) => {
    const offer = finding.offers().find((other) => other.title === title);
    return offer ? (editsOf(analyzer, finding, offer, 'plain')?.changes ?? []) : [];
  });
  const inOne = (changes: typeof wholes): string[] =>
    changes
      .flatMap(({ uri, edits }) => edits.map(({ start, end, newText }) => JSON.stringify([uri, start, end, newText])))
      .sort();
  assert.deepEqual(inOne([...files]), inOne(wholes), `each is made as a whole\n${context}`);
  assert.ok(postponed.every((finding) => fixed.every((other) => other.finding !== finding)));
  const before = countsOf(all).counts;
  const mended = countsOf(fixed.map(({ finding }) => finding)).counts;
  const texts = textsAfter(analyzer, { changes: files, created: [] }, '');
  whileWritten(analyzer, texts, () => {
    const after = new Map(countsOf(findingsIn(analyzer)).counts);
    for (const [key, count] of mended) {
      const left = after.get(key) ?? 0;
      assert.ok(
        left <= (before.get(key) ?? 0) - count,
        `${key}: ${left} are left of ${before.get(key)} after ${count} fixes\n${context}`,
      );
    }
  });
  return fixed.length;
}

/** Both ways to fix all there is end where nothing is left to fix, and a second time they do nothing. */
export function tryFixAll(analyzer: Analyzer, context: string): number {
  const uris = [...analyzer.allFiles()].map(({ info }) => info.uri);
  const befores = new Map(uris.map((uri) => [uri, textIn(analyzer, uri)]));
  for (const uri of uris) {
    const edits = fixFile(analyzer, uri);
    if (edits.length === 0) continue;
    const texts = textsAfter(analyzer, { changes: [{ uri, edits }], created: [] }, uri);
    whileWritten(analyzer, texts, () => assert.deepEqual(fixFile(analyzer, uri), [], `once more\n${context}`));
  }
  const run = fixInRounds(analyzer, new Set(uris), findingsIn);
  assert.deepEqual([run.broken, run.isEndless], [[], false], context);
  assert.deepEqual(fixInRounds(analyzer, new Set(uris), findingsIn).files, [], `once more\n${context}`);
  for (const { uri, before, edits } of run.files) {
    assert.equal(before, befores.get(uri));
    const texts = edits.reduceRight(
      (text, { start, end, newText }) => text.slice(0, start) + newText + text.slice(end),
      before,
    );
    assert.equal(textIn(analyzer, uri), texts, `the edits are what was done\n${context}`);
  }
  for (const { uri, before } of run.files) {
    const info = analyzer.file(uri)?.info;
    if (info) analyzer.open(info, before);
  }
  return run.fixed.length;
}

/** A request to hide a finding hides it, and of other rules nothing. */
export function trySuppressions(analyzer: Analyzer, finding: Finding, context: string): number {
  const document = analyzer.documentOf(finding.document);
  if (!document) return 0;
  const before = countsOf(findingsIn(analyzer)).counts;
  const own = keyOf(finding);
  let tried = 0;
  for (const offer of suppressOffers(finding, document, EXAMPLE_NOW)) {
    const outcome = tryEdit(analyzer, finding, offer, {
      answered() {
        const after = new Map(countsOf(findingsIn(analyzer)).counts);
        const others = new Map([...before].filter(([key]) => key !== own));
        const left = after.get(own) ?? 0;
        after.delete(own);
        const faults = left < (before.get(own) ?? 0) ? [] : ['the finding is still to be seen'];
        for (const key of new Set([...others.keys(), ...after.keys()]))
          if (after.get(key) !== others.get(key))
            faults.push(`${key}: ${after.get(key)} instead of ${others.get(key)}`);
        return faults;
      },
    });
    if (outcome.refused) continue;
    tried++;
    assert.deepEqual(outcome.faults, [], `"${offer.title}"\n${context}`);
  }
  return tried;
}

/** A policy that was documented on request is no longer one to document. */
export function tryDocumenting(analyzer: Analyzer, context: string): number {
  let tried = 0;
  for (const { info } of [...analyzer.allFiles()]) {
    for (const [index, document] of (analyzer.file(info.uri)?.documents ?? []).entries()) {
      for (const policy of document?.facts ?? []) {
        if (!document || policy.type !== 'policy') continue;
        const same = (): typeof document | undefined => analyzer.file(info.uri)?.documents[index];
        for (const offer of offersToDocument(policy, analyzer.context(document))) {
          const outcome = tryEdit(analyzer, { document: document.ref }, offer, {
            answered() {
              const now = same();
              const again = now?.facts.find(
                (fact) => fact.type === 'policy' && fact.resource.kind === policy.resource.kind,
              );
              if (!now || again?.type !== 'policy') return ['the policy is gone'];
              return offersToDocument(again, analyzer.context(now)).length === 0 ? [] : ['it is offered once more'];
            },
          });
          if (outcome.refused) continue;
          tried++;
          assert.deepEqual(outcome.faults, [], `"${offer.title}"\n${context}`);
        }
      }
    }
  }
  return tried;
}
