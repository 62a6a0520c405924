'use strict';
/** What the plain-Node scripts share. No dependencies: some of them run before anything is installed. */
const { spawn } = require('node:child_process');
const { existsSync, readFileSync } = require('node:fs');
const { join, resolve } = require('node:path');

const ROOT = resolve(__dirname, '..', '..', '..');
const OLDEST = [20, 19];

/** Prints which part failed, why, and what to do, and ends. */
function giveUp(which, why, remedy) {
  console.error(`\n${which}: ${why}\n${remedy}`);
  process.exit(1);
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  giveUp(
    'Node',
    `this is ${process.versions.node}, and ${OLDEST.join('.')} or later is needed`,
    'Install a newer Node from https://nodejs.org and start again.',
  );
}

/** The Node that came with the packages, else the one that runs this. */
function bundledNode() {
  const names = { linux: 'linux', win32: 'win' };
  const platform = names[process.platform];
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const bundled = platform && join(ROOT, 'node_modules', `node-${platform}-${process.arch}`, 'bin', file);
  return bundled && existsSync(bundled) ? bundled : process.execPath;
}

/** Runs a program in the foreground, passes our signals on, and settles with its exit code. */
function foreground(command, args, { onSpawn, ...options } = {}) {
  return new Promise((settle) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', ...options });
    onSpawn?.(child);
    const pass = (signal) => child.kill(signal);
    // On Ctrl-C the terminal tells the child as well; it takes the second as the same wish.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, pass);
    const watch = watchStarter(() => pass('SIGTERM'));
    child.once('error', (error) => settle({ code: 1, error }));
    child.once('close', (code, signal) => {
      clearInterval(watch);
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(name, pass);
      settle({ code: code ?? (signal === 'SIGINT' ? 130 : 143), error: null });
    });
  });
}

/**
 * npm runs a script through a shell. Told to end, it tells the shell, which dies and tells nobody: so we look whether shell and npm are
 * still there. Without npm between us and the user nothing is watched; who starts this file in the background wants it to stay.
 */
function watchStarter(onGone) {
  if (!process.env.npm_command) return undefined;
  const shell = process.ppid;
  const npm = parentOf(shell);
  return setInterval(() => {
    if (process.ppid !== shell || parentOf(shell) !== npm) onGone();
  }, 500);
}

/** Null where /proc does not tell. */
function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return null;
  }
}

/** npm as a command line: the one that runs us, else the one on PATH. */
function npm() {
  const own = process.env.npm_execpath;
  if (own && existsSync(own) && /npm/.test(own)) return { command: process.execPath, args: [own] };
  return { command: process.platform === 'win32' ? 'npm.cmd' : 'npm', args: [] };
}

module.exports = { ROOT, giveUp, checkNode, bundledNode, foreground, npm };
