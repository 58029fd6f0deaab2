// Makes server/src/core/frameworks/catalogue.json from the two reference files: ids, titles, links and our own
// summaries, cut down to what the product cites. Anything it does not understand stops it; nothing is guessed.
//
//   node scripts/import-frameworks.mjs <frameworks.json> <frameworks-mapping.json> [output.json]
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * The frameworks we know, by the id of their edition. `key` starts a reference and outlives editions; `whole` keeps
 * every control (rules cite these lists freely), otherwise the cited ones and those in `also` (aliases and rules).
 */
const FRAMEWORKS = {
  'owasp-nhi-2025': { key: 'owasp-nhi', label: 'OWASP NHI', whole: true, shorten: (id) => id.replace(/:2025$/, '') },
  'owasp-asi-2026': { key: 'owasp-asi', label: 'OWASP Agentic', whole: true },
  'owasp-agentic-threats': { key: 'owasp-agentic', label: 'OWASP Agentic Threats' },
  'csa-maestro': { key: 'maestro', label: 'CSA MAESTRO' },
  'csa-ccm-4.1': { key: 'ccm', label: 'CSA CCM 4.1', also: ['IAM-01'] },
  'csa-aicm-1.1.0': { key: 'aicm', label: 'CSA AICM 1.1.0', also: ['IAM-01', 'AIS-11'] },
  'nist-ai-rmf-1.0': { key: 'nist-ai-rmf', label: 'NIST AI RMF', also: ['GOVERN', 'GOVERN 6.1'] },
  spiffe: { key: 'spiffe', label: 'SPIFFE', whole: true },
  'nist-sp-800-207': { key: 'sp800-207', label: 'NIST SP 800-207' },
  'nist-sp-800-207a': { key: 'sp800-207a', label: 'NIST SP 800-207A' },
  'nist-sp-800-53r5': { key: 'sp800-53', label: 'NIST SP 800-53r5' },
  'nist-csf-2.0': { key: 'csf', label: 'NIST CSF 2.0' },
  'nist-sp-800-63c': { key: 'sp800-63c', label: 'NIST SP 800-63C', caveat: 'written for people, cited by analogy' },
  'ietf-wimse': { key: 'wimse', label: 'IETF WIMSE', draft: true },
  'ietf-rfc': { key: 'rfc', label: 'IETF' },
  'cwe-4.19.1': { key: 'cwe', label: 'MITRE CWE', also: ['CWE-290', 'CWE-297'] },
  'attack-18.1': { key: 'attack', label: 'MITRE ATT&CK' },
};

/** What a licence lets us ship, by how its statement begins. `summaries: false` means ids, titles and links only. */
const LICENCES = [
  { begins: 'CC BY-SA 4.0', name: 'CC BY-SA 4.0', summaries: true },
  { begins: 'CSA web content, all rights presumed reserved', name: 'All rights reserved', summaries: false },
  { begins: "Recorded by CSA's dataset as CC BY-NC-SA 4.0", name: 'CC BY-NC-SA 4.0', summaries: false },
  {
    begins: 'US Government work, public domain in the US',
    name: 'Public domain (US Government work)',
    summaries: true,
  },
  { begins: 'Apache-2.0', name: 'Apache-2.0', summaries: true },
  { begins: 'IETF Trust Legal Provisions', name: 'IETF Trust Legal Provisions (BCP 78)', summaries: true },
  { begins: 'CWE Terms of Use', name: 'CWE Terms of Use', summaries: true },
  { begins: 'ATT&CK licence', name: 'ATT&CK Terms of Use', summaries: true },
];

/** The frameworks of the hover, in the order they are shown. */
const HOVER = ['owasp-nhi-2025', 'owasp-asi-2026', 'csa-maestro', 'nist-ai-rmf-1.0', 'spiffe'];

const fail = (message) => {
  throw new Error(message);
};
const profileOf = (id) => (Object.hasOwn(FRAMEWORKS, id) ? FRAMEWORKS[id] : fail(`Unknown framework "${id}".`));
const licenceOf = ({ id, license = '' }) =>
  LICENCES.find(({ begins }) => license.startsWith(begins)) ?? fail(`Unknown licence of "${id}": "${license}".`);
const text = (value, what) =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : fail(`${what} is missing or empty.`);
const link = (value, what) =>
  /^https:\/\/[^\s<>()]+$/.test(value) ? value : fail(`${what} is no plain https link: "${value}".`);
const oneSentence = (summary) => /^.*?\.(?=\s|$)/su.exec(summary)?.[0] ?? summary;

