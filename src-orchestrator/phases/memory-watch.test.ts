import { expect, test } from 'vitest'
import { memoryWatch } from './memory-watch.ts'

const mb = 1_000_000

test.each([
  ['a worker that stays as it is', [500, 500, 500, 500, 500, 500, 500, 500, 500], false],
  ['one whose longest sentence came late', [500, 500, 500, 500, 500, 500, 500, 500, 1200], false],
  ['one that is still loading', [10, 10, 900], false],
  ['one that leaks', [100, 100, 100, 100, 100, 100, 100, 100, 300, 400, 500], true],
  ['one that has given back what it took', [100, 100, 100, 100, 100, 100, 100, 100, 900, 120], false],
])('%s', (_what, held, grown) => {
  const watch = memoryWatch()
  for (const megabytes of held) watch.push(megabytes * mb)
  expect(watch.grown()).toBe(grown)
})
