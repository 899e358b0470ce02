// Checks a built site: node check.mjs SITE_FOLDER [--chromium PATH] [--spoil]. Prints every violation and a line of
// figures; leaves 1 when there is one. Files are opened from disk (file://), as a reader of a zip would. --spoil
// checks the checks: it puts mistakes in a copy and leaves 1 unless each of them is found. --colours looks at one page of
// each kind in the browser only, for a site in another house style.

import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { checkInBrowser } from './browser.mjs';
import { htmlValidate, links, pagesOf, vnu, weights } from './files.mjs';
import { launch } from './launch.mjs';
import { checkPrint } from './print.mjs';
import { checkScript } from './script.mjs';
import { spoil } from './spoil.mjs';

async function checkSite(root, pages, chromium, report, colours = false) {
  const step = async (name, work) => {
    const start = performance.now();
    const words = await work();
    console.log(`${name}: ${words} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
  };
  if (!colours) {
    await step('links', async () => links(root, pages, report));
    await step('html-validate', async () => htmlValidate(root, pages, report));
    await step('vnu', async () => vnu(root, pages, report));
    await step('weights', async () => weights(root, pages, report));
  }
  const browser = await launch(chromium);
  try {
    await step('browser', async () => checkInBrowser(browser, root, pages, report));
    if (!colours) {
      await step('script', async () => checkScript(browser, root, pages, report));
      await step('print', async () => checkPrint(browser, root, pages, report));
    }
  } finally {
    await browser.close();
  }
}

/// One page of each kind: boxes and blocks, an outcome, the letter, lights, a flow, lists.
const kinds = /^(index|brief-aan-de-raad|vergelijking-met|wie-deden|begrippen)|^uitkomst-uitstroom/;

async function checkAll(root, chromium, colours) {
  const all = pagesOf(root);
  if (all.length < 10) {
    console.error(`only ${all.length} pages in the site: this cannot be a whole site`);
    return 1;
  }
  const pages = colours ? all.filter((page) => kinds.test(page)) : all;
  if (pages.length < 6) {
    console.error(`only ${pages.length} kinds of pages found`);
    return 1;
  }
  let violations = 0;
  await checkSite(root, pages, chromium, (kind, page, words) => {
    violations += 1;
    console.log(`VIOLATION ${kind}: ${page}: ${words}`);
  }, colours);
  console.log(`${pages.length} pages, ${violations} violations`);
  return violations === 0 ? 0 : 1;
}

async function checkTheChecks(root, chromium) {
  const { folder, site, expected, pages } = spoil(root);
  const found = [];
  try {
    await checkSite(site, pages, chromium, (kind, page) => found.push({ kind, page: page.split(' at ')[0] }));
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
  const missed = expected.filter((one) => !found.some(({ kind, page }) => kind === one.kind && page === one.page));
  missed.forEach(({ kind, page }) => console.log(`MISSED ${kind}: ${page}`));
  console.log(`${expected.length - missed.length} of ${expected.length} mistakes found`);
  return missed.length === 0 ? 0 : 1;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { chromium: { type: 'string', default: '/usr/bin/chromium' }, spoil: { type: 'boolean', default: false },
             colours: { type: 'boolean', default: false } },
});
if (positionals.length !== 1) {
  console.error('usage: node check.mjs SITE_FOLDER [--chromium PATH] [--spoil] [--colours]');
  process.exit(2);
}
const root = path.resolve(positionals[0]);
process.exit(await (values.spoil ? checkTheChecks(root, values.chromium)
                                 : checkAll(root, values.chromium, values.colours)));
