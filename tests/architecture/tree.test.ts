import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '..', '..');
const ROOMS = ['apps', 'workflows', 'activities', 'libs', 'tests'];
const LINES_AT_MOST = 400;
/** Tables of texts and of HTTP shapes: long, and nothing in them to get lost in. */
const LONG_LISTS = [/^apps\/web\/src\/messages\//, /^libs\/contracts\/api\.ts$/];

/** Everything that belongs to the project: what git tracks or would; without git, what is not ignored by name. */
function projectFiles(): string[] {
  if (existsSync(join(ROOT, '.git'))) {
    const listed = execFileSync(
      'git',
      ['-c', `safe.directory=${ROOT}`, 'ls-files', '--cached', '--others', '--exclude-standard', '-z'],
      { cwd: ROOT, encoding: 'utf8' },
    );
    return listed.split('\0').filter((file) => file !== '' && existsSync(join(ROOT, file)));
  }
  return walk('');
}

function walk(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter(({ name }) => !['node_modules', 'dist', '.guicheng', 'coverage', 'test-results', '.env'].includes(name))
    .flatMap((entry) => (entry.isDirectory() ? walk(join(folder, entry.name)) : [join(folder, entry.name)]));
}

const files = projectFiles();
const sources = files.filter((file) => /\.(ts|tsx|cjs|mjs)$/.test(file));
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

describe('the tree', () => {
  it('was found', () => {
    expect(sources.length).toBeGreaterThan(200);
    expect([...new Set(sources.map((file) => file.split('/')[0]))]).toEqual(expect.arrayContaining(ROOMS));
  });

  it('has at its top only the rooms and what tools must find there', () => {
    const allowed = [
      ...ROOMS,
      '.ci',
      '.dependency-cruiser.cjs',
      '.dockerignore',
      '.gitignore',
      '.npmrc',
      '.prettierignore',
      '.prettierrc.json',
      'CHANGELOG.md',
      'Dockerfile',
      'README.md',
      'docker-compose.yml',
      'eslint.config.mjs',
      'jest.config.cjs',
      'nest-cli.json',
      'package-lock.json',
      'package.json',
      'tsconfig.build.json',
      'tsconfig.json',
    ];
    const top = [...new Set(files.map((file) => file.split('/')[0] ?? ''))];
    expect(top.filter((name) => !allowed.includes(name))).toEqual([]);
  });

  it(`has no source file of more than ${LINES_AT_MOST} lines`, () => {
    const long = sources
      .filter((file) => !LONG_LISTS.some((list) => list.test(file)))
      .map((file) => ({ file, lines: read(file).split('\n').length }))
      .filter(({ lines }) => lines > LINES_AT_MOST);
    expect(long).toEqual([]);
  });

  it('names no folder of the machine that it was written on', () => {
    // Put together here, so that this file is none of those that it finds.
    // A path of the machine begins with its slash; `./steps/…` of the project does not.
    const home = new RegExp(`(?<![\\w.-])/(${['ro' + 'ot', 'wo' + 'rk', 'ho' + 'me', 'Us' + 'ers'].join('|')})/`);
    const readable = files.filter(
      (file) => /\.(ts|tsx|cjs|mjs|json|md|yml|css|html)$/.test(file) && statSync(join(ROOT, file)).size < 2_000_000,
    );
    expect(readable.filter((file) => home.test(read(file)))).toEqual([]);
  });

  it('leaves nothing for later in the sources', () => {
    const later = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X'].join('|')})\\b`);
    expect(sources.filter((file) => later.test(read(file)))).toEqual([]);
  });

  it('runs no single test apart and leaves none out without a reason', () => {
    const apart = /\b(?:describe|it|test)\.(?:only|skip|todo)\(|\b(?:fdescribe|fit|xit|xdescribe)\(/;
    expect(sources.filter((file) => file !== 'tests/architecture/tree.test.ts' && apart.test(read(file)))).toEqual([]);
  });

  it('says no word about branches where workflows run: the procedure is data', () => {
    const engine = sources.filter((file) => /^(workflows|activities|apps\/worker)\//.test(file));
    expect(engine.length).toBeGreaterThan(5);
    expect(engine.filter((file) => /branch|分支/i.test(read(file)))).toEqual([]);
  });
});
