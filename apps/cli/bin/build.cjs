'use strict';
/** Builds what is run: the server's JavaScript, the bundle for Temporal's sandbox, the pages. Each only when its sources changed. */
const { createHash } = require('node:crypto');
const { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } = require('node:fs');
const { join, relative, sep } = require('node:path');
const { compressUnder } = require('./compress.cjs');
const { ROOT, bundledNode, foreground, giveUp } = require('./machine.cjs');

const DIST = join(ROOT, 'dist');
const STAMP = join(DIST, 'build.json');
const COMMON = [
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'apps/cli/bin/build.cjs',
  'apps/cli/bin/bundle.cjs',
  'apps/cli/bin/compress.cjs',
];

/** Parts in order; each names its sources and how it is made. `output` gone means: build again. */
const PARTS = [
  {
    name: 'server',
    sources: ['apps/api', 'apps/worker', 'apps/auditor', 'apps/cli', 'workflows', 'activities', 'libs'],
    output: 'apps/cli/main.js',
    make: makeServer,
  },
  {
    name: 'workflows',
    sources: ['workflows', 'activities', 'libs/procedure', 'libs/contracts', 'libs/engine'],
    output: 'workflow-bundle.js',
    make: makeBundle,
  },
  {
    name: 'interface',
    sources: ['apps/api', 'libs/openapi', 'libs/procedure', 'libs/contracts'],
    output: 'openapi.json',
    make: makeInterface,
  },
  {
    name: 'web',
    sources: ['apps/web', 'libs/procedure', 'libs/design', 'libs/contracts'],
    output: 'web/index.html',
    make: makeWeb,
  },
];

/** Builds the parts whose sources changed since they were last built. Gives the names of those built. */
async function ensureBuilt({ force = false } = {}) {
  const stamps = force ? {} : readStamps();
  const built = [];
  for (const part of PARTS) {
    const hash = hashOf([...part.sources, ...COMMON]);
    if (stamps[part.name] === hash && existsSync(join(DIST, part.output))) continue;
    console.log(`Building ${part.name} …`);
    const started = process.hrtime.bigint();
    await part.make();
    if (!existsSync(join(DIST, part.output)))
      giveUp('Build', `${part.name} left no dist/${part.output}`, 'Look at the lines above.');
    console.log(`Built ${part.name} in ${(Number(process.hrtime.bigint() - started) / 1e9).toFixed(1)} s`);
    stamps[part.name] = hash;
    writeStamps(stamps);
    built.push(part.name);
  }
  return built;
}

async function makeServer() {
  // Only what changed is written again; without its output that memory would be wrong.
  if (!existsSync(join(DIST, 'apps', 'cli', 'main.js'))) rmSync(join(DIST, '.tsbuildinfo'), { force: true });
  await tool('TypeScript', 'typescript/bin/tsc', ['-p', 'tsconfig.build.json']);
  for (const file of filesUnder(join(ROOT, 'libs'))) {
    // What is read as data at run time, not imported.
    if (!/\.(json|sql|html)$/.test(file) || file.includes(`${sep}testing${sep}`)) continue;
    const target = join(DIST, relative(ROOT, file));
    mkdirSync(join(target, '..'), { recursive: true });
    cpSync(file, target);
  }
  removeStale();
}

/** A file that is gone from the sources must not stay behind as a module that is still found. */
function removeStale() {
  for (const room of ['apps', 'workflows', 'activities', 'libs']) {
    for (const file of filesUnder(join(DIST, room))) {
      const source = join(ROOT, relative(DIST, file));
      const sources = [source, source.replace(/\.js(\.map)?$/, '.ts')];
      if (!sources.some((path) => existsSync(path))) rmSync(file);
    }
  }
}

async function makeBundle() {
  const { code } = await foreground(bundledNode(), [join(__dirname, 'bundle.cjs')]);
  if (code !== 0) giveUp('Build', 'the workflow bundle could not be made', 'Look at the lines above.');
}

/** The description of the API, and types for clients that are written against it. */
async function makeInterface() {
  const { code } = await foreground(bundledNode(), [
    '-r',
    join(ROOT, 'libs', 'testing', 'run-typescript.cjs'),
    join(ROOT, 'libs', 'openapi', 'main.ts'),
    DIST,
  ]);
  if (code !== 0) giveUp('Build', 'the description of the interface could not be made', 'Look at the lines above.');
}

async function makeWeb() {
  await tool(
    'Vite',
    'vite/bin/vite.js',
    ['build', '--outDir', join(DIST, 'web'), '--emptyOutDir', '--logLevel', 'warn'],
    join(ROOT, 'apps', 'web'),
  );
  compressUnder(join(DIST, 'web', 'assets'));
}

async function tool(name, path, args, cwd = ROOT) {
  const candidates = [join(ROOT, 'node_modules', path), join(cwd, 'node_modules', path)];
  const script = candidates.find((candidate) => existsSync(candidate));
  if (!script)
    giveUp('node_modules', `${name} is not installed`, 'Run "npm ci" (with development dependencies), then start again.');
  const { code } = await foreground(bundledNode(), [script, ...args], { cwd });
  if (code !== 0)
    giveUp('Build', `${name} ended with ${code}`, 'Look at the lines above; a change in the sources does not compile.');
}

/** One hash over the paths and contents of the sources; tests are none. */
function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of filesUnder(join(ROOT, path))) {
      if (/\.test\.tsx?$/.test(file)) continue;
      hash
        .update(`${relative(ROOT, file)}\0`)
        .update(readFileSync(file))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

function filesUnder(path) {
  if (!existsSync(path)) return [];
  const entries = (() => {
    try {
      return readdirSync(path, { withFileTypes: true });
    } catch {
      return null;
    }
  })();
  if (!entries) return [path];
  return entries
    .filter((entry) => entry.name !== 'node_modules' && entry.name !== 'dist')
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesUnder(join(path, entry.name)) : [join(path, entry.name)]));
}

function readStamps() {
  try {
    return JSON.parse(readFileSync(STAMP, 'utf8'));
  } catch {
    return {};
  }
}

function writeStamps(stamps) {
  mkdirSync(DIST, { recursive: true });
  writeFileSync(`${STAMP}.new`, JSON.stringify(stamps, null, 2));
  renameSync(`${STAMP}.new`, STAMP);
}

module.exports = { ensureBuilt };
if (require.main === module) {
  ensureBuilt({ force: process.argv.includes('--force') }).then((built) => {
    if (built.length === 0) console.log('Nothing changed since the last build.');
  });
}
