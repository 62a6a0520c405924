export * from './permissions';
export * from './visibility';
export * from './authority';
export * from './in-force';
