/** Everything that runs inside Temporal's sandbox. */
export { stream } from './stream.workflow';
