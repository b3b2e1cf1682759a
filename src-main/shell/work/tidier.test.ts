import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fail, succeed, type Result } from '../../../src-contract/failure.ts'
import { batchView, bookView, fakeController, type FakeController } from '../app/testing/fake-controller.ts'
import { startTidier, type Tidier } from './tidier.ts'

type Pass = { share: number; end: (result: Result<void>) => void }

let controller: FakeController
let passes: Pass[]
let stops: number
let isFree: boolean
let tidier: Tidier

beforeEach(() => {
  vi.useFakeTimers()
  controller = fakeController()
  passes = []
  stops = 0
  isFree = true
  tidier = startTidier({
    controller,
    desk: {
      tidy: async (how) => new Promise((end) => passes.push({ ...how, end })),
      stop: async () => {
        stops += 1
        passes.at(-1)?.end(fail('interrupted'))
        return Promise.resolve()
      },
    },
    isFree: async () => Promise.resolve(isFree),
    log: () => undefined,
  })
})
afterEach(async () => {
  await tidier.stop()
  vi.useRealTimers()
})

const settle = async (): Promise<void> => {
  await vi.advanceTimersByTimeAsync(10_000)
}
const shares = (): number[] => passes.map(({ share }) => share)

test('once after the start, with all of a core while nothing runs', async () => {
  expect(passes).toEqual([])
  await settle()
  expect(passes).toMatchObject([{ share: 1 }])
})

test('after each book that is done, with a part of a core beside the others', async () => {
  await settle()
  passes[0]?.end(succeed(undefined))
  await settle()
  controller.show({
    batch: batchView({ state: 'running' }),
    books: [bookView({ id: 'a', state: 'running' })],
  })
  await settle()
  expect(shares()).toEqual([1])
  controller.show({ books: [bookView({ id: 'a', state: 'done' })] })
  await settle()
  expect(shares()).toEqual([1, 0.25])
  passes[1]?.end(succeed(undefined))
  controller.show({ books: [bookView({ id: 'a', state: 'done' })] })
  await settle()
  expect(passes).toHaveLength(2)
})

test('gives way to a book that begins, and goes on beside it', async () => {
  await settle()
  controller.show({
    batch: batchView({ state: 'running' }),
    books: [bookView({ id: 'a', state: 'running' })],
  })
  await settle()
  expect(stops).toBe(1)
  expect(shares()).toEqual([1, 0.25])
})

test.each(['pausing', 'paused', 'stopping'] as const)('nothing while the batch is %s', async (state) => {
  await settle()
  controller.show({ batch: batchView({ state }) })
  await settle()
  expect(stops).toBe(1)
  expect(passes).toHaveLength(1)
  controller.show({ batch: batchView() })
  await settle()
  expect(passes).toHaveLength(2)
})

test('nothing while another orchestrator writes the record', async () => {
  const foreign = bookView({ id: 'a', state: 'running', orchestrator: 'orchestrator.py through python3' })
  controller.show({ batch: batchView({ state: 'running' }), books: [foreign] })
  await settle()
  expect(passes).toEqual([])
})

test('nothing while somebody else works in the workspace', async () => {
  isFree = false
  await settle()
  expect(passes).toEqual([])
})

test('a last pass, after which nothing more is done', async () => {
  const finished = tidier.finish()
  await vi.advanceTimersByTimeAsync(0)
  passes.at(-1)?.end(succeed(undefined))
  await finished
  controller.show({ books: [bookView({ id: 'a', state: 'done' })] })
  await settle()
  expect(shares()).toEqual([1])
})
