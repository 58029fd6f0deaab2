/** What Fedlint reads. Adding a format means adding one of these to the list; nothing else has to know. */
import type { ReadCertificate } from '../certificates/certificate.ts';
import type { Fact, Resource } from '../model/facts.ts';
import type { Stated } from '../model/stated.ts';
import type { Embedding } from '../syntax/embedded.ts';
import type { Span } from '../syntax/span.ts';
import type { Node, Path } from '../syntax/tree.ts';
import type { ShapeProblem } from './shape.ts';

/** A text of another language inside a manifest. */
export interface TextInside extends Embedding {
  /** The trust domain that the manifest says it is about. */
  readonly domain?: Stated | undefined;
}

/** A kind of Kubernetes-shaped object. */
export interface Kind {
  readonly apiVersion: string;
  /** `*` for every kind under that version, where users name the kinds. */
  readonly kind: string;
  /** Of interest only for the texts in it: without one that Fedlint reads, it is somebody else's. */
  readonly carrier?: true;
  /** Texts of other languages inside, by their paths from the root of the object. */
  embeds?(root: Node): readonly TextInside[];
  read(manifest: Manifest): readonly Fact[];
}

/** A kind that is served in several versions of its group, with the same fields as far as they are read here. */
export function inVersions(group: string, versions: readonly string[], kind: Omit<Kind, 'apiVersion'>): Kind[] {
  return versions.map((version) => ({ ...kind, apiVersion: `${group}/${version}` }));
}

/** A format without `apiVersion` and `kind`, known by what stands in it or by the name of its file. */
export interface Format {
  /** What people call it; it stands in place of a kind. */
  readonly name: string;
  /**
   * The part of the text that stands for the whole, where the text is of this format. `domain` is the trust domain that a
   * manifest around it says it is about.
   */
  recognise(root: Node, file: string, domain?: Stated): Span | undefined;
  /** The same text in one spelling, where the format has several. */
  view?(root: Node): View;
  /** Whether what departs from the schema is no fault, for what else stands in the text or is left out of it. */
  excuses?(root: Node, problem: ShapeProblem): boolean;
  embeds?(root: Node): readonly TextInside[];
  read(manifest: Manifest): readonly Fact[];
}

/** A tree in the spelling that readers and schemas expect, its nodes in the places of what they stand for. */
export interface View {
  readonly root: Node;
  /** From a path in this tree to the path in the text, as far as it is there. */
  at(path: Path): Path;
}

/** One manifest as found in a document: alone, as an item of a List, or inside another one. */
export interface Manifest {
  readonly resource: Resource;
  readonly root: Node;
  /** Path of the file, relative to the workspace. */
  readonly file: string;
  /** The trust domain that what stands around it says it is about. */
  readonly domain: Stated | undefined;
  /** Whether its text has faults, so that what seems to be missing may stand in the part that could not be read. */
  readonly isBroken: boolean;
  /** Governance written in comments right above it, for those who cannot annotate. */
  readonly comments: Readonly<Record<string, Stated>>;
  /** Whether comments may stand in it, which JSON does not have. */
  readonly takesComments: boolean;
  /** Where the resource is annotated that it stands inside of. */
  readonly holderAnnotations: Path | undefined;
  /** The same right above a part of it. */
  commentsAbove(part: Span): Readonly<Record<string, Stated>>;
  /** From a path in the manifest to the path from the root of the document. */
  at(...path: Path): Path;
  readonly readCertificate: ReadCertificate;
}
