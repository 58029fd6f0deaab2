/** What is typed for a person: fields to fill in are ours alone, and a name that is put in stays in its place. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Analyzer } from '../../server/src/core/analysis/analyzer.ts';
import { editsOf, type FileEdit } from '../../server/src/core/analysis/edits.ts';
import type { DocumentState } from '../../server/src/core/analysis/state.ts';
import type { Candidate } from '../../server/src/core/completion/candidate.ts';
import { completionsAt } from '../../server/src/core/completion/complete.ts';
import type { Rendering } from '../../server/src/core/fixes/blanks.ts';
import { EXAMPLE_NOW } from '../../server/src/core/rules/examples.ts';
import { rules } from '../../server/src/core/rules/list.ts';
import { readText } from '../../server/src/core/syntax/read.ts';
import { textOf } from '../../server/src/core/syntax/source.ts';
import { Faults } from './faults.ts';
import { HOVER, meaningsOf } from './markdown.ts';
import { steeringIn } from './plain.ts';
import { documentsOf } from './shown.ts';
import { expanded } from './snippet.ts';
import { placesIn } from './tampering.ts';
import { opened, sampled, tamperedRules } from './workspace.ts';

type Replacement = Pick<FileEdit, 'start' | 'end' | 'newText'>;

function applied(text: string, edits: readonly Replacement[], write: (text: string) => string): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((result, { start, end, newText }) => result.slice(0, start) + write(newText) + result.slice(end), text);
}

/** Edits with fields in them, expanded as the editor does, give what the answered edits give. */
function editFaults(analyzer: Analyzer): { title: string; meanings: string[] }[] {
  const findings = [...analyzer.allFiles()].flatMap(({ info }) => analyzer.findings(info.uri));
  return findings.flatMap((finding) =>
    finding.offers().map((offer) => {
      const { uri } = finding.document;
      const text = textOf(analyzer.file(uri)?.source ?? assert.fail());
      const resultOf = (rendering: Rendering, write: (text: string) => string) => {
        const change = editsOf(analyzer, finding, offer, rendering)?.changes.find((one) => one.uri === uri);
        return applied(text, change?.edits ?? [], write);
      };
      const variables: string[] = [];
      const typed = resultOf('snippet', (snippet) => {
        const read = expanded(snippet);
        variables.push(...read.variables);
        return read.text;
      });
      const isSame = typed === resultOf('sample', (same) => same);
      return { title: offer.title, meanings: [...variables, ...(isSame ? [] : ['reads otherwise'])] };
    }),
  );
}

function candidatesAt(analyzer: Analyzer, document: DocumentState, offset: number, stops: 'snippet' | 'plain') {
  const { file, ref, tree } = document;
  return completionsAt({
    ...{ path: file.info.path, language: file.source.language, section: ref.section, tree, offset, stops, rules },
    ...{ now: EXAMPLE_NOW, settings: file.info.settings, workspace: analyzer.facts(), found: () => new Set() },
  }).candidates;
}

/** A candidate with fields, expanded, is the candidate without; one that has none is no snippet. */
function candidateMeanings(document: DocumentState, candidate: Candidate, plain: Candidate | undefined): string[] {
  const { label, detail = '', documentation = '', insert } = candidate;
  const read = insert.isSnippet ? expanded(insert.text) : { text: insert.text, variables: [] };
  return [
    ...steeringIn(label),
    ...steeringIn(detail),
    ...meaningsOf(documentation, { tokens: HOVER, link: () => false }),
    ...read.variables,
    ...(read.text === plain?.insert.text ? [] : [`reads otherwise: ${plain?.insert.text}`]),
    ...(plain && candidate.kind === 'name' ? damageBy(document, plain) : []),
  ];
}

/** A name that is chosen leaves the text as sound as it was. */
function damageBy({ ref, file, tree }: DocumentState, { insert, replace, also }: Candidate): string[] {
  if (!tree || tree.problems.length > 0) return [];
  const { text } = ref.section;
  const edits: Replacement[] = [
    { ...replace, newText: insert.text },
    ...(also ? [{ start: also.at, end: also.at, newText: also.text }] : []),
  ];
  const { problems } = readText(
    file.source.language,
    applied(text, edits, (same) => same),
  );
  return problems.filter(({ code }) => code === 'syntax').map(({ message }) => message);
}

test('edits on offer have no fields but ours', () => {
  const faults = new Faults();
  let offered = 0;
  for (const { name, files } of tamperedRules(3, 3)) {
    for (const { title, meanings } of editFaults(opened(files))) {
      offered++;
      faults.add('edit', meanings, name, title);
    }
  }
  faults.assertNone();
  assert.ok(offered > 30, `${offered} edits`);
});

test('what completion types is what it shows', () => {
  const faults = new Faults();
  let shown = 0;
  for (const { name, files } of tamperedRules(6, 6)) {
    const analyzer = opened(files);
    const places = placesIn(analyzer);
    for (const document of documentsOf(analyzer)) {
      const before = document.file.source.sections
        .slice(0, document.ref.index)
        .reduce((sum, { text }) => sum + text.length, 0);
      const own = places.filter(({ file }) => file === document.file.info.path);
      for (const { start } of sampled(own, 4)) {
        const offset = start - before;
        if (offset < 0 || offset > document.ref.section.text.length) continue;
        const plain = candidatesAt(analyzer, document, offset, 'plain');
        for (const [index, candidate] of candidatesAt(analyzer, document, offset, 'snippet').entries()) {
          if (candidate.kind !== 'name' && index > 5) continue;
          shown++;
          faults.add(
            `completion of ${candidate.kind}`,
            candidateMeanings(document, candidate, plain[index]),
            name,
            JSON.stringify(candidate),
          );
        }
      }
    }
  }
  faults.assertNone();
  assert.ok(shown > 100, `${shown} candidates`);
});
