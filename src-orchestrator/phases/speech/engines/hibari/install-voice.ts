import { createHash } from 'node:crypto'
import { readFile, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { fail, succeed, type Result } from '../../../../../src-contract/failure.ts'
import { fileExists, writeFileAtomic } from '../../../../../src-node/atomic-file.ts'
import { makeFolder } from '../../../../../src-node/make-folder.ts'
import { readZipEntries } from '../../../../zip/open-zip.ts'
import { withFiles } from '../with-files.ts'
import { hibariLicence, knownVoices } from './known-voices.ts'
import { englishFolder, hibariFolder, type InstalledVoice } from './voice-files.ts'

const assets = 'hibari/assets/'
/** The largest file of the wheel, a voice, has 8 MB. */
const maxBytes = 32_000_000
/** What is read from a wheel, under which name it is kept. */
const materials = new Map(
  ['normalize.json', 'tokenizer_exceptions.json', 'tagger.json.gz', 'oov.json', 'oov.onnx', 'oov_gb.json', 'oov_gb.onnx', 'lexicon_us_gold.json.gz', 'lexicon_us_silver.json.gz', 'lexicon_gb_gold.json.gz', 'lexicon_gb_silver.json.gz'].map((name) => [`${assets}${name}`, name]), // prettier-ignore
)
const licenceFile = /^hibari_tts-[\w.]+\.dist-info\/licenses\/(LICENSE|NOTICE)$/u
const recordFile = /^hibari_tts-[\w.]+\.dist-info\/RECORD$/u

const listedSchema = z.record(
  z.string().regex(/^[a-z0-9_-]{1,40}$/u),
  z.object({
    language: z.string(),
    accent: z.string(),
    gender: z.string(),
    file: z.string().regex(/^[\w.-]+$/u),
    bundled: z.boolean(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/u),
    british: z.boolean(),
  }),
)

function sha256(bytes: Uint8Array, encoding: 'hex' | 'base64url'): string {
  return createHash('sha256').update(bytes).digest(encoding)
}

/** The first entry whose bytes are not what the wheel's own list says; null where all are. */
function damaged(entries: ReadonlyMap<string, Buffer>, record: string): string | null {
  const sums = new Map(
    record.split(/\r?\n/u).flatMap((line) => {
      const match = /^(.+),sha256=([\w-]{43}),\d+$/u.exec(line)
      return match === null ? [] : [[match[1] ?? '', match[2] ?? ''] as const]
    }),
  )
  for (const [name, bytes] of entries)
    if (!recordFile.test(name) && sums.get(name) !== sha256(bytes, 'base64url')) return name
  return null
}

async function save(folder: string, voice: InstalledVoice, model: Uint8Array): Promise<void> {
  await makeFolder(folder)
  await writeFileAtomic(join(folder, voice.file), model)
  await writeFileAtomic(join(folder, `${voice.name}.json`), JSON.stringify(voice, null, 2))
}

type Listed = z.infer<typeof listedSchema>

/** The wheel's entries, each of them checked, and its list of voices. */
async function readWheel(path: string): Promise<Result<{ entries: Map<string, Buffer>; listed: Listed }>> {
  const isWanted = (name: string): boolean =>
    name.startsWith(assets) || licenceFile.test(name) || recordFile.test(name)
  const entries = await readZipEntries(path, isWanted, maxBytes)
  const record = [...entries].find(([name]) => recordFile.test(name))?.[1]
  const list = entries.get(`${assets}voices.json`)
  if (record === undefined || list === undefined)
    return fail('voice-file-unknown', { file: path, detail: 'there is no list of hibari voices in it' })
  const wrong = damaged(entries, record.toString('utf8'))
  if (wrong !== null)
    return fail('voice-file-damaged', { file: path, detail: `the checksum of ${basename(wrong)} is wrong` })
  const listed = listedSchema.safeParse(JSON.parse(list.toString('utf8')))
  if (!listed.success)
    return fail('voice-file-unknown', { file: path, detail: 'its list of voices has another shape' })
  const missing = [...materials.keys()].find((name) => !entries.has(name))
  return missing === undefined
    ? succeed({ entries, listed: listed.data })
    : fail('voice-file-damaged', { file: path, detail: `${basename(missing)} is missing` })
}

async function saveShared(entries: ReadonlyMap<string, Buffer>, folder: string): Promise<void> {
  const english = englishFolder(folder)
  const licences = join(folder, 'licences')
  await makeFolder(english)
  await makeFolder(licences)
  for (const [name, bytes] of entries) {
    const material = materials.get(name)
    const licence = licenceFile.exec(name)?.[1]
    if (material !== undefined) await writeFileAtomic(join(english, material), bytes)
    if (licence !== undefined) await writeFileAtomic(join(licences, licence), bytes)
  }
}

async function fromWheel(path: string, folder: string): Promise<Result<InstalledVoice[]>> {
  const wheel = await readWheel(path)
  if (!wheel.ok) return wheel
  const { entries, listed } = wheel.value
  await saveShared(entries, folder)
  const installed: InstalledVoice[] = []
  for (const [name, voice] of Object.entries(listed)) {
    const model = entries.get(`${assets}${voice.file}`)
    if (!voice.bundled || model === undefined) continue
    if (sha256(model, 'hex') !== voice.sha256)
      return fail('voice-file-damaged', { file: path, detail: `the checksum of the voice ${name} is wrong` })
    const { language, british } = voice
    const label = `${name.charAt(0).toUpperCase()}${name.slice(1)} (${voice.accent}, ${voice.gender})`
    const about: InstalledVoice = { name, label, language, british, file: `${name}.onnx`, sha256: voice.sha256, licence: hibariLicence } // prettier-ignore
    await save(folder, about, model)
    installed.push(about)
  }
  return installed.length > 0
    ? succeed(installed)
    : fail('voice-file-unknown', { file: path, detail: 'there is no voice in it' })
}

async function fromModel(path: string, folder: string): Promise<Result<InstalledVoice[]>> {
  const model = await readFile(path)
  const sum = sha256(model, 'hex')
  const known = knownVoices.find((voice) => voice.sha256 === sum)
  if (known === undefined) {
    const meant = knownVoices.find(({ file }) => file === basename(path))
    return meant === undefined
      ? fail('voice-file-unknown', { file: path, detail: 'its checksum is none of theirs' })
      : fail('voice-file-damaged', {
          file: path,
          detail: `its checksum is not that of the voice ${meant.name}`,
        })
  }
  const { name, label, language, british } = known
  const about: InstalledVoice = { name, label, language, british, file: `${name}.onnx`, sha256: sum, licence: hibariLicence } // prettier-ignore
  await save(folder, about, model)
  return succeed([about])
}

/**
 * Installs what a file holds: the hibari wheel as it is published (its voice, and what makes good phonemes for all of them), or the ONNX file of a known voice.
 * Every file is checked against its checksum before it is written; a voice counts only when all of it is there. Fails with 'voice-file-unknown',
 * 'voice-file-damaged', 'file-missing', 'file-unreadable', 'disk-full', 'home-not-writable'.
 */
export async function installVoiceFile(
  path: string,
  folder: string = hibariFolder(),
): Promise<Result<InstalledVoice[]>> {
  return withFiles(path, folder, async () => {
    if (!path.toLowerCase().endsWith('.onnx')) return fromWheel(path, folder)
    return (await stat(path)).size > maxBytes
      ? fail('voice-file-unknown', { file: path, detail: 'it is larger than any hibari voice' })
      : fromModel(path, folder)
  })
}

/** Of the wheel, only what makes the phonemes of all voices, and the licences. Fails as the other one does. */
export async function installMaterials(path: string, folder: string = hibariFolder()): Promise<Result<null>> {
  return withFiles(path, folder, async () => {
    const wheel = await readWheel(path)
    if (!wheel.ok) return wheel
    await saveShared(wheel.value.entries, folder)
    return succeed(null)
  })
}

export async function hasMaterials(folder: string = hibariFolder()): Promise<boolean> {
  for (const name of materials.values())
    if (!(await fileExists(join(englishFolder(folder), name)))) return false
  return true
}

/** Removes an installed voice; what it shares with the others stays. */
export async function removeVoice(
  voice: Pick<InstalledVoice, 'name' | 'file'>,
  folder: string = hibariFolder(),
): Promise<void> {
  // The record first: without it the voice is gone, whatever becomes of the rest.
  await rm(join(folder, `${voice.name}.json`), { force: true })
  await rm(join(folder, voice.file), { force: true })
}
