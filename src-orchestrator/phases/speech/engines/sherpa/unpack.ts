import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { extract } from 'tar-stream'
import bunzip2 from 'unbzip2-stream'
import { isHiddenName } from '../../../../../src-contract/book-names.ts'
import { fail, succeed, type Result } from '../../../../../src-contract/failure.ts'
import { errorCode, namingFile } from '../../../../../src-node/atomic-file.ts'
import type { InstallWatch } from '../engine.ts'

/** The largest of sherpa-onnx's archives unpacks to 0.7 GB. */
const mostBytes = 4_000_000_000
const mostEntries = 5000

export const isTar = (path: string): boolean => /\.(?:tar(?:\.bz2|\.gz)?|tbz2?|tgz)$/iu.test(path)

/** A name inside of an archive as the parts of a path below its folder; null for one that leads elsewhere, or that some system does not take. */
export function safeParts(name: string): string[] | null {
  const parts = name.split('/').filter((part) => part !== '' && part !== '.')
  const isBad = (part: string): boolean => part === '..' || /[\\:*?"<>|\0]/u.test(part) || /[. ]$/u.test(part)
  return name === '' || name.startsWith('/') || parts.some(isBad) ? null : parts
}

function unpacker(path: string): NodeJS.ReadWriteStream | null {
  if (/\.t?bz2?$/iu.test(path)) return bunzip2()
  return /\.t?gz$/iu.test(path) ? createGunzip() : null
}

/** The bzip2 reader reads on behind the end of a file that was cut short, and fails over what is not there. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error instanceof TypeError || error instanceof RangeError ? 'it cannot be unpacked' : error.message
}

/**
 * Unpacks a tar archive, packed or not, into a folder that is there and empty; links, devices and hidden files in it are left out: macOS packs one beside each file. Fails with 'voice-file-damaged',
 * 'voice-file-unknown' and 'interrupted'; throws what Node's fs throws.
 */
export async function unpackTar(
  path: string,
  folder: string,
  { signal, onProgress }: InstallWatch,
): Promise<Result<null>> {
  const { size: total } = await stat(path)
  const archive = extract()
  const source = createReadStream(path)
  const unpacked = unpacker(path)
  const stop = (error: Error): void => {
    archive.destroy(error)
  }
  source.on('error', stop)
  const callOff = (): void => stop(new Error('called off'))
  signal.addEventListener('abort', callOff)
  let done = 0
  source.on('data', (bytes: string | Buffer) => {
    done += bytes.length
    onProgress({ done, total })
  })
  unpacked?.on('error', stop)
  if (unpacked === null) source.pipe(archive)
  else source.pipe(unpacked).pipe(archive)
  let [bytes, entries] = [0, 0]
  const tooMuch = (): Result<null> => fail('voice-file-unknown', { file: path, detail: 'more comes out of it than any voice has' }) // prettier-ignore
  try {
    for await (const entry of archive) {
      const { name, type, size } = entry.header
      const parts = safeParts(name)
      if (++entries > mostEntries || (bytes += size) > mostBytes) return tooMuch()
      if (parts === null)
        return fail('voice-file-unknown', { file: path, detail: `“${name}” in it leads out of its folder` })
      const target = join(folder, ...parts)
      const last = parts.at(-1)
      if (type === 'file' && last !== undefined && !isHiddenName(last)) {
        await mkdir(dirname(target), { recursive: true })
        await namingFile(target, async () => pipeline(entry, createWriteStream(target, { flags: 'wx' })))
      } else entry.resume()
    }
    return entries > 0
      ? succeed(null)
      : fail('voice-file-damaged', { file: path, detail: 'nothing is in it' })
  } catch (error) {
    if (signal.aborted) return fail('interrupted', { file: path })
    // What is wrong with the bytes has no code of the system's.
    const code = errorCode(error) ?? ''
    if (/^E[A-Z]+$/u.test(code)) throw error
    return fail('voice-file-damaged', { file: path, detail: reasonOf(error) })
  } finally {
    signal.removeEventListener('abort', callOff)
    source.destroy()
    archive.destroy()
  }
}
