import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  // One app and one data folder per test; two cores are filled by the books that a test converts (two side by side: 6.0 minutes instead of 7.8).
  workers: 1,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/window.json' }]],
  globalSetup: './e2e/global-setup.ts',
})
