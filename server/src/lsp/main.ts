import { isMainThread } from 'node:worker_threads';

// One program is both: the server, and (started by it as a worker thread) what renders. Each loads only what it needs.
if (isMainThread) import('./serve').then(({ serve }) => serve(__filename));
else import('./render/worker').then(({ runWorker }) => runWorker());
