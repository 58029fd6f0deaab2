/** A part of the benchmark, and what it is told. */
import type { Section } from './section.ts';
import type { Sizes } from './sizes.ts';

export interface Setting {
  readonly sizes: Sizes;
  /** Folder of the bundles that are measured. */
  readonly product: string;
  /** Without the programs of others. */
  readonly alone: boolean;
  /** Generated files are left where they are. */
  readonly keep: boolean;
}

export interface Part {
  /** By which it is asked for. */
  readonly name: string;
  readonly summary: string;
  measure(setting: Setting): Promise<readonly Section[]>;
}
