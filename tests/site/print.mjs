// Paper: every cell of every table is in the PDF, closed details included.

import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { urlOf } from './launch.mjs';

/// Without white space and hyphens: a cell may be broken over lines, where pdftotext takes the hyphen away.
const plain = (text) => text.replace(/[\s\u00a0\u00ad\u2010-]/g, '');

export async function checkPrint(browser, root, pages, report) {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
  } catch {
    console.log('SKIPPED print: pdftotext was not found');
    return 'SKIPPED';
  }
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'werkthet-print-'));
  const context = await browser.newContext();
  const page = await context.newPage();
  let cells = 0;
  let sheets = 0;
  try {
    for (const name of pages) {
      await page.goto(urlOf(root, name));
      const rows = await page.evaluate(() => [...document.querySelectorAll('tr')].map((row) =>
        [...row.cells].map((cell) => cell.textContent)));
      const file = path.join(folder, 'page.pdf');
      await page.pdf({ path: file, format: 'A4', preferCSSPageSize: true, printBackground: false });
      const text = execFileSync('pdftotext', ['-raw', '-enc', 'UTF-8', file, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 });
      sheets += text.split('\f').length - 1;
      const paper = plain(text);
      for (const row of rows) {
        for (const cell of row) {
          cells += 1;
          if (!paper.includes(plain(cell))) {
            report('print', name, `a cell is not on paper: ${cell}`);
          }
        }
        // A row that fits on one line stands together, so that a number is not found somewhere else.
        if (row.length > 1 && row.every((cell) => cell.length < 14) && !paper.includes(plain(row.join('')))) {
          report('print', name, `a row is not on paper: ${row.join(' | ')}`);
        }
      }
    }
  } finally {
    await context.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
  return `${cells} cells of tables on ${sheets} sheets`;
}
