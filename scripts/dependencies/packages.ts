/** What package.json, the lockfile and the packages themselves say. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './shipped.ts';

/** As the lockfile has it. */
export interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
}

export interface Package {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** Who keeps it up: the owner of its repository. */
  readonly keeper: string;
  readonly installScripts: readonly string[];
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly repository?: string | { readonly url: string };
  readonly scripts?: Readonly<Record<string, string>>;
}

const AT_INSTALL = ['preinstall', 'install', 'postinstall'];

/** By folder: `node_modules/yaml`. */
export function lockfile(): Readonly<Record<string, Locked>> {
  return JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
}

/** Names of the packages that package.json asks for. */
export function direct(): readonly string[] {
  const { dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return Object.keys({ ...dependencies, ...devDependencies }).sort();
}

/** `folder` from the root of the project. */
export function packageIn(folder: string): Package {
  const manifest: Manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  const { name, version, license = 'none', repository = '', scripts = {} } = manifest;
  const url = typeof repository === 'string' ? repository : repository.url;
  return {
    ...{ name, version, licence: license },
    keeper: keeperOf(url),
    installScripts: AT_INSTALL.filter((script) => scripts[script] !== undefined),
  };
}

/** `https://github.com/eemeli/yaml.git`, `github:eemeli/yaml`, `eemeli/yaml`: eemeli; elsewhere the host. */
function keeperOf(repository: string): string {
  const owner = /(?:github\.com[/:]|^(?:github:)?)([\w-]+)\/[^/]+$/.exec(repository)?.[1];
  return owner ?? /\/\/([^/]+)/.exec(repository)?.[1] ?? 'unknown';
}

/** Lines of its licence that claim a copyright. */
export function copyrightOf(folder: string): readonly string[] {
  const licence = readdirSync(join(root, folder)).find((name) => /^licen[cs]e/i.test(name));
  const lines = licence === undefined ? [] : readFileSync(join(root, folder, licence), 'utf8').split('\n');
  return lines.map((line) => line.trim()).filter((line) => /^Copyright .*\w/.test(line));
}

/** Packages of the lockfile that ask for one of this name. */
export function broughtBy(name: string): readonly string[] {
  return Object.entries(lockfile())
    .filter(([folder, { dependencies = {} }]) => folder !== '' && dependencies[name] !== undefined)
    .map(([folder]) => folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length))
    .sort();
}
