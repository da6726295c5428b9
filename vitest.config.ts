import { defineConfig } from 'vitest/config'

// Tests read each package's source through the `@liaison/source` condition, so nothing is built before `npm test`.
// A worker keeps the modules it has loaded for its next files, which halves the processor time: no test mocks a module,
// and each ends what it starts.
const source = {
  resolve: { conditions: ['@liaison/source'] },
  ssr: { resolve: { conditions: ['@liaison/source'], externalConditions: ['@liaison/source'] } },
}

export default defineConfig({
  test: {
    maxWorkers: 3,
    projects: [
      {
        ...source,
        test: {
          name: 'unit',
          isolate: false,
          include: ['packages/*/src/**/*.test.ts', 'apps/*/src/**/*.test.ts', 'scripts/**/*.test.ts'],
        },
      },
      {
        ...source,
        test: {
          name: 'package',
          isolate: false,
          include: ['packages/*/test/**/*.test.ts', 'apps/*/test/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        ...source,
        test: {
          name: 'e2e',
          isolate: false,
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          globalSetup: ['tests/e2e/build-once.mjs'],
        },
      },
    ],
  },
})
