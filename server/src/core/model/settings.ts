/** What `.fedlint.yaml` may set, with its defaults (product, section 2). */
import type { Severity } from './severity.ts';

export interface Settings {
  readonly localTrustDomains: readonly string[];
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  readonly overrides: readonly { readonly files: readonly string[]; readonly rules: Settings['rules'] }[];
  readonly owners: {
    readonly codeowners: boolean;
    readonly backstage: boolean;
    /** Empty: any owner will do. */
    readonly teams: readonly string[];
  };
  /** Days. */
  readonly timeBox: { readonly max: number; readonly warnWithin: number };
  /** Days. */
  readonly review: { readonly maxInterval: number };
  /** Seconds. */
  readonly credentials: { readonly maxTTL: number };
  /** Days. */
  readonly evidence: { readonly maxAge: number };
  readonly ignore: readonly string[];
  readonly locked: readonly string[];
  readonly adoption: 'gradual' | 'strict';
  readonly baseline: string | undefined;
}

export const DEFAULT_SETTINGS: Settings = {
  localTrustDomains: [],
  rules: {},
  overrides: [],
  owners: { codeowners: true, backstage: true, teams: [] },
  timeBox: { max: 90, warnWithin: 14 },
  review: { maxInterval: 365 },
  credentials: { maxTTL: 24 * 60 * 60 },
  evidence: { maxAge: 365 },
  ignore: [],
  locked: [],
  adoption: 'gradual',
  baseline: undefined,
};
