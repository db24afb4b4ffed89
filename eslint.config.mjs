import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['node_modules', 'build/out', 'build/node', '.renewal-desk', 'coverage', 'bench/results'] },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strict],
    rules: {
      complexity: ['error', 15],
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 90, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 4],
      'no-console': 'error',
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      // Taking a property off an object by destructuring leaves its name unused; that is the point.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      // A class is right where it holds state behind an interface; static-only ones are not used here.
      '@typescript-eslint/no-extraneous-class': 'error',
      // Template literals print numbers all over; strings of numbers are what cards are made of.
      '@typescript-eslint/restrict-template-expressions': 'off',
    },
  },
  {
    // Programs and their progress speak on the terminal; tests are long tables.
    files: ['src/hosts/cli/**/*.ts', 'src/hosts/workbench/**/*.ts', 'bench/**/*.ts', 'test/**/main.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['test/**/*.ts'],
    rules: { 'max-lines-per-function': 'off' },
  },
);
