/** Whether a template keeps a rule on all of its ways: proved, broken on a shortest way that the simulator replays, or not decided. */
export { explore } from './explore';
export { DEFAULT_LIMITS, type Limits } from './limits';
