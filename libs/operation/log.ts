import type { LoggerService } from '@nestjs/common';
import pino, { type DestinationStream, type Logger } from 'pino';
import { currentContext } from './context';

export interface LogChoice {
  /** `info` says every request, `warn` what somebody should look at. */
  level?: 'info' | 'warn';
  /** Absent: standard output. */
  to?: DestinationStream;
}

/** One JSON object a line: time, level, program, room, message, and the ids of request and case. No texts of people. */
export function createLog(program: string, { level = 'info', to }: LogChoice = {}): Logger {
  return pino(
    {
      level,
      base: { program },
      messageKey: 'message',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin: idsOfContext,
    },
    to ?? pino.destination({ dest: 1, sync: true }),
  );
}

function idsOfContext(): Record<string, string> {
  const { span, ...ids } = currentContext();
  return { ...ids, ...(span?.isRecording() ? { trace: span.spanContext().traceId } : {}) };
}

/** Of a fault its class and where it came from: the messages of drivers can carry what people typed. */
export function faultOf(error: unknown): { fault: string; stack?: string } {
  if (!(error instanceof Error)) return { fault: typeof error };
  const stack = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .join('\n');
  return { fault: error.name, stack };
}

/** Nest and its `Logger` write through the same log. The last argument is the room that spoke. */
export class NestLog implements LoggerService {
  constructor(private readonly to: Logger) {}

  /** Nest tells of every module that it wires: nobody asked. */
  log(): void {}

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  private write(level: 'warn' | 'error', message: unknown, rest: unknown[]): void {
    const room = rest.at(-1);
    const about = typeof room === 'string' && !room.includes('\n') ? { room } : {};
    if (typeof message === 'string') this.to[level](about, message);
    else this.to[level]({ ...about, ...faultOf(message) }, 'fault');
  }
}
