import { Writable } from 'node:stream';
import { Logger } from '@nestjs/common';
import { createLog, NestLog, readOperation, withContext } from '.';

const lines: Record<string, unknown>[] = [];
const to = new Writable({
  write(chunk: Buffer, _, done) {
    lines.push(JSON.parse(chunk.toString('utf8')) as Record<string, unknown>);
    done();
  },
});
const log = createLog('api', { to });
beforeEach(() => void lines.splice(0));

describe('a line of the log', () => {
  it('is one JSON object with time, level, program and what was said', () => {
    log.warn({ room: 'engine' }, 'not heard');
    expect(lines).toEqual([
      {
        level: 'warn',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
        program: 'api',
        room: 'engine',
        message: 'not heard',
      },
    ]);
  });

  it('carries the request and the case that it belongs to, also behind an await, and not those of another', async () => {
    const speak = (request: string) =>
      withContext({ request, case: `case-of-${request}` }, async () => {
        await new Promise(setImmediate);
        log.info(request);
      });
    await Promise.all([speak('one'), speak('two')]);
    log.info('outside');
    expect(lines.map(({ request, case: file, message }) => [message, request, file])).toEqual([
      ['one', 'one', 'case-of-one'],
      ['two', 'two', 'case-of-two'],
      ['outside', undefined, undefined],
    ]);
  });
});

describe('what Nest says', () => {
  const nest = new Logger('imports');
  beforeAll(() => {
    Logger.overrideLogger(new NestLog(log));
  });

  it('names the room that spoke', () => {
    nest.warn('half a file');
    expect(lines).toMatchObject([{ level: 'warn', room: 'imports', message: 'half a file' }]);
  });

  it('tells of a fault its class and where it came from, and never the message, which may be somebody’s words', () => {
    nest.error(new TypeError('invalid input: 张三 110101199001011234'));
    expect(lines).toMatchObject([{ level: 'error', fault: 'TypeError', stack: expect.stringContaining('log.test') as string }]);
    expect(JSON.stringify(lines)).not.toMatch(/张三|110101/);
  });

  it('leaves out the wiring of modules', () => {
    nest.log('dependencies initialized');
    expect(lines).toEqual([]);
  });
});

describe('GUICHENG_OPERATION', () => {
  const read = (given?: string) => {
    const problems: string[] = [];
    return { address: readOperation({ ...(given === undefined ? {} : { GUICHENG_OPERATION: given }) }, problems), problems };
  };

  it('is an address and a port, or nothing', () => {
    expect(read()).toEqual({ address: null, problems: [] });
    expect(read('0.0.0.0:9464').address).toEqual({ host: '0.0.0.0', port: 9464 });
  });

  it.each(['9464', 'localhost', ':9464', 'localhost:99999'])('says what is wrong with %s', (given) => {
    expect(read(given).problems).toEqual([expect.stringContaining('127.0.0.1:9464')]);
  });
});
