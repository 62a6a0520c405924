export * from './permissions';
export * from './visibility';
export * from './grants';
export * from './relation';
export * from './fields';
export * from './authority';
export * from './in-force';
export * from './separation';
