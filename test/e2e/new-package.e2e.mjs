/** An author begins a package beside others: it is right from the start, and a second one of that name is refused. */
export const scenario = {
  title: 'a new service package',
  folder: 'examples',
  steps: {
    'a new package is written and opened': async (context) => {
      await answerAll(context);
      await context.workbench.waitForFile('redis/images/mapping.yaml');
      await context.workbench.waitForText('.tab.active', '.yaml');
    },
    'it has no problems': async ({ workbench, titleOf, say }) => {
      await workbench.runCommand(titleOf('oscpkg.validate'));
      await workbench.toast(say('No problems in redis 1.0.0', 'redis 1.0.0 没有问题'));
    },
    'another one of that name is refused': async (context) => {
      await answerAll(context);
      context.speaks(await context.workbench.toast('redis'));
    },
  },
};

async function answerAll({ workbench, titleOf, say }) {
  await workbench.runCommand(titleOf('oscpkg.newPackage'));
  await workbench.pick('Helm');
  await workbench.pick('examples');
  await workbench.waitForText('.quick-input-widget', say('Name of the service', '服务名称'));
  await workbench.answer('redis');
  await workbench.waitForText('.quick-input-widget', say('Version of the service', '服务版本'));
  await workbench.answer('1.0.0');
}
