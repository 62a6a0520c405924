/** Types as JSON Schema, by the compiler's own knowledge of them. */
import { resolve } from 'node:path';
import {
  DEFAULT_CONFIG,
  SchemaGenerator,
  createFormatter,
  createParser,
  type CompletedConfig,
  type NodeParser,
} from 'ts-json-schema-generator';
import ts from 'typescript';
import { Chosen, Literals } from './node-parsers';
import type { Shape } from './operations';

export type Schema = Record<string, unknown>;

export interface Schemas {
  /** By the names that were asked for. */
  roots: Map<string, Schema>;
  /** What they refer to, by the names of the types. */
  shared: Record<string, Schema>;
}

const CONFIG: CompletedConfig = {
  ...DEFAULT_CONFIG,
  expose: 'export',
  topRef: false,
  jsDoc: 'basic',
  additionalProperties: true,
  functions: 'hide',
  sortProps: true,
};

/** One schema for each shape, and those of the types that they name. */
export function schemasOf(root: string, shapes: Map<string, Shape>): Schemas {
  const file = resolve(root, 'libs', 'openapi', 'shapes.virtual.ts');
  const program = programOf(root, file, moduleOf(shapes));
  const checker = program.getTypeChecker();
  const parser = createParser(program, CONFIG, (chain) => {
    chain.addNodeParser(new Literals(checker));
    chain.addNodeParser(new Chosen(checker, chain as unknown as NodeParser));
  });
  const generator = new SchemaGenerator(program, parser, createFormatter(CONFIG), CONFIG);
  const { definitions = {}, properties = {} } = generator.createSchema('Shapes');
  const roots = new Map(Object.entries(properties).map(([name, schema]) => [name, modern(schema) as Schema]));
  const shared = Object.fromEntries(
    Object.entries(definitions).map(([name, schema]) => [plainName(name), modern(schema) as Schema]),
  );
  for (const name of shapes.keys()) if (!roots.has(name)) throw new Error(`no schema was made for ${name}`);
  return { roots, shared };
}

/** A module that exists nowhere but here: every shape under its name, with what it imports. */
function moduleOf(shapes: Map<string, Shape>): string {
  const imports = new Map<string, string>();
  const lines = [...shapes].map(([name, { text, from }]) => {
    const written = text.replace(/(?<![\w.'"])[A-Z]\w*/g, (word) => {
      const module = from.get(word);
      if (module === undefined) return word;
      const known = imports.get(word);
      if (known !== undefined && known !== module) throw new Error(`${word} is two things: in ${known} and in ${module}`);
      imports.set(word, module);
      return word;
    });
    return `  ${name}: ${written};`;
  });
  const heads = [...imports].map(([word, module]) => `import type { ${word} } from '${module}';`);
  return [...heads, 'export interface Shapes {', ...lines, '}'].join('\n');
}

function programOf(root: string, file: string, content: string): ts.Program {
  const { config } = ts.readConfigFile(resolve(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as { config: unknown };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const host = ts.createCompilerHost(options);
  const disk = ts.createCompilerHost(options);
  host.getSourceFile = (name, ...rest) =>
    name === file ? ts.createSourceFile(name, content, ts.ScriptTarget.Latest, true) : disk.getSourceFile(name, ...rest);
  host.fileExists = (name) => name === file || disk.fileExists(name);
  host.readFile = (name) => (name === file ? content : disk.readFile(name));
  const program = ts.createProgram([file], options, host);
  const [wrong] = program.getSemanticDiagnostics(program.getSourceFile(file));
  if (wrong) throw new Error(ts.flattenDiagnosticMessageText(wrong.messageText, '\n'));
  return program;
}

/** `ListPage<CaseCard>` is no name there. */
const plainName = (name: string) => name.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '');

/** From draft 7, which the generator writes, to the dialect of OpenAPI 3.1. */
function modern(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(modern);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
    if (key === '$ref') {
      const name = decodeURIComponent(String(inner).replace('#/definitions/', ''));
      return [['$ref', `#/components/schemas/${plainName(name)}`]];
    }
    if (key === 'items' && Array.isArray(inner)) return [['prefixItems', modern(inner)]];
    if (key === 'additionalItems') return [['items', modern(inner)]];
    return [[key, modern(inner)]];
  });
  return Object.fromEntries(entries);
}