function controlOf(control, { draft = false }, licence, where) {
  return {
    id: text(control.id, `${where}: id`),
    title: text(control.title, `${where}: title`),
    url: link(control.permalink ?? control.url, `${where}: url`),
    ...(licence.summaries && { summary: oneSentence(text(control.summary, `${where}: summary`)) }),
    ...(control.verified !== true && { verified: false }),
    ...(control.titleOrigin !== 'official' && { ownTitle: true }),
    ...(control.idOrigin === 'local-slug' && { ownId: true }),
    ...((draft || control.stability === 'Incubating') && { draft: true }),
  };
}

/** All controls of all frameworks as `[edition#id, {ref, keep, control}]`; what is not kept only proves citations. */
function readControls(frameworks) {
  const controls = new Map();
  for (const framework of frameworks) {
    const profile = profileOf(framework.id);
    const licence = licenceOf(framework);
    for (const control of framework.controls) {
      const name = `${framework.id}#${control.id}`;
      if (controls.has(name)) fail(`Control "${name}" is listed twice.`);
      const ref = `${profile.key}:${profile.shorten?.(control.id) ?? control.id}`;
      controls.set(name, { ref, keep: profile.whole === true, control: controlOf(control, profile, licence, name) });
    }
    for (const id of profile.also ?? []) {
      const needed = controls.get(`${framework.id}#${id}`) ?? fail(`Control "${framework.id}#${id}" is needed.`);
      needed.keep = true;
    }
  }
  return controls;
}

function familyOf({ family, title, refs, hover }, controls) {
  const cite = ({ framework, control }) => {
    profileOf(framework);
    const cited = controls.get(`${framework}#${control}`);
    if (cited === undefined) fail(`Family "${family}" cites "${framework}#${control}", which does not exist.`);
    cited.keep = true;
    return cited.ref;
  };
  const strength = new Map(refs.map((ref) => [cite(ref), ref.strength]));
  const unknown = [...strength.values()].find((value) => value !== 'direct' && value !== 'related');
  if (unknown !== undefined) fail(`Family "${family}" has a reference of unknown strength "${unknown}".`);
  const stranger = Object.keys(hover).find((framework) => !HOVER.includes(framework));
  if (stranger !== undefined)
    fail(`Family "${family}" has a hover pick of "${stranger}", which the hover never shows.`);
  const picks = HOVER.filter((id) => hover[id]).map((id) => cite({ framework: id, control: hover[id].control }));
  const loose = picks.find((ref) => !strength.has(ref));
  if (loose !== undefined) fail(`Family "${family}" has the hover pick "${loose}" without citing it.`);
  const of = (wanted) => [...strength].filter(([, value]) => value === wanted).map(([ref]) => ref);
  return {
    title: text(title, `Family "${family}": title`),
    hover: picks,
    direct: of('direct'),
    related: of('related'),
  };
}

const unique = (entries, what) => {
  const seen = new Set();
  for (const [key] of entries) {
    if (seen.has(key)) fail(`${what} "${key}" is listed twice.`);
    seen.add(key);
  }
  return entries;
};

/** One entry a line, so that a change to the catalogue reads well in a diff. */
const block = (name, entries) =>
  `  ${JSON.stringify(name)}: {\n${entries.map(([key, value]) => `    ${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(',\n')}\n  }`;

function catalogueOf(frameworks, mapping) {
  const infos = frameworks.map((framework) => {
    const { key, label, caveat } = profileOf(framework.id);
    const info = {
      id: framework.id,
      label,
      title: text(framework.title, `${framework.id}: title`),
      publisher: text(framework.publisher, `${framework.id}: publisher`),
      version: text(framework.version, `${framework.id}: version`),
      date: text(framework.date, `${framework.id}: date`),
      url: link(framework.url, `${framework.id}: url`),
      licence: licenceOf(framework).name,
      ...(caveat && { caveat }),
    };
    return [key, info];
  });
  const controls = readControls(frameworks);
  const families = mapping.map((family) => [family.family, familyOf(family, controls)]);
  const kept = [...controls.values()].filter(({ keep }) => keep).map(({ ref, control }) => [ref, control]);
  const blocks = [
    block('frameworks', unique(infos, 'Framework')),
    block('controls', unique(kept, 'Reference')),
    block('families', unique(families, 'Family')),
  ];
  return `{\n${blocks.join(',\n')}\n}\n`;
}

const DEFAULT_OUTPUT = fileURLToPath(new URL('../server/src/core/frameworks/catalogue.json', import.meta.url));
const [frameworksFile, mappingFile, output = DEFAULT_OUTPUT] = process.argv.slice(2);
if (frameworksFile === undefined || mappingFile === undefined) {
  console.error('Usage: node scripts/import-frameworks.mjs <frameworks.json> <frameworks-mapping.json> [output.json]');
  process.exit(2);
}
try {
  const read = (file) => JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(output, catalogueOf(read(frameworksFile), read(mappingFile)));
} catch (error) {
  console.error(`import-frameworks: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}
