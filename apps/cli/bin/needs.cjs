'use strict';
/** Gets what a suite needs beside the packages. Each answer is null, or the reason why it is not here. */
const { existsSync, mkdirSync, readFileSync, renameSync, rmSync } = require('node:fs');
const { homedir } = require('node:os');
const { join } = require('node:path');
const { ROOT, bundledNode, foreground } = require('./machine.cjs');

const CACHE = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'guicheng');
const known = new Map();
let browser = process.env.CHROMIUM_PATH || null;

const GET = {
  temporal: () => runtime('temporal-find.js', 'findTemporal'),
  'temporal-server': () => runtime('temporal-production.js', 'productionBinaries'),
  browser: unpackChromium,
};

async function need(what) {
  if (!known.has(what)) known.set(what, await GET[what]());
  return known.get(what);
}

/** Lets the built runtime fetch or build its binary, in a process of its own. */
async function runtime(file, name) {
  const script = `
    const { ${name} } = require(${JSON.stringify(join(ROOT, 'dist', 'libs', 'runtime', file))});
    const log = (line) => console.log(line);
    ${name}(${name === 'findTemporal' ? '{ log }' : 'log'}).then(() => process.exit(0), (error) => {
      console.log(error.message);
      require('node:fs').writeFileSync(3, String(error.why ?? error.message));
      process.exit(1);
    });`;
  const why = [];
  const { code } = await foreground(bundledNode(), ['-e', script], {
    stdio: ['inherit', 'inherit', 'inherit', 'pipe'],
    onSpawn: (child) => child.stdio[3].on('data', (text) => why.push(text)),
  });
  return code === 0 ? null : Buffer.concat(why).toString() || 'its launcher failed; see above';
}

/** The package holds the browser compressed. Unpacked once into our own folder: the shared one in /tmp may be another version's. */
async function unpackChromium() {
  if (browser) return existsSync(browser) ? null : `CHROMIUM_PATH (${browser}) does not exist`;
  const folder = join(ROOT, 'node_modules', '@sparticuz', 'chromium');
  if (!existsSync(folder)) return 'the package @sparticuz/chromium is not installed';
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return 'the packages have a browser for Linux on x64 only; set CHROMIUM_PATH';
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const target = join(CACHE, 'chromium', version);
  if (!existsSync(join(target, 'chromium'))) {
    console.log(`Unpacking Chromium ${version} …`);
    const fresh = `${target}.${process.pid}`;
    mkdirSync(fresh, { recursive: true });
    const script = `import('@sparticuz/chromium').then(async ({ default: chromium }) => { await chromium.executablePath(); process.exit(0); })
      .catch((error) => { console.error(error); process.exit(1); })`;
    const { code } = await foreground(bundledNode(), ['-e', script], {
      env: { ...process.env, TMPDIR: fresh, HOME: process.env.HOME ?? fresh },
    });
    if (code !== 0 || !existsSync(join(fresh, 'chromium'))) {
      rmSync(fresh, { recursive: true, force: true });
      return 'Chromium could not be unpacked';
    }
    rmSync(target, { recursive: true, force: true });
    renameSync(fresh, target);
  }
  browser = join(target, 'chromium');
  return null;
}

/** Where the browser is, once a suite needed it. */
const chromium = () => browser;

module.exports = { need, chromium };
