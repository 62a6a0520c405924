export { currentContext, withContext, type OperationContext } from './context';
export { createLog, faultOf, NestLog, type LogChoice } from './log';
export { readOperation, serveOperation, type OperationAddress, type OperationServer } from './operation-server';
