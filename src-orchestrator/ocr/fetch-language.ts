import { createReadStream } from 'node:fs'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createGunzip, gunzipSync } from 'node:zlib'
import { extract } from 'tar-stream'
import { z } from 'zod'
import { fail, succeed, type Result } from '../../src-contract/failure.ts'
import { catalogueFileSchema } from '../../src-contract/voice-catalogue.ts'
import { writeFileAtomic } from '../../src-node/atomic-file.ts'
import { fileFailure } from '../../src-node/fs-failure.ts'
import { resourceFile } from '../../src-node/install-layout.ts'
import { downloadFile } from '../voices/download-file.ts'
import { languageFile, languageFolder } from './language-data.ts'

const offerSchema = z.object({
  /** Tesseract's name. */
  code: z.string().regex(/^[a-z_]{3,10}$/u),
  /** BCP 47. */
  language: z.string(),
  name: z.string(),
  file: catalogueFileSchema,
  /** Of the data in that archive. */
  entry: z.string(),
})
export type LanguageOffer = z.infer<typeof offerSchema>

/** resources/ocr-languages.json: what can be fetched, from packages whose addresses and checksums were read. */
const catalogueSchema = z.object({
  /** The day on which the packages were read, ISO 8601. */
  made: z.iso.date(),
  credit: z.string(),
  languages: z.array(offerSchema),
})

/** The catalogue that came with the program, or the one that BOOKSPOOL_OCR_LANGUAGES names. */
export async function languageOffers(environment: NodeJS.ProcessEnv = process.env): Promise<LanguageOffer[]> {
  const path = environment['BOOKSPOOL_OCR_LANGUAGES'] ?? resourceFile('ocr-languages.json')
  return catalogueSchema.parse(JSON.parse(await readFile(path, 'utf8'))).languages
}

/** The largest language takes 40 MB. */
const mostBytes = 200_000_000

async function bytesOf(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of stream) if (part instanceof Uint8Array) parts.push(part)
  return Buffer.concat(parts)
}

async function entryOf(archive: string, wanted: string): Promise<Buffer | null> {
  const tar = extract()
  const source = createReadStream(archive)
  const unpacked = createGunzip()
  for (const stream of [source, unpacked])
    stream.on('error', (error: Error) => {
      tar.destroy(error)
    })
  source.pipe(unpacked).pipe(tar)
  try {
    for await (const entry of tar) {
      if (entry.header.name !== wanted || entry.header.size > mostBytes) {
        entry.resume()
        continue
      }
      return await bytesOf(entry)
    }
    return null
  } finally {
    source.destroy()
    tar.destroy()
  }
}

export type FetchParts = {
  signal: AbortSignal
  /** Bytes here, of how many. */
  onBytes: (bytes: number, total: number) => void
  home?: string
}

/** Fetches a language's data once and installs them. Fails with 'ocr-language-unreachable', 'interrupted', 'disk-full', 'home-not-writable'. */
export async function fetchLanguage(
  offer: LanguageOffer,
  { signal, onBytes, home }: FetchParts,
): Promise<Result<null>> {
  const folder = join(languageFolder(home), 'downloads')
  const { file, entry, code, name } = offer
  const fetched = await downloadFile(file, {
    folder,
    signal,
    onBytes: (bytes) => onBytes(bytes, file.bytes),
  })
  if (!fetched.ok) {
    const { code: reason, detail } = fetched.failure
    if (reason !== 'voice-unreachable' && reason !== 'voice-file-damaged') return fetched
    return fail('ocr-language-unreachable', { file: name, detail: detail ?? file.url })
  }
  const target = languageFile(code, home)
  try {
    const packed = await entryOf(fetched.value, entry)
    if (packed === null)
      return fail('ocr-language-unreachable', { file: name, detail: `there is no ${entry} in it` })
    await mkdir(languageFolder(home), { recursive: true })
    await writeFileAtomic(target, gunzipSync(packed, { maxOutputLength: mostBytes }))
    await rm(folder, { recursive: true, force: true })
    return succeed(null)
  } catch (error) {
    const failure = fileFailure(error, target, 'home-not-writable')
    if (failure === null) throw error
    return { ok: false, failure }
  }
}
