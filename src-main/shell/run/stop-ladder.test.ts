import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { climbStopLadder, killWaitMs, stopGraceMs, termGraceMs, type StopTarget } from './stop-ladder.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A program that exits at one of the steps, or never. */
function target(exitsAt: 'ask' | 'terminate' | 'kill' | 'never'): { steps: string[]; target: StopTarget } {
  const steps: string[] = []
  let exit: (value: null) => void = () => undefined
  const exited = new Promise<null>((resolve) => {
    exit = resolve
  })
  const step = (name: 'ask' | 'terminate' | 'kill'): void => {
    steps.push(name)
    if (exitsAt === name) exit(null)
  }
  return {
    steps,
    target: {
      ask: () => step('ask'),
      terminate: () => step('terminate'),
      kill: async () => step('kill'),
      exited,
    },
  }
}

test.skipIf(process.platform === 'win32').each([
  ['ask', ['ask'], { step: 'asked', exitSeen: true }],
  ['terminate', ['ask', 'terminate'], { step: 'terminated', exitSeen: true }],
  ['kill', ['ask', 'terminate', 'kill'], { step: 'killed', exitSeen: true }],
  ['never', ['ask', 'terminate', 'kill'], { step: 'killed', exitSeen: false }],
] as const)('a program that exits at %s', async (exitsAt, steps, report) => {
  const stand = target(exitsAt)
  const climbed = climbStopLadder(stand.target)
  await vi.advanceTimersByTimeAsync(stopGraceMs + termGraceMs + killWaitMs)
  expect(await climbed).toEqual(report)
  expect(stand.steps).toEqual(steps)
})
