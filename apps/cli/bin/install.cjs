'use strict';
const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { ROOT, foreground, giveUp, npm } = require('./machine.cjs');

/** Installs the dependencies where they are missing, broken or of another lock file. */
async function ensureInstalled() {
  const reason = reasonToInstall();
  if (!reason) return false;
  console.log(`Installing the dependencies (${reason}); this takes a minute or two …`);
  const { command, args } = npm();
  // node_modules/.bin must not shadow the Node that npm itself runs on: `npm ci` deletes it half-way.
  const path = (process.env.PATH ?? '')
    .split(':')
    .filter((folder) => !folder.startsWith(join(ROOT, 'node_modules')))
    .join(':');
  const env = { ...process.env, ...(process.platform === 'win32' ? {} : { PATH: path }) };
  const { code } = await foreground(command, [...args, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], { env });
  const still = code === 0 ? reasonToInstall() : `npm ended with ${code}`;
  if (still)
    giveUp(
      'node_modules',
      `the dependencies could not be installed (${still})`,
      'Look at the lines above; check the network and the npm registry ("npm ping"), then start again.',
    );
  return true;
}

/** Compares what the lock file wants with what npm says it installed, and looks whether it is still there. */
function reasonToInstall() {
  const wanted = packagesOf(join(ROOT, 'package-lock.json'));
  if (!wanted) giveUp('package-lock.json', 'it is missing or damaged', 'Restore it: git checkout package-lock.json');
  const installed = packagesOf(join(ROOT, 'node_modules', '.package-lock.json'));
  if (!installed) return 'node_modules is missing';
  for (const [path, entry] of Object.entries(wanted)) {
    if (!path.startsWith('node_modules/')) continue;
    const found = installed[path];
    // Packages for other platforms are optional and stay away.
    if (!found && !entry.optional) return `${path} is not installed`;
    if (found && found.version !== entry.version) return `${path} is ${found.version}, not ${entry.version}`;
    if (found && !existsSync(join(ROOT, path))) return `${path} is gone`;
  }
  return null;
}

function packagesOf(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return null;
  }
}

module.exports = { ensureInstalled, reasonToInstall };
