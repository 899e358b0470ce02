// The checks must be able to fail: a few pages of a site, each with one mistake, and the kind that must find it.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const mistakes = [
  { kind: 'link', from: 'href="downloads.html"', to: 'href="Downloads.html"' },
  { kind: 'axe', from: 'lang="nl"', to: '' },
  { kind: 'html-validate', from: '<main', to: '<main id="inhoud" id="twee"' },
  { kind: 'vnu', from: '</main>', to: '<p><div>x</div></p></main>' },
  { kind: 'request', from: '</main>', to: '<img src="http://127.0.0.1:9/x.png" alt=""></main>' },
  { kind: 'reflow', from: '</main>', to: '<pre>' + 'x'.repeat(200) + '</pre></main>' },
  { kind: 'chart', page: 'figure', from: 'font-size="14"', to: 'font-size="11"' },
  { kind: 'script', page: 'figure', from: ' defer></script>', to: '></script>' },  // runs before there is a page
  { kind: 'print', page: 'figure', from: '<tbody', to: '<tbody hidden' },  // everywhere: tables of one page share rows
];

/// A copy of the public folder with the mistakes; hands back the site in it, the pages to check and what to find.
export function spoil(root) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'werkthet-spoilt-'));
  fs.cpSync(path.dirname(root), folder, { recursive: true });
  const site = path.join(folder, path.basename(root));
  const all = fs.readdirSync(site).filter((file) => file.endsWith('.html')).sort();
  const withFigure = all.filter((file) => fs.readFileSync(path.join(site, file), 'utf8').includes('<figure'));
  const plain = all.filter((file) => !withFigure.includes(file));
  const expected = mistakes.map(({ kind, page, from, to }, i) => {
    const list = page === 'figure' ? withFigure : plain.concat(withFigure.toReversed());
    const name = list[i % list.length];
    const file = path.join(site, name);
    const text = fs.readFileSync(file, 'utf8');
    if (!text.includes(from)) {
      throw new Error(`${name} has no ${from}`);
    }
    fs.writeFileSync(file, kind === 'print' ? text.replaceAll(from, to) : text.replace(from, to));
    return { kind, page: name };
  });
  return { folder, site, expected, pages: [...new Set(expected.map(({ page }) => page))].sort() };
}
