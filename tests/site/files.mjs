// What can be seen in the files themselves: links and anchors, valid HTML by two validators, weights.

import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import zlib from 'node:zlib';
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';

const require = createRequire(import.meta.url);

/// Pages relative to the site, sorted.
export function pagesOf(root) {
  return fs.readdirSync(root, { recursive: true }).map(String)
    .filter((file) => file.endsWith('.html')).sort();
}

/// exists() of most disks says yes to another case; a web server does not.
function existsExactly(file) {
  if (!fs.existsSync(file)) {
    return false;
  }
  return fs.realpathSync.native(file).endsWith(path.basename(file));
}

/// The places outside that pages may name: on the page on accessibility the national register of statements, and anywhere
/// the address where the newest release stands, or an earlier one (latest_url and base_url of Lindeveen).
const register = /^https:\/\/www\.toegankelijkheidsverklaring\.nl\//;
const releases = /^https:\/\/onderzoek\.lindeveen\.example\/(nieuwste|uitgaven\/[\w-]+)\/site\/(en\/)?index\.html$/;

export function links(root, pages, report) {
  const texts = new Map(pages.map((page) => [path.join(root, page), fs.readFileSync(path.join(root, page), 'utf8')
    .replace(/<link rel="alternate"[^>]*>/g, '')  // whole addresses, for search engines only
    .replace(/<link rel="icon" type="image\/svg\+xml" href="data:image\/svg\+xml,[^"]*">/, '')]));  // holds itself
  let count = 0;
  for (const page of pages) {
    const from = path.join(root, page);
    for (const [, href] of texts.get(from).matchAll(/\s(?:href|src)="([^"]*)"/g)) {
      count += 1;
      if (releases.test(href) || (register.test(href) && /toegankelijkheid|accessibility/.test(page))) {
        continue;
      }
      if (/^[a-z]+:|^\//i.test(href)) {
        report('link', page, `${href} leaves the site`);
        continue;
      }
      const [file, anchor] = href.split('#');
      const target = file === '' ? from : path.resolve(path.dirname(from), decodeURIComponent(file));
      if (!existsExactly(target)) {
        report('link', page, `${href} does not exist`);
      } else if (anchor !== undefined && !texts.get(target)?.includes(` id="${anchor}"`)) {
        report('link', page, `${href} has no such anchor`);
      }
    }
  }
  if (count < pages.length * 5) {
    report('link', 'all pages', `only ${count} links found: the reader of links is broken`);
  }
  return `${count} links`;
}

export async function htmlValidate(root, pages, report) {
  const validator = new HtmlValidate(new FileSystemConfigLoader({
    root: true,
    extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
    rules: {
      'no-trailing-whitespace': 'off',  // layout of the source, not of the page
      'long-title': 'off',  // a title names page, study and municipality
      'void-style': 'off',
      'require-sri': 'off',  // the style sheet lies beside the page, with its hash in its name
    },
  }));
  for (const page of pages) {
    const result = await validator.validateFile(path.join(root, page));
    for (const message of result.results.flatMap((one) => one.messages)) {
      report('html-validate', page, `${message.line}: ${message.ruleId}: ${message.message}`);
    }
  }
  return `${pages.length} pages`;
}

/// The checker of the W3C, on all pages at once since it starts slowly. On HTML only: it refuses valid new CSS. The
/// pages come from a server of our own, since it takes the policy's 'self' for nothing when a page is a file.
export async function vnu(root, pages, report) {
  if (spawnSync('java', ['-version']).status !== 0) {
    console.log('SKIPPED vnu: java was not found');
    return 'SKIPPED';
  }
  const server = http.createServer((request, response) => {
    const name = decodeURIComponent(request.url.slice(1));
    if (!pages.includes(name)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(fs.readFileSync(path.join(root, name)));
  });
  await new Promise((ready) => { server.listen(0, '127.0.0.1', ready); });
  const from = `http://127.0.0.1:${server.address().port}/`;
  const jar = String(require('vnu-jar'));
  const run = spawn('java', ['-Xss4m', '-Dnu.validator.servlet.allow-forbidden-hosts=true', '-jar', jar, '--format', 'json', '--exit-zero-always',
                             ...pages.map((page) => from + page)], { stdio: ['ignore', 'ignore', 'pipe'] });
  let text = '';
  run.stderr.setEncoding('utf8').on('data', (part) => { text += part; });
  await new Promise((done) => { run.on('close', done); });
  server.close();
  let messages;
  try {
    messages = JSON.parse(text).messages;
  } catch {
    report('vnu', 'all pages', `did not run: ${text.split('\n')[0]}`);
    return 'failed';
  }
  // A script element with a data type is data: browsers never run it and ask no policy about it (HTML, "prepare the script
  // element", step on the type). vnu warns of it all the same; the console in browser.mjs shows that nothing is blocked.
  const isData = (message) => {
    const page = pages.find((name) => from + name === message.url);
    const lines = page === undefined ? [] : fs.readFileSync(path.join(root, page), 'utf8').split('\n');
    return /^Inline script violates Content Security Policy/.test(message.message) &&
           (lines[message.lastLine - 1] ?? '').startsWith('<script type="application/ld+json">');
  };
  for (const message of messages.filter((one) => !isData(one))) {
    report('vnu', message.url?.replace(from, '') ?? 'all pages',
           `${message.lastLine}: ${message.subType ?? message.type}: ${message.message}`);
  }
  return `${pages.length} pages`;
}

export function weights(root, pages, report) {
  const gz = (file) => zlib.gzipSync(fs.readFileSync(file), { level: 9 }).length;
  const style = fs.readdirSync(root).find((file) => /^werkthet\.[0-9a-f]{10}\.css$/.test(file));
  if (style === undefined) {
    report('weight', 'all pages', 'no style sheet found');
    return 'no style sheet';
  }
  const css = gz(path.join(root, style));
  const sizes = pages.map((page) => ({ page, bytes: gz(path.join(root, page)) + css }));
  for (const { page, bytes } of sizes) {
    if (bytes > 40 * 1024) {
      report('weight', page, `${(bytes / 1024).toFixed(1)} kB with gzip, with the style sheet; 40 is the most`);
    }
  }
  sizes.sort((a, b) => a.bytes - b.bytes);
  const say = ({ page, bytes }) => `${(bytes / 1024).toFixed(1)} kB (${page})`;
  const median = sizes[Math.floor(sizes.length / 2)];
  const script = fs.readdirSync(root).find((file) => /^werkthet\.[0-9a-f]{10}\.js$/.test(file));
  const bytes = script === undefined ? Infinity : fs.statSync(path.join(root, script)).size;
  if (bytes > 4096) {
    report('weight', 'all pages', `the script has ${bytes} bytes; 4096 is the most`);
  }
  return `script ${bytes} bytes; gzip, HTML and CSS: median ${say(median)}, largest ${say(sizes.at(-1))}; style sheet ${(css / 1024).toFixed(1)} kB`;
}
