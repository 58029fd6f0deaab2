/** Where files that are not open in an editor come from. */
export interface FileProvider {
  /** URIs of all files below a folder that could be ours; ignored folders are left out. */
  list(folder: string): Promise<readonly string[]>;
  /** Undefined where the file cannot be read, is larger than `MAX_FILE_BYTES`, or is clearly none of ours. */
  read(uri: string): Promise<string | undefined>;
}

/** Larger files are no manifests that people write; they are passed over with a notice. */
export const MAX_FILE_BYTES = 8 * 1024 * 1024;
