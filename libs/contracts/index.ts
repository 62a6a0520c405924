export * from './api';
export * from './codes';
export * from './temporal';
export * from './messages';
export * from './posts';
