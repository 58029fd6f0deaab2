/** Where files that are not open in an editor come from. */
export interface FileProvider {
  /** URIs of all files below a folder that could be ours; ignored folders are left out. */
  list(folder: string): Promise<readonly string[]>;
  /** Undefined where the file cannot be read as text, or is larger than `MAX_FILE_BYTES`. */
  read(uri: string): Promise<string | undefined>;
}

/** Larger files are no manifests that people write; they are passed over with a notice. */
export const MAX_FILE_BYTES = 8 * 1024 * 1024;

/** Names of files that Fedlint looks into; the sniff decides about the rest. */
export const FILE_NAMES = /(?:\.(?:ya?ml|json)|(?:^|\/)CODEOWNERS)$/i;

/** Folders that hold other people's files, or none. */
export const IGNORED_FOLDERS = new Set(['.git', 'node_modules', '.hg', '.svn', '.vscode-test', '.terraform']);
