// What every page has to stand, whatever it is about.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { ROOT } from './instance.js';

const SCREENSHOTS = join(ROOT, 'target', 'screenshots');
const WIDTHS = [1280, 390];
const THEMES = ['light', 'dark'];
const NARROWEST = 360;
const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const html = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // The templates' own white space; nothing that a browser or a person sees.
    'no-trailing-whitespace': 'off',
    // A title is made of people's words, whose length is not ours to choose.
    'long-title': 'off',
    // An empty value is a value: forms give back what was typed.
    'attribute-empty-style': 'off',
    'attribute-boolean-style': 'off',
    // Fields that come in numbers (authors, subjects) share a name on purpose: together they are one list.
    'form-dup-name': 'off',
    'doctype-style': ['error', { style: 'lowercase' }],
  },
});

/**
 * Holds the visitor's present page to the house rules and keeps its pictures under target/screenshots.
 * All that is wrong is told at once.
 */
export async function judge(visitor, name) {
  const { page } = visitor;
  await visitor.ready();
  const wrong = [...(await validity(visitor))];
  await settle(page);
  for (const theme of THEMES) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await atRest(page);
      if (visitor.scripts) {
        wrong.push(...(await accessibility(page)).map((text) => `axe (${width}, ${theme}): ${text}`));
      }
      await picture(page, `${name}-${width}-${theme}`);
    }
  }
  wrong.push(...(await sideways(page)));
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  wrong.push(...visitor.complaints.splice(0));
  assert.deepEqual([...new Set(wrong)], [], `${name} (${page.url()})\n${[...new Set(wrong)].join('\n')}\n`);
}

/** The same in passing: what axe finds on the page as it stands, and what the browser complained of on the way. */
export async function glance(visitor) {
  await visitor.ready();
  const wrong = visitor.scripts ? await accessibility(visitor.page) : [];
  wrong.push(...visitor.complaints.splice(0));
  assert.deepEqual(wrong, [], `${visitor.page.url()}\n${wrong.join('\n')}\n`);
}

/** The page as the server sent it, before any script touched it. */
async function validity(visitor) {
  const source = await visitor.answer.text();
  const report = await html.validateString(source);
  return report.results.flatMap((result) =>
    result.messages.map((m) => `html ${m.line}:${m.column} ${m.message} [${m.ruleId}]: ${line(source, m.line)}`),
  );
}

function line(source, number) {
  return (source.split('\n')[number - 1] ?? '').trim().slice(0, 160);
}

async function accessibility(page) {
  await page.evaluate(AXE);
  // Fetching sheets again for rules about turned screens would be a request of axe's own, which pages may not make.
  const result = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags, preload: false }), AXE_TAGS);
  return result.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')}: ${node.failureSummary?.replaceAll('\n', ' ')}`),
  );
}

/** What makes the page wider than the narrowest phone; leaves the window that narrow. */
export async function sideways(page) {
  await page.setViewportSize({ width: NARROWEST, height: 740 });
  const width = await page.evaluate(async () => {
    await document.fonts.ready;
    return document.scrollingElement.scrollWidth;
  });
  if (width <= NARROWEST) {
    return [];
  }
  const culprits = await page.evaluate((widest) =>
    [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > widest + 1)
      .slice(0, 5)
      .map((element) => element.outerHTML.slice(0, 120)), NARROWEST);
  return [`scrolls sideways at ${NARROWEST} px (${width} px wide): ${culprits.join(' | ')}`];
}

/** Colours that fade from one theme to the other have arrived. */
function atRest(page) {
  return page.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)));
}

/** Fonts are there, and images below the fold have been asked for. */
async function settle(page) {
  await page.evaluate(async () => {
    for (const image of document.images) {
      image.loading = 'eager';
    }
    await document.fonts.ready;
    const decoded = [...document.images].map((image) => image.decode().catch(() => {}));
    await Promise.race([Promise.all(decoded), new Promise((resolve) => setTimeout(resolve, 30_000))]);
  });
}

async function picture(page, name) {
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), fullPage: true, animations: 'disabled' });
}
