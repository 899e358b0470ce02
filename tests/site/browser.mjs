// What only shows in a browser: accessibility by axe, reflow, console, requests, charts, and the page without
// scripts.

import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { urlOf } from './launch.mjs';

const require = createRequire(import.meta.url);
const axeSource = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/// Runs in the page: smallest text of the drawings, text cut off or over other text, width of the page.
function layoutOf() {
  const wrong = [];
  let smallest = Infinity;
  for (const svg of document.querySelectorAll('svg.chart')) {
    if (getComputedStyle(svg).display === 'none') {
      continue;
    }
    const view = svg.viewBox.baseVal;
    const boxes = [...svg.querySelectorAll('text')].map((text) => {
      smallest = Math.min(smallest, text.getScreenCTM().a * parseFloat(getComputedStyle(text).fontSize));
      return { box: text.getBBox(), words: text.textContent };
    });
    boxes.forEach(({ box, words }, i) => {
      // A j leans out to the left by its nature; the style sheet lets it.
      if (box.x < -1.5 || box.x + box.width > view.width + 0.6 || box.y < -1 || box.y + box.height > view.height + 1) {
        wrong.push(`text cut off: ${words}`);
      }
      for (const other of boxes.slice(i + 1)) {
        const across = Math.min(box.x + box.width, other.box.x + other.box.width) - Math.max(box.x, other.box.x);
        const down = Math.min(box.y + box.height, other.box.y + other.box.height) - Math.max(box.y, other.box.y);
        if (across > 0.6 && down > 4) {
          wrong.push(`text over text: ${words} | ${other.words}`);
        }
      }
    });
  }
  const width = document.documentElement.scrollWidth;
  return { wrong, smallest, width };
}

async function runAxe(page, only) {
  await page.evaluate(axeSource);
  const result = await page.evaluate(
    (run) => globalThis.axe.run(document, { runOnly: run, resultTypes: ['violations'] }), only);
  return result.violations.map((violation) =>
    `${violation.id} (${violation.nodes.length}): ${violation.nodes[0].target.join(' ')}`);
}

/// A page that reports errors and requests that leave the folder of public files.
async function openPage(context, root, report, width) {
  const page = await context.newPage();
  const inside = pathToFileURL(path.dirname(root)).href;
  const state = { name: '', listening: true, requests: 0 };
  const tell = (kind, words) => state.listening && report(kind, `${state.name} at ${width}`, words);
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && tell('console', message.text()));
  page.on('pageerror', (error) => tell('console', error.message));
  page.on('requestfailed', (request) => tell('request', `failed: ${request.url()}`));
  page.on('request', (request) => {
    state.requests += 1;
    if (!request.url().startsWith(inside) && !request.url().startsWith('data:')) {
      tell('request', `leaves the site: ${request.url()}`);
    }
  });
  return { page, state };
}

async function checkWidth(browser, root, pages, report, width, least) {
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  const { page, state } = await openPage(context, root, report, width);
  let smallest = Infinity;
  for (const name of pages) {
    const tell = (kind, words) => report(kind, `${name} at ${width}`, words);
    Object.assign(state, { name, listening: true, requests: 0 });
    await page.goto(urlOf(root, name));
    if (state.requests > 3) {
      tell('request', `${state.requests} requests`);
    }
    const styled = await page.evaluate(() => getComputedStyle(document.body).margin === '0px');
    if (!styled) {
      tell('style', 'the style sheet was not used');
    }
    await page.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = true; }));
    const layout = await page.evaluate(layoutOf);
    layout.wrong.forEach((words) => tell('chart', words));
    if (layout.width > width) {
      tell('reflow', `the page is ${layout.width} px wide`);
    }
    if (layout.smallest < least) {
      tell('chart', `text of ${layout.smallest.toFixed(2)} px; ${least} is the least`);
    }
    smallest = Math.min(smallest, layout.smallest);
    state.listening = false;  // axe tries to fetch style sheets, which the policy of the page refuses
    (await runAxe(page, { type: 'tag', values: tags })).forEach((words) => tell('axe', words));
    // Dark colours: only contrast can differ.
    await page.emulateMedia({ colorScheme: 'dark' });
    (await runAxe(page, { type: 'rule', values: ['color-contrast'] })).forEach((words) => tell('axe dark', words));
    await page.emulateMedia({ colorScheme: null });
  }
  await context.close();
  return smallest;
}

async function checkWithoutScripts(browser, root, pages, report) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, javaScriptEnabled: false });
  const page = await context.newPage();
  let figures = 0;
  for (const name of pages) {
    const source = fs.readFileSync(path.join(root, name), 'utf8');
    const expected = source.split('<figure').length - 1;
    await page.goto(urlOf(root, name));
    const all = await page.locator('figure').all();
    if (all.length !== expected) {
      report('no scripts', name, `${all.length} of ${expected} figures`);
    }
    for (const figure of all) {
      figures += 1;
      const box = await figure.locator('svg.chart--wide').boundingBox();
      const cells = await figure.locator('table td').count();
      if (box === null || box.width < 400 || box.height < 60 || cells === 0) {
        report('no scripts', name, `figure ${await figure.getAttribute('id')} is not drawn or has no table`);
      }
    }
  }
  await context.close();
  return figures;
}

export async function checkInBrowser(browser, root, pages, report) {
  const phone = await checkWidth(browser, root, pages, report, 320, 11.5);
  const desk = await checkWidth(browser, root, pages, report, 1280, 12);
  const figures = await checkWithoutScripts(browser, root, pages, report);
  if (figures === 0) {
    report('no scripts', 'all pages', 'no figure found at all');
  }
  return `${pages.length} pages at 320 and 1280 px, ${figures} figures without scripts, ` +
         `smallest chart text ${phone.toFixed(1)} and ${desk.toFixed(1)} px`;
}
