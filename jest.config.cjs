/** Nest 12 and a few others are ES modules only; Jest runs CommonJS, so these packages go through the transformer too. */
const esmOnly = [
  '@nestjs',
  '@marcbachmann',
  'fast-png',
  'iobuffer',
  'file-type',
  'strtok3',
  'token-types',
  'uint8array-extras',
  '@tokenizer',
  '@borewit',
  '@noble',
  'openid-client',
  'oauth4webapi',
  'jose',
  'bpmn-auto-layout',
  'bpmn-moddle',
  'min-dash',
  'moddle',
  'moddle-xml',
  'saxen',
];
const swc = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    target: 'es2022',
  },
  module: { type: 'commonjs' },
};
const common = {
  rootDir: __dirname,
  testEnvironment: 'node',
  transform: { '^.+\\.(ts|m?js)$': ['@swc/jest', swc] },
  transformIgnorePatterns: [`node_modules/(?!(${esmOnly.join('|')})/)`],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': ['$1', '$1.js'] },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.guicheng'],
};

/** A suite per line of tests/README.md. `rooms` needs nothing but Node. */
module.exports = {
  // Real servers on two busy cores: a test that hangs is told so, one that waits for a disk is not.
  testTimeout: 30_000,
  projects: [
    { ...common, displayName: 'rooms', testMatch: ['<rootDir>/{libs,workflows,activities,apps}/**/*.test.ts'] },
    ...['architecture', 'replay', 'integration', 'chaos', 'e2e', 'production'].map((suite) => ({
      ...common,
      displayName: suite,
      testMatch: [`<rootDir>/tests/${suite}/**/*.test.ts`],
    })),
  ],
};
