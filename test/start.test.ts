import { describe, expect, it } from 'vitest'
import { decideDoor, decideFetch, lastWordsOf, readArguments, whyNoWindow } from '../scripts/start/decide.mjs'

const desktopLinux = {
  platform: 'linux', hasDisplay: true, isRoot: false, userNamespaces: true, setuidHelper: false,
  runtimeIsThere: true, wantsBrowser: false, withoutSandbox: false,
} // prettier-ignore

describe('which door', () => {
  it.each([
    ['a Linux desktop', {}, 'desktop'],
    ['the first start', { runtimeIsThere: false }, 'fetch-first'],
    ['no display', { hasDisplay: false }, 'browser'],
    [
      'no display and no runtime: nothing is fetched in vain',
      { hasDisplay: false, runtimeIsThere: false },
      'browser',
    ],
    ['root', { isRoot: true }, 'browser'],
    ['root without runtime: nothing is fetched in vain', { isRoot: true, runtimeIsThere: false }, 'browser'],
    ['root who asked for no sandbox', { isRoot: true, withoutSandbox: true }, 'desktop'],
    ['Ubuntu’s AppArmor', { userNamespaces: false }, 'browser'],
    ['Ubuntu’s AppArmor with the setuid helper', { userNamespaces: false, setuidHelper: true }, 'desktop'],
    ['Ubuntu’s AppArmor, no sandbox asked for', { userNamespaces: false, withoutSandbox: true }, 'desktop'],
    ['the browser asked for', { wantsBrowser: true }, 'browser'],
    ['macOS', { platform: 'darwin', userNamespaces: false }, 'desktop'],
    ['Windows, first start', { platform: 'win32', runtimeIsThere: false }, 'fetch-first'],
  ])('%s', (_name, facts, door) => {
    expect(decideDoor({ ...desktopLinux, ...facts }).door).toBe(door)
  })

  it.each([
    [{ isRoot: true }, /root/u],
    [{ hasDisplay: false }, /display/u],
    [{ userNamespaces: false }, /AppArmor/u],
  ])('says why it is the browser: %j', (facts, words) => {
    const decision = decideDoor({ ...desktopLinux, ...facts })
    expect('reason' in decision ? decision.reason : '').toMatch(words)
  })
})

describe('the download', () => {
  const running = { nowMs: 30_000, lastByteMs: 29_000, exitCode: null, runtimeIsThere: false, lastWords: '' }
  it.each([
    ['bytes come', {}, 'wait'],
    ['silent for a while', { lastByteMs: 10_001 }, 'wait'],
    ['silent for too long', { lastByteMs: 10_000 }, 'browser'],
    ['done', { exitCode: 0, runtimeIsThere: true }, 'desktop'],
    ['done, it says, but nothing is there', { exitCode: 0 }, 'browser'],
    ['failed', { exitCode: 1, lastWords: 'getaddrinfo ENOTFOUND github.com' }, 'browser'],
  ])('%s', (_name, seen, next) => {
    expect(decideFetch({ ...running, ...seen }).next).toBe(next)
  })

  it('hands the installer’s own words on', () => {
    const stderr =
      'TypeError: fetch failed\n    at node:internal/deps/undici/undici:1:1\n  [cause]: Error: getaddrinfo ENOTFOUND github.com\n      at x'
    expect(lastWordsOf(stderr)).toBe('getaddrinfo ENOTFOUND github.com')
    expect(decideFetch({ ...running, exitCode: 1, lastWords: lastWordsOf(stderr) })).toMatchObject({
      reason: 'the Electron runtime could not be fetched (getaddrinfo ENOTFOUND github.com)',
    })
    expect(lastWordsOf('HTTPError: Response code 403 (Forbidden) for https://x')).toBe(
      'Response code 403 (Forbidden) for https://x',
    )
    expect(lastWordsOf('TypeError: fetch failed\n')).toBe('its server cannot be reached')
    expect(lastWordsOf('TypeError: terminated\n    at x')).toBe('the download broke off')
    expect(lastWordsOf('')).toBe('')
  })
})

describe('an Electron that ended', () => {
  it.each([
    [0, 'No usable sandbox!', null],
    [1, 'Bookspool is already running', null],
    [133, '[1:FATAL:zygote_host_impl_linux.cc(126)] No usable sandbox! Update your kernel', 'sandbox'],
    [
      1,
      '[77:FATAL:electron_main_delegate.cc] Running as root without --no-sandbox is not supported.',
      'sandbox',
    ],
    [
      133,
      'FATAL:setuid_sandbox_host.cc(163)] The SUID sandbox helper binary was found, but is not configured correctly.',
      'sandbox',
    ],
    [1, '[9:ERROR:ozone_platform_x11.cc(245)] Missing X server or $DISPLAY', 'display'],
    [
      127,
      'electron: error while loading shared libraries: libnss3.so: cannot open shared object file',
      'library',
    ],
    [null, 'spawn /x/electron EACCES', 'cannot be run'],
  ])('%s %s', (exitCode, stderr, words) => {
    const reason = whyNoWindow({ exitCode, stderr })
    expect(words === null ? reason === null : reason?.includes(words)).toBe(true)
  })
})

it('hands what is not its own to the door', () => {
  expect(readArguments(['--browser', '--port', '8080'])).toEqual({
    wantsBrowser: true,
    withoutSandbox: false,
    rest: ['--port', '8080'],
  })
})
