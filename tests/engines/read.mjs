// Reads files with Mermaid's parser; names those that it refuses.
import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';

const page = new JSDOM('<!DOCTYPE html><body></body>');
globalThis.window = page.window;
globalThis.document = page.window.document;
const { default: mermaid } = await import('mermaid');
mermaid.initialize({ startOnLoad: false });
let refused = 0;
for (const file of process.argv.slice(2)) {
  try {
    await mermaid.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    refused += 1;
    console.log(`${file}: ${error.message}`);
  }
}
process.exit(refused === 0 ? 0 : 1);
