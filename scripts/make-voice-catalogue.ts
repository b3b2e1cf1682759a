import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { voiceCatalogueSchema, type CatalogueVoice } from '../src-contract/voice-catalogue.ts'
import { packageRoot } from '../src-node/install-layout.ts'
import { readZipEntries } from '../src-orchestrator/zip/open-zip.ts'

/**
 * make-voice-catalogue.ts HIBARI.whl PIPER-MODELS.json: writes resources/voices.json. Addresses, sizes and checksums are those of PyPI's index, of the list inside
 * the wheel, and of the index of Piper models: a model without a checksum is not listed,
 * nor one whose licence nobody states.
 */
const [wheel = '', piperIndex = ''] = process.argv.slice(2)
const hub = 'https://huggingface.co/maureesewilliams/hibari'

/** What a licence forbids, in words that follow “forbids”; null: nothing. */
const forbidden = new Map([
  ['Apache-2.0', 'passing the voice on without its licence and notice'],
  ['Apache 2.0', 'passing the voice on without its licence and notice'],
  ['CC BY 4.0', 'passing the voice on without naming its makers'],
  ['CC BY-SA 4.0', 'passing the voice on without naming its makers, or under another licence'],
  ['CC BY-SA 3.0 ES', 'passing the voice on without naming its makers, or under another licence'],
  ['Jenny (Dioco) licence', 'using the voice without naming it: “Jenny (Dioco)”'],
  ['AGPL-3.0', 'passing the voice on under another licence, or serving others with it without its source'],
  ['GPL-2.0', 'passing the voice on under another licence, or without its source'],
  ['CC0 1.0', null],
  ['Public domain', null],
])

function licence(name: string, address: string): CatalogueVoice['licence'] {
  const forbids = forbidden.get(name)
  if (forbids === undefined) throw new Error(`what does the licence “${name}” forbid?`)
  return { name, forbids, address }
}

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** https://packaging.python.org/en/latest/specifications/simple-repository-api/ */
const packageIndexSchema = z.object({
  files: z.array(
    z.object({
      filename: z.string(),
      url: z.string(),
      size: z.number(),
      hashes: z.object({ sha256: z.string() }),
    }),
  ),
})

const hibariListSchema = z.record(
  z.string(),
  z.object({
    language: z.string(),
    accent: z.string(),
    gender: z.string(),
    file: z.string(),
    bundled: z.boolean(),
    bytes: z.number(),
    sha256: z.string(),
  }),
)
/** American before British, women before men; nobody has compared them. */
const hibariOrder = ['heart', 'kore', 'fenrir', 'emma', 'fable']

async function hibariVoices(): Promise<CatalogueVoice[]> {
  const answer = await fetch('https://pypi.org/simple/hibari-tts/', {
    headers: { accept: 'application/vnd.pypi.simple.v1+json' },
  })
  const index = packageIndexSchema.parse(await answer.json())
  const listed = index.files.find(({ filename }) => filename === basename(wheel))
  const sha256 = createHash('sha256').update(readFileSync(wheel)).digest('hex')
  if (listed?.hashes.sha256 !== sha256) throw new Error(`${wheel} is not what PyPI's index lists`)
  const wheelFile = { name: listed.filename, url: listed.url, bytes: listed.size, sha256 }
  const listName = 'hibari/assets/voices.json'
  const entries = await readZipEntries(wheel, (name) => name === listName, 100_000)
  const inside = hibariListSchema.parse(JSON.parse(entries.get(listName)?.toString('utf8') ?? ''))
  return Object.entries(inside)
    .toSorted(([a], [b]) => hibariOrder.indexOf(a) - hibariOrder.indexOf(b))
    .map(([name, voice]) => ({
      id: `hibari:${name}`,
      engine: 'hibari',
      name: `${capitalised(name)} (${voice.accent}, ${voice.gender})`,
      language: voice.language,
      quality: 'high' as const,
      sampleRateHz: 24_000,
      score: null,
      licence: licence('Apache-2.0', hub),
      files: voice.bundled
        ? [wheelFile]
        : [
            {
              name: voice.file,
              url: `${hub}/resolve/main/voices/${voice.file}`,
              bytes: voice.bytes,
              sha256: voice.sha256,
            },
          ],
      shared: voice.bundled ? [] : [wheelFile],
    }))
}

const piperFileSchema = z.object({ url: z.string(), bytes: z.number(), md5: z.string().nullable() })
const piperIndexSchema = z.object({
  models: z.record(
    z.string(),
    z.object({
      locale: z.string(),
      quality: z.enum(['x_low', 'low', 'medium', 'high']),
      sampleRate: z.number(),
      licence: z.string(),
      use: z.enum(['none', 'credit', 'copyleft', 'unclear']),
      card: z.string(),
      best: z.number().nullable().default(null),
      files: z.object({ model: piperFileSchema, config: piperFileSchema }),
    }),
  ),
})

function piperVoices(): CatalogueVoice[] {
  const { models } = piperIndexSchema.parse(JSON.parse(readFileSync(piperIndex, 'utf8')))
  return Object.entries(models)
    .filter(
      ([, { use, files }]) => use !== 'unclear' && Object.values(files).every(({ md5 }) => md5 !== null),
    )
    .map(([name, model]) => ({
      id: `sherpa:${name}`,
      engine: 'sherpa',
      name: `${(name.split('-')[1] ?? name).split('_').map(capitalised).join(' ')} (${model.quality.replace('_', ' ')})`,
      language: model.locale,
      quality: model.quality,
      sampleRateHz: model.sampleRate,
      score: model.best,
      licence: licence(model.licence, model.card),
      files: [model.files.model, model.files.config].map(({ url, bytes, md5 }) => ({
        name: basename(new URL(url).pathname),
        url,
        bytes,
        md5: md5 ?? undefined,
      })),
      shared: [],
    }))
    .toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0))
}

const catalogue = voiceCatalogueSchema.parse({
  made: new Date().toISOString().slice(0, 10),
  credit: 'Scores: LA-RB-2026-003 by Loudness.ai, CC BY 4.0.',
  voices: [...(await hibariVoices()), ...piperVoices()],
})
writeFileSync(join(packageRoot(), 'resources', 'voices.json'), `${JSON.stringify(catalogue, null, 2)}\n`)
