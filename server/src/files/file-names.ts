/** Which files and folders are looked into, by their names: said here for whoever lists, watches or opens them. */

/** Of manifests, of SPIRE's configuration, of certificates, of bundles, of Cedar policies. */
const EXTENSIONS = ['yaml', 'yml', 'json', 'conf', 'hcl', 'pem', 'crt', 'cer', 'der', 'bundle', 'spiffe', 'cedar'];

const FILE_NAME = new RegExp(`(?:\\.(?:${EXTENSIONS.join('|')})|^CODEOWNERS)$`, 'i');

/** Whether a file of this name may be one of ours; its text decides the rest. */
export function isFileName(name: string): boolean {
  return FILE_NAME.test(name);
}

/** As a glob, the files of those names that people write and Fedlint answers for. */
export const DOCUMENT_GLOB = `**/*.{${EXTENSIONS.join(',')}}`;

/** As globs, all files of those names. */
export const FILE_GLOBS: readonly string[] = [DOCUMENT_GLOB, '**/CODEOWNERS'];

/** Folders that hold other people's files, or none. */
export const IGNORED_FOLDERS = new Set(['.git', 'node_modules', '.hg', '.svn', '.vscode-test', '.terraform']);
