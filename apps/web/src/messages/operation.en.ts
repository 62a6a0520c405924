import type { operationZh } from './operation.zh';

export const operationEn: typeof operationZh = {
  title: 'Operation',
  intro: 'What an unexpected error has stopped. Only references are shown here, never what a matter is about.',
  stopped: 'Stopped matters',
  none: 'Nothing is stopped',
  noneHint:
    'A matter or a meeting that meets an unexpected error stops by itself and is listed here. What was sent is kept, and no time limit takes effect meanwhile.',
  kinds: { case: 'A matter', sitting: 'A meeting' },
  numbered: 'Matter {number}',
  row: '{what}: stopped since {at}',
  reference: 'Reference {reference} ({code}), the same as in the server’s log',
  release: 'Let it go on',
  releaseOf: 'Let it go on: {what}',
  goesOn: 'It goes on. Requests that wait are dealt with by themselves.',
  stillStopped: 'The cause is still there, and it has stopped again. Look for the reference in the server’s log first.',
};
