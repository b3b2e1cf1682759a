import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { fail, succeed, type Result } from '../src-contract/failure.ts'
import { outsideArchive } from './install-layout.ts'

/**
 * Only against one that hangs: it usually answers in a tenth of a second. On a machine with ten busy programs it took more than 15 s once, and a book was encoded by
 * another version, in other bytes.
 */
const usualPatienceMs = 60_000

export type Ffmpeg = {
  /** Absolute, or the bare name where PATH finds it. */
  path: string
  /** e.g. "5.1.9-0+deb12u1". */
  version: string
  origin: 'configured' | 'path' | 'package'
  /** Encoders of finished books that it was built without. */
  missing: string[]
  /** Why the one that PATH has is not used, in words; null where it is, or has none. */
  passedOver: string | null
}

/** What finished books are encoded with. */
const neededEncoders = ['libmp3lame', 'aac', 'libopus', 'flac', 'pcm_s16le']

/** The ffmpeg that came with the npm package; null where it has none for this platform. */
function packagedFfmpeg(): string | null {
  try {
    const installed: unknown = createRequire(import.meta.url)('@ffmpeg-installer/ffmpeg')
    if (typeof installed !== 'object' || installed === null || !('path' in installed)) return null
    return typeof installed.path === 'string' ? outsideArchive(installed.path) : null
  } catch {
    // The package throws where it carries nothing for the platform: then there is none, and the search goes on without it.
    return null
  }
}

/** What it says when it is asked for its encoders: those, and its version in the banner. */
async function wordsOf(
  path: string,
  patienceMs: number,
): Promise<{ stdout: string; stderr: string; hangs: boolean }> {
  return new Promise((resolve) => {
    execFile(
      path,
      ['-encoders'],
      { timeout: patienceMs, killSignal: 'SIGKILL', windowsHide: true },
      (error, stdout, stderr) => {
        // Not there, not executable, or broken: what it said all the same tells.
        resolve({ stdout, stderr, hangs: error?.killed === true })
      },
    )
  })
}

/** Null where there is none, or another program. */
async function probe(
  path: string,
  origin: Ffmpeg['origin'],
  patienceMs: number,
): Promise<Ffmpeg | 'hangs' | null> {
  const { stdout, stderr, hangs } = await wordsOf(path, patienceMs)
  if (hangs) return 'hangs'
  const version = /^ffmpeg version (\S+)/mu.exec(stderr)?.[1]
  if (version === undefined) return null
  const there = new Set([...stdout.matchAll(/^ A\S{5} (\S+)/gmu)].map(([, name]) => name))
  const missing = neededEncoders.filter((name) => !there.has(name))
  return { path, version, origin, missing, passedOver: null }
}

/** PATH's, unless it lacks an encoder and the packaged one does not. */
async function unconfigured(patienceMs: number): Promise<Ffmpeg | null> {
  const onPath = await probe('ffmpeg', 'path', patienceMs)
  if (onPath !== 'hangs' && onPath?.missing.length === 0) return onPath
  const location = packagedFfmpeg()
  const found = location === null ? null : await probe(location, 'package', patienceMs)
  const packaged = found === 'hangs' ? null : found
  if (onPath === 'hangs')
    return packaged === null ? null : { ...packaged, passedOver: 'ffmpeg on PATH does not answer' }
  if (onPath === null || packaged === null) return onPath ?? packaged
  if (packaged.missing.length > 0) return onPath
  return { ...packaged, passedOver: `ffmpeg ${onPath.version} on PATH has no ${onPath.missing.join(', ')}` }
}

/**
 * ffmpeg: the configured one, else PATH's, else the one from npm, which also takes the place of one on PATH that lacks an encoder. A configured one that does not work is an error, never silently replaced.
 */
export async function findFfmpeg(
  configured: string | null,
  patienceMs = usualPatienceMs,
): Promise<Result<Ffmpeg>> {
  if (configured !== null) {
    const found = await probe(configured, 'configured', patienceMs)
    if (found !== null && found !== 'hangs') return succeed(found)
    const trouble = found === 'hangs' ? 'does not answer' : 'does not run'
    return fail('ffmpeg-missing', { detail: `${configured}, as configured, ${trouble}` })
  }
  const found = await unconfigured(patienceMs)
  if (found !== null) return succeed(found)
  return fail('ffmpeg-missing', { detail: 'neither on PATH nor in the npm package' })
}

const known = new Map<string, Promise<Result<Ffmpeg>>>()

/** The same, looked for once in a process and a PATH: each look starts a program, and a book asks in three of its phases. What was not found is looked for again. */
export async function knownFfmpeg(configured: string | null): Promise<Result<Ffmpeg>> {
  const key = JSON.stringify([configured, process.env['PATH']])
  const looking = known.get(key) ?? findFfmpeg(configured)
  known.set(key, looking)
  const found = await looking
  if (!found.ok) known.delete(key)
  return found
}
