import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'

// As for the unit tests: programs start quicker from code that was compiled before.
process.env['NODE_COMPILE_CACHE'] ??= join(tmpdir(), 'bookspool-compile-cache')

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  // One app and one data folder per test. Its books fill two cores for a part of it only; for the rest it waits for the window.
  workers: 2,
  fullyParallel: true,
  // For what hangs, not for what is slow: with three workers, at a load average of 10 to 15 on two cores, two tests ran into a limit of three minutes.
  timeout: 400_000,
  expect: { timeout: 60_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/window.json' }]],
  globalSetup: './e2e/global-setup.ts',
})
