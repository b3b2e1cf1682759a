import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { fileExists } from '../../../../../../src-node/atomic-file.ts'
import { openSession, type OnnxRuntime } from '../onnx-runtime.ts'
import { espeakPhonemizer } from './espeak-phonemes.ts'
import { lexiconFrom } from './lexicon.ts'
import { lexiconPhonemizer, type Phonemizer } from './lexicon-phonemes.ts'
import { withNames } from './names.ts'
import { taggerFrom } from './part-of-speech.ts'
import { spokenFormsFrom } from './spoken-forms.ts'
import { unknownWordsFrom } from './unknown-words.ts'
import type { Accent } from './accent.ts'
import { wordReader } from './word-reader.ts'

/** The tables are 3 MB each when unpacked. */
const maxUnpacked = 64_000_000

async function readUnpacked(path: string): Promise<Buffer> {
  const bytes = await readFile(path)
  return path.endsWith('.gz') ? gunzipSync(bytes, { maxOutputLength: maxUnpacked }) : bytes
}

/** What is made of a file's bytes, unpacked. Throws in words that name the file where nothing can be made of it. */
async function madeOf<Made>(
  folder: string,
  name: string,
  make: (bytes: Buffer) => Made | Promise<Made>,
): Promise<Made> {
  const path = join(folder, name)
  if (!(await fileExists(path))) throw new Error(`its file ${name} is missing`)
  try {
    return await make(await readUnpacked(path))
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/\.?\s*$/u, '') : String(error)
    throw new Error(`its file ${name} is damaged (${why})`, { cause: error })
  }
}

/** Each goes up with every change in our code that makes other phonemes of the same words. */
const phonemesVersions: Readonly<Record<Accent, number>> = { american: 4, british: 5 }

/** Whether the lexicons are at hand; their checksums were examined when they were installed. */
async function hasLexicons(folder: string, accent: Accent): Promise<boolean> {
  const key = accent === 'american' ? 'us' : 'gb'
  return fileExists(join(folder, `lexicon_${key}_silver.json.gz`))
}

/** Tells apart what makes other phonemes, for the keys of chunks. */
export async function phonemesRevision(folder: string, accent: Accent): Promise<string> {
  return `${(await hasLexicons(folder, accent)) ? 'lexicons' : 'espeak'}-${phonemesVersions[accent]}`
}

function asExceptions(table: unknown): Map<string, readonly string[]> {
  const entries = typeof table === 'object' && table !== null ? Object.entries(table) : []
  return new Map(
    entries.flatMap(([spelling, parts]) =>
      Array.isArray(parts) ? [[spelling, parts.filter((part) => typeof part === 'string')]] : [],
    ),
  )
}

/** With the lexicons of the folder where they are, else with eSpeak NG: on alice's first chapter 1.4 against 2.6 % of the words are misheard. */
export async function loadPhonemizer(
  folder: string,
  accent: Accent,
  runtime: OnnxRuntime,
): Promise<Phonemizer> {
  if (!(await hasLexicons(folder, accent))) return espeakPhonemizer(accent)
  const bytes = async (name: string): Promise<Buffer> => madeOf(folder, name, (whole) => whole)
  const read = async (name: string): Promise<unknown> =>
    madeOf(folder, name, (whole): unknown => JSON.parse(whole.toString('utf8')))
  const key = accent === 'american' ? 'us' : 'gb'
  const net = accent === 'american' ? 'oov' : 'oov_gb'
  const lexicon = lexiconFrom(
    await bytes(`lexicon_${key}_gold.json.gz`),
    await bytes(`lexicon_${key}_silver.json.gz`),
  )
  const session = await madeOf(folder, `${net}.onnx`, async (whole) => openSession(runtime, whole))
  return lexiconPhonemizer({
    accent,
    spoken: spokenFormsFrom(await read('normalize.json')),
    exceptions: asExceptions(await read('tokenizer_exceptions.json')),
    tagger: taggerFrom(await bytes('tagger.json.gz')),
    checked: (spelling) => lexicon.checked(spelling),
    read: wordReader(lexicon, accent),
    readName: wordReader(withNames(lexicon, accent), accent),
    unknown: unknownWordsFrom(await read(`${net}.json`), session, runtime),
  })
}
