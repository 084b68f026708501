// Opens a page in headless Chromium at three widths, light and dark, and tells
// of whatever keeps somebody from using it: serious findings of axe, text
// wider than the screen, words on the console, and requests.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const [browser, page] = process.argv.slice(2);
const address = pathToFileURL(page).href;
const chromium = await puppeteer.launch({ executablePath: browser, args: ['--no-sandbox'] });
let wrong = 0;
const tell = (where, what) => {
  wrong += 1;
  console.log(`${where}: ${what}`);
};
for (const width of [360, 800, 1400]) {
  for (const scheme of ['light', 'dark']) {
    const where = `${width} px, ${scheme}`;
    const tab = await chromium.newPage();
    tab.on('console', (said) => tell(where, `console: ${said.text()}`));
    tab.on('pageerror', (error) => tell(where, `error: ${error}`));
    tab.on('request', (asked) => asked.url() === address || tell(where, `request: ${asked.url()}`));
    await tab.setViewport({ width, height: 900 });
    await tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await tab.goto(address);
    const over = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (over > 0) tell(where, `the page is ${over} px wider than the screen`);
    // The policy of the page forbids scripts in it; a world beside it has its own.
    const session = await tab.createCDPSession();
    const { frameTree } = await session.send('Page.getFrameTree');
    const world = await session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id });
    const run = (expression) =>
      session.send('Runtime.evaluate', {
        expression,
        contextId: world.executionContextId,
        awaitPromise: true,
        returnByValue: true,
      });
    await run(axe);
    const found = await run('axe.run(document).then((found) => JSON.stringify(found))');
    const { violations, passes } = JSON.parse(found.result.value);
    if (passes.length < 10) tell(where, 'axe has looked at nothing');
    for (const { impact, id, help, nodes } of violations) {
      tell(where, `${impact}: ${id}: ${help}: ${nodes[0].html.slice(0, 200)}`);
    }
    await tab.close();
  }
}
await chromium.close();
process.exit(wrong === 0 ? 0 : 1);
