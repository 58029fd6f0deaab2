/** What Fedlint uses of the programming interface of VS Code's Git extension (`vscode.git`, version 1). */
import { type Event, extensions, type Uri } from 'vscode';

export interface GitApi {
  readonly state: 'uninitialized' | 'initialized';
  readonly onDidChangeState: Event<GitApi['state']>;
  readonly repositories: readonly Repository[];
  readonly onDidOpenRepository: Event<Repository>;
  readonly onDidCloseRepository: Event<Repository>;
  /** The document of a file as it is in a commit. */
  toGitUri(uri: Uri, ref: string): Uri;
  getRepository(uri: Uri): Repository | null;
}

export interface Repository {
  readonly rootUri: Uri;
  readonly state: RepositoryState;
  getConfig(key: string): Promise<string>;
  getCommit(ref: string): Promise<{ readonly hash: string }>;
  /** The branch that another one started from, as far as Git or the remote knows. */
  getBranchBase(name: string): Promise<Ref | undefined>;
  getMergeBase(ref1: string, ref2: string): Promise<string | undefined>;
  getRefs(query: { readonly sort?: 'alphabetically' | 'committerdate' }): Promise<readonly Ref[]>;
  /** The work tree against a commit; what Git does not track is not in it. */
  diffWith(ref: string): Promise<readonly GitChange[]>;
  /** Commits with a file, the latest first. */
  log(options: { readonly range: string; readonly path: string }): Promise<readonly { readonly hash: string }[]>;
  /** Text of a file in a commit; fails where it is not in it. */
  show(ref: string, path: string): Promise<string>;
}

export interface RepositoryState {
  readonly HEAD: Branch | undefined;
  readonly remotes: readonly { readonly name: string; readonly fetchUrl?: string }[];
  readonly workingTreeChanges: readonly GitChange[];
  readonly untrackedChanges: readonly GitChange[];
  readonly onDidChange: Event<void>;
}

export interface Ref {
  readonly type: (typeof REF_TYPE)[keyof typeof REF_TYPE];
  readonly name?: string;
  readonly commit?: string;
  readonly remote?: string;
}

export interface Branch extends Ref {
  readonly upstream?: { readonly remote: string; readonly name: string };
}

export interface GitChange {
  /** Where the file is, or was before it was deleted. */
  readonly uri: Uri;
  /** Where it was before it was renamed. */
  readonly originalUri: Uri;
  readonly status: number;
}

export const REF_TYPE = { head: 0, remoteHead: 1, tag: 2 } as const;

/** Those of the statuses that matter here. */
export const STATUS = { indexAdded: 1, indexDeleted: 2, deleted: 6, untracked: 7, intentToAdd: 9 } as const;

interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): GitApi;
}

/** Undefined where there is no Git: in a folder that is not trusted, in the browser, or where a person has switched it off. */
export async function gitApi(): Promise<GitApi | undefined> {
  const extension = extensions.getExtension<GitExtension>('vscode.git');
  const git = await extension?.activate();
  if (!git?.enabled) return undefined;
  const api = git.getAPI(1);
  if (api.state === 'uninitialized') await initialized(api);
  return api;
}

function initialized(api: GitApi): Promise<void> {
  return new Promise((resolve) => {
    const listening = api.onDidChangeState((state) => {
      if (state !== 'initialized') return;
      listening.dispose();
      resolve();
    });
  });
}
