// What the script adds, from file://: sorted tables are sorted, words stand last, the third press gives the first order back,
// buttons are large enough, the address of a figure is copied or shown, a drawing can be saved.

import fs from 'node:fs';
import { urlOf } from './launch.mjs';

/// A number as a reader of that language reads it; null for a word.
function read(text, language) {
  const found = /^[\s\u00a0]*[+\u2212-]?[\s\u00a0€]*[\u2212-]?\d[\d.,]*/.exec(text);
  if (found === null) {
    return null;
  }
  const sign = /^[\s\u00a0]*[€\s\u00a0]*[\u2212-]/.test(text) ? -1 : 1;
  const digits = found[0].replace(/[^\d.,]/g, '');
  return sign * Number(language === 'nl' ? digits.replaceAll('.', '').replace(',', '.') : digits.replaceAll(',', ''));
}

const inOrder = (values, direction) => {
  const numbers = values.filter((value) => value !== null);
  return values.slice(numbers.length).every((value) => value === null) &&
         numbers.every((value, i) => i === 0 || direction * (value - numbers[i - 1]) >= 0);
};

const columnOf = (table, column) => table.evaluate((element, index) => [...element.tBodies].map((body) =>
  [...body.rows].filter((row) => !row.querySelector('[scope=rowgroup]')).map((row) => row.cells[index].textContent)), column);

async function checkTable(table, language, tell) {
  const heads = await table.locator('thead th').all();
  let sorted = 0;
  for (let column = 0; column < heads.length; column += 1) {
    if (!(await heads[column].getAttribute('class')).includes('numeric-column')) {
      continue;
    }
    const button = heads[column].locator('button.sort');
    const box = await button.boundingBox();
    if (box === null || box.width < 24 || box.height < 24) {
      tell(`a button to sort is ${box?.width} by ${box?.height} px`);
    }
    const before = await columnOf(table, column);
    for (const [state, direction] of [['ascending', 1], ['descending', -1], ['none', 0]]) {
      await button.focus();
      await button.press('Enter');
      if (await heads[column].getAttribute('aria-sort') !== state) {
        tell(`a sorted column does not say ${state}`);
      }
      const after = await columnOf(table, column);
      const same = after.every((body, i) => body.toSorted().join('|') === before[i].toSorted().join('|'));
      const right = direction === 0 ? JSON.stringify(after) === JSON.stringify(before)
        : after.every((body) => inOrder(body.map((text) => read(text, language)), direction));
      if (!same || !right) {
        tell(`${state}: ${JSON.stringify(after).slice(0, 200)}`);
      }
      sorted += 1;
    }
  }
  return sorted;
}

async function checkFigure(page, tell) {
  const saves = page.locator('figure .tool', { hasText: /SVG/ });
  if (await saves.count() === 0) {
    return 0;
  }
  const waiting = page.waitForEvent('download', { timeout: 5000 }).catch(() => null);
  await saves.first().click();
  const download = await waiting;
  const text = download === null ? '' : fs.readFileSync(await download.path(), 'utf8');
  if (!text.startsWith('<svg') || !text.includes('xmlns="http://www.w3.org/2000/svg"') || text.includes('&nbsp;')) {
    tell('a drawing could not be saved as SVG');
  }
  return 1;
}

export async function checkScript(browser, root, pages, report) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true });
  const page = await context.newPage();
  let sorted = 0;
  let copied = 0;
  let saved = 0;
  for (const name of pages) {
    const tell = (words) => report('script', name, words);
    await page.goto(urlOf(root, name));
    const language = await page.evaluate(() => document.documentElement.lang || 'nl');
    await page.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = true; }));
    for (const table of await page.locator('table').all()) {
      // A table of words keeps its order: it is read from top to bottom.
      if (await table.locator('tr').count() >= 4 && await table.locator('thead [class*=numeric-column]').count() > 0) {
        if (await table.locator('button.sort').count() === 0) {
          tell('a table has no buttons to sort');
          continue;
        }
        sorted += await checkTable(table, language, tell);
      }
    }
    const links = await page.locator('.permalink').count();
    const buttons = page.locator('.permalink + .tool');
    if (await buttons.count() !== links) {
      tell(`${await buttons.count()} buttons for ${links} links to figures`);
    } else if (links > 0) {
      await buttons.first().click();
      await page.waitForTimeout(50);
      const told = await page.locator('.permalink ~ [role=status]').first().textContent();
      if (!/^(Gekopieerd|Copied)\.$|#/.test(told)) {
        tell(`after copying the page says: ${told}`);
      }
      if (!await buttons.first().evaluate((button) => button === document.activeElement)) {
        tell('after copying the keyboard is somewhere else');
      }
      copied += 1;
    }
    saved += await checkFigure(page, tell);
  }
  await context.close();
  if (sorted === 0 || copied === 0) {
    report('script', 'all pages', 'nothing was sorted or copied at all');
  }
  return `${sorted} orders of columns, ${copied} addresses copied, ${saved} drawings saved`;
}
