export * from './permissions';
export * from './visibility';
export * from './authority';
