/** The pages as they are built: light enough for a slow line, old enough for an office's browser, and of this host alone. */
import { parse, tokenizer, type Node } from 'acorn';
import { simple } from 'acorn-walk';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

const ROOT = resolve(__dirname, '..', '..');
const WEB = join(ROOT, 'dist', 'web');
const KB = 1024;
const FIRST_LOAD = 250 * KB;

interface Chunk {
  file: string;
  imports?: string[];
}
let manifest: Record<string, Chunk>;
let assets: string[];

beforeAll(() => {
  const path = join(WEB, '.vite', 'manifest.json');
  if (!existsSync(path)) throw new Error('The pages are not built. Run "npm run build".');
  manifest = JSON.parse(readFileSync(path, 'utf8')) as Record<string, Chunk>;
  assets = readdirSync(join(WEB, 'assets'));
});

const read = (file: string) => readFileSync(join(WEB, file), 'utf8');

/** Everything that must be there before the modules can run. */
function loadedBy(...modules: string[]): Set<string> {
  const files = new Set<string>();
  const waiting = [...modules];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const chunk = manifest[name];
    if (!chunk) throw new Error(`${name} is no chunk of the build`);
    if (files.has(chunk.file)) continue;
    files.add(chunk.file);
    waiting.push(...(chunk.imports ?? []));
  }
  return files;
}

const weightOf = (files: Iterable<string>) =>
  [...files]
    .filter((file) => file.endsWith('.js'))
    .reduce((sum, file) => sum + gzipSync(readFileSync(join(WEB, file))).length, 0);

describe('the first load', () => {
  // The inbox and a task come with the entry.
  it.each([
    ['the inbox', ['index.html']],
    ['tracking a case', ['index.html', 'src/cases/case.page.tsx']],
  ])('of %s is under 250 KB of compressed JavaScript', (_, modules) => {
    const files = loadedBy(...modules);
    const heaviest = [...files].map((file) => `${file} ${Math.round(weightOf([file]) / KB)}`);
    expect({ files: heaviest, tooMuch: Math.max(0, weightOf(files) - FIRST_LOAD) }).toMatchObject({ tooMuch: 0 });
    // A gate that follows nothing weighs nothing.
    expect(weightOf(files)).toBeGreaterThan(100 * KB);
  });

  it('brings neither the evaluator of conditions nor the words of the other language', () => {
    const loaded = [...loadedBy('index.html', 'src/cases/case.page.tsx')].map(read).join('');
    expect(loaded).toContain('待办');
    expect(loaded).toContain('跳到正文');
    for (const late of ['Skip to content', 'EvaluationError']) {
      expect([late, loaded.includes(late)]).toEqual([late, false]);
      expect([late, assets.some((name) => name.endsWith('.js') && read(`assets/${name}`).includes(late))]).toEqual([late, true]);
    }
  });

  it('can be sent compressed, file by file', () => {
    const missing = assets.filter(
      (name) =>
        /\.(js|css)$/.test(name) &&
        read(`assets/${name}`).length >= 2 * KB &&
        !['.br', '.gz'].every((end) => assets.includes(name + end)),
    );
    expect(missing).toEqual([]);
  });
});

