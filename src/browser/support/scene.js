// What a test file needs: one server, one browser, and both gone when its tests are through.
import { after, before } from 'node:test';
import { Instance } from './instance.js';
import { eventually } from './patience.js';
import { Visitor, launch } from './visitor.js';

/** Call at the top of a test file; `instance` and `browser` are there when its tests run. */
export function scene(options) {
  const stage = {
    visitor: (wishes) => Visitor.at(stage.instance, stage.browser, wishes),
  };
  before(async () => {
    stage.instance = await Instance.start(options);
    if (options?.demo) {
      await eventually('the search knows the books', async () => (await fetch(`${stage.instance.address}/search.json?q=a`)).ok);
    }
    stage.browser = await launch();
  });
  after(async () => {
    await stage.browser?.close();
    await stage.instance?.stop();
  });
  return stage;
}
