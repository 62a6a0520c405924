import { parseArgs } from 'node:util';
import { reasonOf, StartProblem } from '../../libs/runtime/problem';
import { COMMANDS, USAGE } from './commands';
import { readEnvironment } from './env';

/** Finds the command, runs it, and turns what it throws into words and an exit code. */
async function main(): Promise<number> {
  const [name, ...rest] = process.argv.slice(2);
  const command = name === undefined ? undefined : COMMANDS[name];
  if (!command) {
    const asked = name === undefined || name === 'help' || name === '--help';
    console.log(asked ? USAGE : `There is no command "${name}".\n\n${USAGE}`);
    return asked ? 0 : 2;
  }
  try {
    const { values, positionals } = parseArgs({ args: rest, options: command.options, allowPositionals: true, strict: true });
    return await command.run({ flags: values, words: positionals, environment: readEnvironment() });
  } catch (error) {
    // Of an engine that does not answer it is a number.
    const { code } = error as { code?: unknown };
    if (typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS')) {
      console.error(`${reasonOf(error)}\n\n${USAGE}`);
      return 2;
    }
    console.error(error instanceof StartProblem ? `\n${error.message}` : error);
    return 1;
  }
}

void main().then((code) => process.exit(code));