describe('the floor: Chromium 90 and Safari 14', () => {
  /** Functions that came after the floor; `shared/older-browsers.ts` brings some of them along. */
  const LATER =
    /^(at|hasOwn|structuredClone|findLast|findLastIndex|toSorted|toReversed|toSpliced|withResolvers|groupBy|isWellFormed|toWellFormed|replaceChildren|randomUUID|checkVisibility|showModal|requestSubmit)$/;

  const scripts = () => assets.filter((name) => name.endsWith('.js')).map((name) => ({ name, code: read(`assets/${name}`) }));

  it('can read every script', () => {
    const unread: string[] = [];
    for (const { name, code } of scripts()) {
      try {
        parse(code, { ecmaVersion: 2021, sourceType: 'module' });
      } catch (failure) {
        unread.push(`${name}: ${String(failure)}: ${code.slice(Number((failure as { pos?: number }).pos ?? 0)).slice(0, 80)}`);
      }
    }
    expect(scripts().length).toBeGreaterThan(30);
    expect(unread).toEqual([]);
  });

  it('meets no expression that looks behind, which Safari could not even read', () => {
    const behind = scripts().flatMap(({ name, code }) =>
      [...tokenizer(code, { ecmaVersion: 2021, sourceType: 'module' })]
        .filter((token) => token.type.label === 'regexp' && /\(\?<[=!]/.test(code.slice(token.start, token.end)))
        .map((token) => `${name}: ${code.slice(token.start, token.end).slice(0, 80)}`),
    );
    expect(behind).toEqual([]);
  });

  it('is asked for no function that came later, unless it is brought along or asked for first', () => {
    const brought = new Set(
      [...readFileSync(join(ROOT, 'apps/web/src/shared/older-browsers.ts'), 'utf8').matchAll(/^define\([\w.]+, '(\w+)'/gm)].map(
        (match) => match[1],
      ),
    );
    const called = scripts().flatMap(({ name, code }) => {
      const found: string[] = [];
      simple(parse(code, { ecmaVersion: 2021, sourceType: 'module' }), {
        CallExpression(node) {
          const { callee } = node;
          const member = callee.type === 'MemberExpression' && !callee.computed ? callee.property : null;
          const called = member?.type === 'Identifier' ? member.name : callee.type === 'Identifier' ? callee.name : '';
          if (LATER.test(called) && !brought.has(called) && !isGuarded(code, node, called)) found.push(`${name}: ${called}`);
        },
      });
      return found;
    });
    expect(called).toEqual([]);
  });

  it('finds no selector and no property in the style sheets that it does not know', () => {
    const unknown =
      /:where\(|:has\(|@layer|@container|\binset(-\w+)*:|(margin|padding|border)-(inline|block)|\b\d+d[vh]+\b|aspect-ratio:|color-mix\(/g;
    const found = assets
      .filter((name) => name.endsWith('.css'))
      .flatMap((name) => [...read(`assets/${name}`).matchAll(unknown)].map((match) => `${name}: ${match[0]}`));
    expect(assets.some((name) => name.endsWith('.css'))).toBe(true);
    expect(found).toEqual([]);
  });

  it('and what is below it is told in words which browser to use, without a script', () => {
    const page = read('index.html');
    expect(page).toMatch(/<noscript>[^]*允许本网站运行脚本[^]*<\/noscript>/);
    // Stands there until the pages' own script takes its place.
    expect(page).toContain('请换用 Chrome 90、Edge 90、Safari 14 或更新的浏览器');
    expect(page).toContain('<script nomodule src="/old-browser.js"></script>');
    const old = read('old-browser.js');
    expect(() => parse(old, { ecmaVersion: 5 })).not.toThrow();
    expect(old).toContain('请换用 Chrome 90、Edge 90、Safari 14 或更新的浏览器');
  });
});

describe('every address in the pages', () => {
  it('is of this host, a namespace, or something that nobody fetches', () => {
    // The last three name the vocabularies in which a PDF says what it is.
    const named =
      /^https?:\/\/(www\.w3\.org|react\.dev|ant\.design|reactrouter\.com|github\.com|u\.ant\.design|localhost|a\.b|example\.org|bit\.ly|purl\.org|ns\.adobe\.com|www\.aiim\.org)\b/;
    const found = [...assets.filter((name) => /\.(js|css)$/.test(name)).map((name) => `assets/${name}`), 'index.html'].flatMap(
      (file) =>
        [...read(file).matchAll(/(?:https?:)?\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+[^\s"'`)]*/gi)]
          .map((match) => match[0])
          .filter((address) => /^https?:/.test(address) && !named.test(address))
          .map((address) => `${file}: ${address}`),
    );
    expect(found).toEqual([]);
  });

  it('that a style sheet or the page itself fetches stands on this host', () => {
    const fetched = [
      ...[...read('index.html').matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? ''),
      ...assets
        .filter((name) => name.endsWith('.css'))
        .flatMap((name) => [...read(`assets/${name}`).matchAll(/url\(["']?([^"')]+)/g)].map((match) => match[1] ?? '')),
    ];
    expect(fetched.length).toBeGreaterThan(2);
    expect(fetched.filter((address) => !/^(\/(?!\/)|data:|#)/.test(address))).toEqual([]);
  });
});

/** `a.randomUUID?.()` and `typeof x.randomUUID == "function" ? x.randomUUID() : …` ask first. */
function isGuarded(code: string, node: Node, name: string): boolean {
  const around = code.slice(Math.max(0, node.start - 160), node.end);
  return new RegExp(`typeof [\\w.]*\\b${name}\\b|${name}\\?\\.\\(|["']${name}["'] ?in|\\.${name} ?(\\?|&&)`).test(around);
}
