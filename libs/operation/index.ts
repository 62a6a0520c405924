export { currentContext, withContext, type OperationContext } from './context';
export { createLog, faultOf, NestLog, type LogChoice } from './log';
export { OperationOfProgram } from './operation-of-program';
export { readOperation, type OperationAddress } from './operation-server';
export { failed, readTraces, Traces, type SpanChoice } from './traces';
