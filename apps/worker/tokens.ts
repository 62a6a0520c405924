/** What the module provides under these is an interface, which has no name at run time. */
export const ENVIRONMENT = Symbol('worker environment');
export const CHANNELS = Symbol('channels');
export const ACTIVITIES = Symbol('activities');
export const WORKER_OPTIONS = Symbol('further worker options');
