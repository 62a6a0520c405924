import { ApplicationFailure } from '@temporalio/common';
import { Fault } from '../libs/procedure';
import type { AppendAnswer, AppendRequest, LoadedStream, StreamFault } from '../libs/contracts/append';

/** The store, as these activities need it. */
export interface RecordPort {
  append(request: AppendRequest): Promise<AppendAnswer>;
  load(stream: string): Promise<LoadedStream | null>;
  markFault(stream: string, fault: StreamFault | null): Promise<boolean>;
}

/** Everything that a log's workflow does in the world: all of it idempotent, so that it may run twice. */
export interface RecordActivities {
  append: (request: AppendRequest) => Promise<AppendAnswer>;
  load: (stream: string) => Promise<LoadedStream | null>;
  suspend: (stream: string, fault: StreamFault) => Promise<boolean>;
  release: (stream: string) => Promise<boolean>;
}

/** Makes the activities over a store. */
export function recordActivities(record: RecordPort): RecordActivities {
  return {
    append: (request) => withoutFaults(() => record.append(request)),
    load: (stream) => withoutFaults(() => record.load(stream)),
    suspend: (stream, fault) => record.markFault(stream, fault),
    release: (stream) => record.markFault(stream, null),
  };
}

/** A broken invariant is not repaired by trying again; everything else (a store that is away) is. The text stays here. */
async function withoutFaults<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Fault) throw ApplicationFailure.nonRetryable(error.code, 'FAULT');
    throw error;
  }
}
