import type { Plugin } from 'esbuild';

export function buildCommandLine(outdir: string, plugins?: readonly Plugin[]): Promise<void>;
