import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist/', 'apps/web/dist/', 'apps/web/public/', '.guicheng/', 'node_modules/', '**/*.cjs', '**/*.mjs'] },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './apps/web/tsconfig.json', './tests/e2e/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: 'error',
      // `async` without `await` turns a throw into a rejection, which is what callers of a port expect.
      '@typescript-eslint/require-await': 'off',
      // One env.ts per app reads the environment, everything else is handed its values.
      'no-restricted-properties': ['error', { object: 'process', property: 'env', message: "Read it in the app's env.ts." }],
    },
  },
  {
    // What is printed in a house to practise in says so: one place knows.
    files: ['apps/api/**/*.ts'],
    ignores: ['apps/api/practice/printer.service.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['**/libs/documents'],
              importNames: ['toWord', 'toPdf', 'fillLetterhead'],
              message: 'Papers are made by Printer.',
            },
          ],
        },
      ],
    },
  },
  { files: ['**/env.ts', 'tests/**/*.ts', 'libs/testing/**/*.ts', '**/*.test.ts'], rules: { 'no-restricted-properties': 'off' } },
  {
    files: ['tests/**/*.ts', '**/*.test.ts'],
    rules: { '@typescript-eslint/no-unsafe-assignment': 'off', '@typescript-eslint/no-unsafe-member-access': 'off' },
  },
);
