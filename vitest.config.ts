import { join } from 'node:path'
import { tmpdir } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src-*/**/*.test.ts', 'src-*/**/*.test.tsx', 'test/**/*.test.ts'],
    globalSetup: ['test/global-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A second, as it comes, is too short for a child process on a machine that does other things too.
    expect: { poll: { timeout: 30_000 } },
    // Programs are started some hundred times: with their code kept compiled a start from sources costs 0.26 s of CPU instead of 0.63 s, a book of two
    // sentences (six starts) 5.9 s instead of 7.9 s. https://nodejs.org/api/module.html#module-compile-cache
    env: { NODE_COMPILE_CACHE: join(tmpdir(), 'bookspool-compile-cache') },
    // Child processes and WASM engines do the work: two files side by side fill two cores.
    maxWorkers: 2,
    // What one file has loaded serves the next: 74 quick files take 15 s of CPU instead of 31 s. A test that sets something for its process sets it back.
    isolate: false,
  },
})
