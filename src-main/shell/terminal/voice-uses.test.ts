import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { tellVoiceUses } from './voice-uses.ts'

let home: string
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'bookspool-uses-'))
})
afterEach(async () => rm(home, { recursive: true, force: true }))

async function record(path: string, content: unknown): Promise<string> {
  const file = join(home, path)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

async function told(named: string | null = null): Promise<string[]> {
  const lines: string[] = []
  const terminal = { warn: (line: string) => void lines.push(line) }
  await tellVoiceUses({ id: 'hibari:heart', aliases: [] }, home, named, terminal)
  return lines
}

const inChapter = { chapters: { '3': { title: 'The Crow', voice: 'hibari:heart' } } }

it('names the books and chapters of every record that Bookspool works in', async () => {
  await record('workspace/pipeline.json', { voice_overrides: { alice: 'hibari:heart', emma: 'espeak:de' } })
  await record('convert/0af3/pipeline.json', {
    phase1: { files: { kim: { title: 'Kim' } } },
    speech_overrides: { kim: inChapter },
  })
  const named = await record('elsewhere/pipeline.json', { voice_overrides: { emma: 'hibari:heart' } })
  expect(await told(named)).toEqual([
    'It is the voice of “alice”, “Kim” (chapter 3 “The Crow”) and “emma”. What is spoken stays; what is not yet needs another voice, or this one again.',
  ])
})

it('says nothing where no book has it, and what stands in the way of knowing', async () => {
  expect(await told()).toEqual([])
  await record('workspace/pipeline.json', 'no record')
  expect(await told()).toEqual([expect.stringContaining('pipeline.json')])
})
