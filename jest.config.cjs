/** One runner for everything; `npm test -- test/domain` runs a layer alone. */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: {
    '\\.(ts|js|mjs)$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript', decorators: true }, target: 'es2022' },
        module: { type: 'commonjs' },
      },
    ],
  },
  transformIgnorePatterns: ['/node_modules/(?!(@noble/hashes|fast-check|pure-rand|@hono/node-server|hono|synckit)/)'],
  testTimeout: 60_000,
  maxWorkers: 2,
};
