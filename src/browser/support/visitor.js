// A person in front of a browser: one browser profile with a page whose every complaint is written down.
import { chromium } from 'playwright-core';
import assert from 'node:assert/strict';
import { LONGEST_MS } from './patience.js';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS, timeout: LONGEST_MS });
}

export class Visitor {
  constructor(instance, context, page, scripts) {
    this.instance = instance;
    this.context = context;
    this.page = page;
    this.scripts = scripts;
    this.complaints = [];
    page.on('console', (line) => {
      if (['error', 'warning'].includes(line.type())) {
        this.complaints.push(`console ${line.type()}: ${line.text()} (${line.location().url})`);
      }
    });
    page.on('pageerror', (error) => this.complaints.push(`script error: ${error.message}`));
    page.on('requestfailed', (request) => {
      if (request.failure()?.errorText !== 'net::ERR_ABORTED') {
        this.complaints.push(`request failed: ${request.url()} ${request.failure()?.errorText}`);
      }
    });
    page.on('request', (request) => {
      const known = [instance.address, ...instance.friends];
      if (/^https?:/.test(request.url()) && !known.some((address) => request.url().startsWith(address))) {
        this.complaints.push(`a request left this server: ${request.url()}`);
      }
    });
    page.on('response', (response) => {
      if (response.request().isNavigationRequest() && response.frame() === page.mainFrame() && !isRedirect(response)) {
        this.answer = response;
      }
    });
  }

  /** Somebody new at this server's door. */
  static async at(instance, browser, { scripts = true, locale = 'en-GB', theme = 'light' } = {}) {
    const context = await browser.newContext({
      baseURL: instance.address,
      javaScriptEnabled: scripts,
      locale,
      colorScheme: theme,
      reducedMotion: 'reduce',
      viewport: { width: 1280, height: 900 },
    });
    context.setDefaultTimeout(LONGEST_MS);
    return new Visitor(instance, context, await context.newPage(), scripts);
  }

  /** Waits until the scripts have done what they do to a page at its start: before, a click may find it as without them. */
  async ready() {
    if (this.scripts) {
      await this.page.locator('html[data-enhanced]').waitFor({ state: 'attached' });
    }
  }

  /** Opens a page and insists on its status. */
  async open(path, status = 200) {
    const response = await this.page.goto(path);
    assert.equal(response.status(), status, `status of ${path}\n${await this.instance.log()}`);
    if (status >= 400) {
      this.forgive(/Failed to load resource: the server responded with a status/);
    }
    await this.ready();
    return response;
  }

  /** Waits until a drawing stands in for each picture of the page, none of which can be fetched. */
  async drawn() {
    await this.page.locator('img[src*="/images/"]').first().waitFor({ state: 'detached' });
  }

  /** Takes back complaints that were to be expected, such as the browser's line about a page that is a 404. */
  forgive(pattern) {
    this.complaints = this.complaints.filter((complaint) => !pattern.test(complaint));
  }

  path() {
    return new URL(this.page.url()).pathname;
  }

  /** Types into fields found by their labels. */
  async fill(fields) {
    for (const [label, value] of Object.entries(fields)) {
      await this.page.getByLabel(label, { exact: true }).fill(value);
    }
  }

  /** Types into fields found by the names they are sent under. */
  async put(fields) {
    for (const [name, value] of Object.entries(fields)) {
      await this.page.locator(`main [name="${name}"]`).first().fill(value);
    }
  }

  /** Presses a button by its name and waits for the page that follows. */
  async press(name, within = this.page) {
    await this.follow(within.getByRole('button', { name, exact: true }));
  }

  /** Clicks what leads to another page and waits for that. */
  async follow(element) {
    await Promise.all([this.page.waitForEvent('load'), element.click()]);
    await this.ready();
  }

  async signIn(name, password) {
    await this.open('/login');
    const form = this.page.locator('main form').filter({ has: this.page.locator('input[type=password]') });
    await form.locator('input[type=text], input[type=email]').first().fill(name);
    await form.locator('input[type=password]').first().fill(password);
    await this.follow(form.locator('button[type=submit]'));
  }

  async signOut() {
    await this.open('/');
    await this.page.locator('.menu-avatar').click();
    await this.press('Sign out');
  }

  /** The text of the page's own part. */
  words() {
    return this.page.locator('main').innerText();
  }

  async leave() {
    await this.context.close();
  }
}

function isRedirect(response) {
  return response.status() >= 300 && response.status() < 400;
}
