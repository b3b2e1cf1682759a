import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { otherStates } from './other-states.ts'

const noted = (path: string, sha256: string) => ({ path, bytes: 3, sha256 })

async function makeFile(path: string, content: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, content)
  return path
}

async function makeRecord(workspace: string, sourcePath: string, artifacts: object): Promise<string> {
  const entry = (more: object) => ({ status: 'success', files: { tale: { status: 'success', ...more } } })
  const pipeline = { phase1: entry({ source_path: sourcePath }), phase5: entry({ artifacts }) }
  return makeFile(join(workspace, 'pipeline.json'), JSON.stringify(pipeline))
}

it('what other runs made of the same path is told, as far as it lies in this output folder still', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bookspool-other-states-'))
  const convertFolder = join(folder, 'convert')
  const outputDir = join(folder, 'out')
  const source = join(folder, 'tale.txt')
  const record = async (name: string, path: string, artifacts: object): Promise<string> =>
    makeRecord(join(convertFolder, name), path, artifacts)
  const audio = await makeFile(join(outputDir, 'Tale.mp3'), 'abc')
  const subtitles = await makeFile(join(outputDir, 'Tale.srt'), 'abc')
  const elsewhere = await makeFile(join(folder, 'other', 'Tale.mp3'), 'abc')
  await record('1', source, { outputs: [noted(audio, 'one')], subtitles: [noted(subtitles, 'two')] })
  await record('2', source, { outputs: [noted(audio, 'three'), noted(join(outputDir, 'gone.mp3'), 'four')] })
  await record('3', source, { outputs: [noted(elsewhere, 'five')] })
  await record('4', join(folder, 'another', 'tale.txt'), { outputs: [noted(audio, 'six')] })
  await record('5', source, { outputs: [audio], output_file: audio })
  await makeFile(join(convertFolder, '6', 'pipeline.json'), '{"phase1":')
  const own = await record('7', source, { outputs: [noted(audio, 'seven')] })

  const { outputs, tookItsPlace } = otherStates(convertFolder)
  const place = { workspace: dirname(own), pipelineJson: own, outputDir }
  expect(await outputs(source, place)).toEqual([
    noted(audio, 'one'),
    noted(subtitles, 'two'),
    noted(audio, 'three'),
  ])
  expect(await outputs(source, { ...place, outputDir: null })).toEqual([])
  expect(await tookItsPlace(source, place)).toBe(false)
})

it.each([
  ['as it was made', 'abcd', false],
  ['as another state was made into', 'abc', true],
  ['as somebody has changed it', 'edited', false],
])('a finished book whose file is %s', async (_words, content, taken) => {
  const folder = await mkdtemp(join(tmpdir(), 'bookspool-other-states-'))
  const outputDir = join(folder, 'out')
  const source = join(folder, 'tale.txt')
  const audio = await makeFile(join(outputDir, 'Tale.mp3'), content)
  const record = async (name: string, file: object): Promise<string> =>
    makeRecord(join(folder, 'convert', name), source, { outputs: [file] })
  await record('other', noted(audio, 'one'))
  const own = await record('own', { ...noted(audio, 'two'), bytes: 4 })
  const place = { workspace: dirname(own), pipelineJson: own, outputDir }
  expect(await otherStates(join(folder, 'convert')).tookItsPlace(source, place)).toBe(taken)
})
