// A page in a headless Chromium.
import { chromium } from 'playwright-core';
import { ensureChromium } from './chromium.mjs';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Opens an empty page in a browser of its own.
 * @returns {Promise<{ page: import('playwright-core').Page, close(): Promise<void> }>}
 */
export async function openPage() {
  const { executablePath, env } = await ensureChromium();
  const browser = await chromium.launch({
    executablePath,
    env: { ...process.env, ...env },
    args: flags,
    // What ends us ends the browser: lifetime.mjs turns these signals into an exit.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  return { page, close: () => browser.close() };
}
