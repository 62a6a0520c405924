/** A thread of its own for one file: what hangs or swells in here is ended from outside (sheet-reader.ts). */
import { parentPort, workerData } from 'node:worker_threads';
import { UnreadableSheet } from './limits';
import { readText, readWorkbook, type ReadSheet } from './read-workbook';

const { kind, content } = workerData as { kind: 'workbook' | 'text'; content: Uint8Array };

async function read(): Promise<ReadSheet[]> {
  return kind === 'workbook' ? readWorkbook(Buffer.from(content)) : readText(Buffer.from(content));
}

read().then(
  (sheets) => parentPort?.postMessage({ sheets }),
  (error: unknown) => parentPort?.postMessage({ unreadable: error instanceof UnreadableSheet ? error.code : 'SHEET_UNREADABLE' }),
);
