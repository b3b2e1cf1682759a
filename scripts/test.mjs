import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/**
 * `npm test`: builds, runs the unit tests and the window's, and closes with one line that counts both.
 * A runner that ends badly without a failed test (it crashed, or found no test) counts as one failure.
 */
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const results = join(root, 'test-results')
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })

const count = z.number().default(0)
const unitReport = z.object({
  numPassedTests: count,
  numFailedTests: count,
  numPendingTests: count,
  numTodoTests: count,
})
const windowReport = z.object({
  stats: z.object({ expected: count, flaky: count, unexpected: count, skipped: count }),
})
/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * @param {string} script
 * @param {string[]} args
 */
function node(script, args) {
  return spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' }).status ?? 1
}

/**
 * @param {string} name
 * @param {string} bin
 */
function binOf(name, bin) {
  return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), bin)
}

/**
 * @template Report
 * @param {string} name
 * @param {z.ZodType<Report>} schema
 * @returns {Report | null}
 */
function readReport(name, schema) {
  try {
    return schema.parse(JSON.parse(readFileSync(join(results, name), 'utf8')))
  } catch (error) {
    console.error(`No results in test-results/${name}: ${String(error)}`)
    return null
  }
}

function unitTests() {
  const status = node(binOf('vitest', 'vitest.mjs'), [
    'run', '--reporter=default', '--reporter=json', '--outputFile.json=test-results/unit.json',
  ]) // prettier-ignore
  const report = readReport('unit.json', unitReport)
  const counts = {
    passed: report?.numPassedTests ?? 0,
    failed: report?.numFailedTests ?? 0,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  }
  return blame(status, counts)
}

function windowTests() {
  const status = node(binOf('@playwright/test', 'cli.js'), ['test'])
  const stats = readReport('window.json', windowReport)?.stats
  const counts = {
    passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0),
    failed: stats?.unexpected ?? 0,
    skipped: stats?.skipped ?? 0,
  }
  return blame(status, counts)
}

/**
 * @param {number} status
 * @param {Counts} counts
 */
function blame(status, counts) {
  const silent = (status !== 0 || counts.passed === 0) && counts.failed === 0
  return silent ? { ...counts, failed: 1 } : counts
}

const built = node(join(root, 'scripts', 'prepare.mjs'), [])
if (built !== 0) {
  console.log('0 passed, 1 failed')
  process.exit(1)
}
const parts = [unitTests(), windowTests()]
/** @param {keyof Counts} key */
const sum = (key) => parts.reduce((total, part) => total + part[key], 0)
const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : ''
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped}`)
process.exit(sum('failed') === 0 ? 0 : 1)
