// Runs one scenario in one language, step by step, and prints what came of each step.
import { languageOf } from './language.mjs';
import { openWorkbench } from './workbench.mjs';

const stepSeconds = 180;

/**
 * A scenario is `{ title, folder, prepare?, steps }`; `steps` maps what is expected to a function that tries it.
 * A step gets `{ workbench, editor, say, speaks, titleOf }`: see workbench.mjs, editor.mjs and language.mjs.
 * If a step fails, the scenario runs once more from its beginning: what the product does wrong fails twice, what the
 * browser or a busy machine does wrong seldom does. `again` tells that it took the second run.
 */
export async function runScenario(scenario, options) {
  const first = await runOnce(scenario, options);
  if (first.failed === 0) return { ...first, again: false };
  console.log('  once more, in a fresh workbench');
  return { ...(await runOnce(scenario, options)), again: true };
}

/** Steps build on each other: behind a failed one, the others are not tried and count as failed. */
async function runOnce(scenario, { name, locale, ...options }) {
  console.log(`\n${locale}: ${scenario.title}`);
  const steps = Object.entries(scenario.steps);
  const workbench = await open({ ...scenario, ...options, locale }).catch(report);
  if (!workbench) return { passed: 0, failed: steps.length };
  const context = { workbench, editor: workbench.editor, ...languageOf(locale) };
  let passed = 0;
  try {
    for (const [title, run] of steps) {
      const shot = `${name}-${passed + 1}-${locale}`;
      if (!(await tryStep(title, () => run(context)))) {
        await explainFailure(workbench, `${shot}-FAILED`);
        break;
      }
      passed++;
      await workbench.screenshot(shot);
    }
  } finally {
    await workbench.close();
  }
  for (const [title] of steps.slice(passed + 1)) console.log(`  ✗ ${title} (not tried)`);
  return { passed, failed: steps.length - passed };
}

/** A workbench that does not come up says nothing about the product: it gets a second chance. */
async function open(options) {
  try {
    return await openWorkbench(options);
  } catch (error) {
    console.log(`  the workbench did not open, once more: ${error.message}`);
    return openWorkbench(options);
  }
}

async function tryStep(title, run) {
  const start = Date.now();
  const seconds = () => ((Date.now() - start) / 1000).toFixed(1);
  try {
    await withinTime(run());
    console.log(`  ✓ ${title} (${seconds()} s)`);
    return true;
  } catch (error) {
    console.log(`  ✗ ${title} (${seconds()} s)`);
    report(error);
    return false;
  }
}

async function withinTime(promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${stepSeconds} s`)), stepSeconds * 1000);
  });
  await Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

async function explainFailure(workbench, shot) {
  await workbench.screenshot(shot).then(() => console.log(`      see ${shot}.png`), report);
  const errors = workbench.errors();
  if (errors.length > 0) console.log(indent(`errors in the logs:\n${errors.slice(-20).join('\n')}`));
}

/** An assertion on a whole file prints the file: its beginning is enough. */
function report(error) {
  const lines = (error.stack ?? String(error)).split('\n');
  const shown = lines.length > 30 ? [...lines.slice(0, 25), '…', ...lines.slice(-4)] : lines;
  console.log(indent(shown.join('\n')));
}

const indent = (text) => text.replace(/^/gm, '      ');
