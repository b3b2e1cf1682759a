import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { takeLoginPath } from './take-login-path.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})
const found = { PATH: '/opt/homebrew/bin:/usr/bin', CONDA_PREFIX: '/conda' }
const nothing = (): void => undefined

it.each<[NodeJS.Platform, string]>([
  ['darwin', found.PATH],
  ['linux', found.PATH],
  ['win32', '/usr/bin'],
])('on %s PATH is %s, and nothing else is another', async (platform, expected) => {
  const environment = { PATH: '/usr/bin' }
  await takeLoginPath({ login: async () => Promise.resolve(found), log: nothing, environment, platform })
  expect(environment).toEqual({ PATH: expected })
})

it('a shell that is slow does not hold the window up, and is heard when it answers', async () => {
  const environment = { PATH: '/usr/bin' }
  const { promise, resolve } = Promise.withResolvers<typeof found>()
  const waiting = takeLoginPath({
    login: async () => promise,
    log: nothing,
    environment,
    platform: 'darwin',
  })
  await vi.advanceTimersByTimeAsync(1500)
  await waiting
  expect(environment.PATH).toBe('/usr/bin')
  resolve(found)
  await vi.advanceTimersByTimeAsync(0)
  expect(environment.PATH).toBe(found.PATH)
})

it('what a shell did not tell stands in the log', async () => {
  const lines: string[] = []
  const environment = { PATH: '/usr/bin' }
  await takeLoginPath({
    login: async (told) => {
      told('/bin/zsh -ilc tells no PATH')
      return Promise.resolve({ PATH: '/usr/bin' })
    },
    log: (line) => lines.push(line),
    environment,
    platform: 'darwin',
  })
  expect(lines).toEqual(['the login shell: /bin/zsh -ilc tells no PATH'])
  expect(environment).toEqual({ PATH: '/usr/bin' })
})
