// The browser of the system, without anything that reaches for the network; playwright gives it a new folder for
// its user data and removes it afterwards.

import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

export function launch(executablePath) {
  return chromium.launch({
    executablePath,
    chromiumSandbox: false,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
           '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

export const urlOf = (root, page) => pathToFileURL(`${root}/${page}`).href;
