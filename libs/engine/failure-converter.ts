import { DefaultFailureConverter } from '@temporalio/common';

/** Messages and stacks of failures are payloads too: they go through the codec. Also loaded inside the workflow sandbox. */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
