/** How much is measured. Ratios change with the amount, so only full runs are to be quoted. */

export interface Sizes {
  /** Lines of the file that is typed in. */
  readonly lines: readonly number[];
  readonly keystrokes: number;
  /** How long one contender may take for a measurement; then it is measured less often, or on less. */
  readonly patienceMs: number;
  /** A server that has done nothing for as long is taken to be done. */
  readonly quietMs: number;
  /** Manifests in a workspace. */
  readonly manifests: readonly number[];
  /** Lines of a single document. */
  readonly documentLines: number;
  readonly ourFiles: number;
  readonly monorepo: { readonly files: number; readonly ours: number };
  /** Megabytes of YAML. */
  readonly bulk: number;
  /** Runs of each whole process. */
  readonly rounds: number;
  /** The same where a process does next to nothing. */
  readonly starts: number;
  /** How often work is done in process. */
  readonly repeats: number;
  readonly edits: number;
  /** Documents, for the curves. */
  readonly growth: readonly number[];
  readonly partners: number;
  /** Federations in a server.conf. */
  readonly links: readonly number[];
  readonly certificates: number;
}

export const FULL: Sizes = {
  lines: [140, 1400, 14_000, 140_000],
  keystrokes: 60,
  patienceMs: 60_000,
  quietMs: 700,
  manifests: [1, 1000, 10_000],
  documentLines: 5000,
  ourFiles: 1000,
  monorepo: { files: 10_000, ours: 200 },
  bulk: 500,
  rounds: 7,
  starts: 25,
  repeats: 15,
  edits: 10_000,
  growth: [125, 250, 500, 1000, 2000, 4000, 8000],
  partners: 1000,
  links: [10, 100, 1000],
  certificates: 50,
};

export const QUICK: Sizes = {
  ...FULL,
  lines: [140, 14_000],
  keystrokes: 20,
  patienceMs: 10_000,
  manifests: [1, 1000],
  monorepo: { files: 2000, ours: 40 },
  bulk: 50,
  rounds: 3,
  starts: 9,
  repeats: 9,
  edits: 2000,
  growth: [250, 500, 1000, 2000],
  partners: 200,
};

/** Only shows that everything runs. */
export const SMOKE: Sizes = {
  lines: [40],
  keystrokes: 2,
  patienceMs: 1000,
  quietMs: 60,
  manifests: [1, 5],
  documentLines: 60,
  ourFiles: 8,
  monorepo: { files: 12, ours: 2 },
  bulk: 0.1,
  rounds: 1,
  starts: 1,
  repeats: 1,
  edits: 20,
  growth: [4, 8],
  partners: 5,
  links: [2],
  certificates: 2,
};
