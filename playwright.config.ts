import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  // One app and one data folder per test. Most of a test is waiting for the window: two side by side fill two cores, and halve the time.
  workers: 2,
  fullyParallel: true,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/window.json' }]],
  globalSetup: './e2e/global-setup.ts',
})
