import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { statusReportSchema } from '../../../src-contract/book-page.ts'
import { defaultConfig } from '../../../src-contract/config-options.ts'
import { pipelineJsonSchema } from '../../../src-contract/pipeline-json/schema.ts'
import { withWorkNote } from '../../../src-contract/pipeline-json/work-notes.ts'
import { pythonWorkspace, type PythonWorkspace } from '../migrate/testing/python-workspace.ts'
import { placesOfRecorded } from '../../../src-node/recorded-file.ts'
import { statusLines } from '../terminal/status.ts'
import { bookStatuses } from './book-statuses.ts'
import { configIn, findWorkspace } from './find-workspace.ts'

const open: PythonWorkspace[] = []
async function workspace(shape: 'new' | 'old' = 'new'): Promise<PythonWorkspace> {
  const made = await pythonWorkspace(shape)
  open.push(made)
  return made
}
afterEach(async () => {
  for (const made of open.splice(0)) await made.end()
})

const all = { phases_to_run: [1, 2, 3, 4, 5], resume_enabled: true, input_dir: null } as const
const config = { ...defaultConfig, ...all, phases_to_run: [...all.phases_to_run] }

describe('a workspace is found', () => {
  it.each(['', 'phase7_batch', 'phase7_batch/config.yaml', 'pipeline.json'])('by %j', async (way) => {
    const made = await workspace()
    const found = await findWorkspace(join(made.root, way))
    expect(found).toMatchObject({
      ok: true,
      value: { workspace: made.root, pipelineJson: made.pipelineJson, configPath: made.configPath },
    })
    if (!found.ok) return
    expect(configIn(found.value, found.value.loaded.config)).toMatchObject({
      input_dir: made.input,
      pipeline_json: made.pipelineJson,
      resume_enabled: true,
      max_workers: 2,
    })
    expect(found.value.loaded.unknownKeys).toEqual(['my_own_key'])
  })

  it('without a config.yaml, with its input folder', async () => {
    const made = await workspace()
    await rename(made.configPath, `${made.configPath}.off`)
    expect(await findWorkspace(made.root)).toMatchObject({
      value: { configPath: join(made.root, 'config.yaml'), inputDir: made.input, loaded: { exists: false } },
    })
  })

  it('past a config.yaml of another program', async () => {
    const made = await workspace()
    const other = join(made.root, 'phase2-extraction', 'config.yaml')
    await mkdir(dirname(other), { recursive: true })
    await writeFile(other, 'pipeline_json: elsewhere.json\nmax_workers: many\n')
    expect(await findWorkspace(made.root)).toMatchObject({ value: { configPath: made.configPath } })
  })

  it('with its own config.yaml where that cannot be read, and never with one of another phase', async () => {
    const made = await workspace()
    const other = join(made.root, 'phase4_tts', 'config.yaml')
    await writeFile(other, 'voice: kokoro\n')
    await writeFile(made.configPath, 'phases: [1, 2\nresume: : yes\n')
    expect(await findWorkspace(made.root)).toMatchObject({
      value: {
        configPath: made.configPath,
        pipelineJson: made.pipelineJson,
        configFailure: { code: 'config-unreadable', file: made.configPath },
      },
    })
    await rm(made.configPath)
    expect(await findWorkspace(made.root)).toMatchObject({
      value: { configPath: join(made.root, 'config.yaml'), configFailure: null, loaded: { exists: false } },
    })
  })

  it('or not, with what was looked for', async () => {
    const made = await workspace()
    expect(await findWorkspace(made.input)).toMatchObject({
      ok: false,
      failure: { code: 'workspace-not-found' },
    })
    expect(await findWorkspace(join(made.root, 'nowhere'))).toMatchObject({
      failure: { code: 'workspace-not-found', detail: 'it is not there' },
    })
  })
})

describe('recorded paths', () => {
  it.each([
    ['relative', 'phase5_enhancement/output/a.mp3', '/w/phase5_enhancement/output/a.mp3'],
    ['with backslashes', 'phase5_enhancement\\output\\a.mp3', '/w/phase5_enhancement/output/a.mp3'],
    ['of another system', 'D:\\Books\\phase5_enhancement\\output\\a.mp3', '/w/phase5_enhancement/output/a.mp3'],
    ['of a place that the workspace left', '/old/w/phase5_enhancement/output/a.mp3', '/w/phase5_enhancement/output/a.mp3'],
  ])('%s', (_name, recorded, expected) => {
    expect(placesOfRecorded('/w/pipeline.json', recorded)).toContain(expected)
  }) // prettier-ignore

  it('that lead nowhere into the workspace are taken as they stand', () => {
    expect(placesOfRecorded('/w/pipeline.json', '/music/a.mp3')).toEqual(['/music/a.mp3'])
  })
})

describe('what stands of each book', () => {
  it('in the new shape', async () => {
    const made = await workspace()
    const files = [join(made.input, 'alice.txt'), join(made.input, 'bob.txt')]
    const items = await bookStatuses({ pipelineJson: made.pipelineJson, config }, files)
    expect(statusReportSchema.parse({ items: items.ok ? items.value : [] }).items).toMatchObject([
      { fileId: 'alice', source: files[0], plan: { action: 'skip', why: 'done on 3 May' } },
      { fileId: 'bob', plan: { action: 'resume', why: 'resumes at phase 4 (Speak)', phases: [4, 5] } },
    ])
    const spoken = join(made.root, 'phase4_tts/audio_chunks/bob')
    await mkdir(spoken, { recursive: true })
    for (const chunk of [1, 2]) await writeFile(join(spoken, `chunk_000${chunk}.wav`), '')
    // Half a book that another program has spoken is spoken anew.
    expect(
      await bookStatuses({ pipelineJson: made.pipelineJson, config }, files.slice(1), true),
    ).toMatchObject({ value: [{ plan: { why: 'resumes at phase 4 (Speak)' } }] })
    const own = join(made.root, '.bookspool/books/bob/speech')
    await mkdir(own, { recursive: true })
    for (const key of ['a', 'b']) await writeFile(join(own, `${key}.wav`), '')
    const later = await bookStatuses({ pipelineJson: made.pipelineJson, config }, files.slice(1), true)
    expect(later).toMatchObject({ value: [{ plan: { why: 'resumes at chunk 2 of 4' } }] })
    const lines = later.ok ? later.value.map((item) => statusLines(item, new Date('2026-06-01'))) : []
    expect(lines).toEqual([
      [
        `bob  ${files[1] ?? ''}`,
        '  1 Check   success         3 May, python, phase1.files.bob',
        '  2 Read    success         3 May, python, phase2.files.bob',
        '  3 Split   success         3 May, python, phase3.files.bob',
        '  4 Speak   unknown',
        '  5 Master  unknown',
        '  → would go on with phases 4, 5: resumes at chunk 2 of 4',
      ],
    ])
  })

  it('in the oldest shape, with Windows paths, and of a source that is gone', async () => {
    const made = await workspace('old')
    const files = [join(made.input, 'alice.txt'), join(made.input, 'bob.txt')]
    expect(await bookStatuses({ pipelineJson: made.pipelineJson, config }, files)).toMatchObject({
      value: [
        { fileId: 'alice', plan: { action: 'skip', why: 'done' }, phases: [{ source: 'old', readAt: 'phase1' }, {}, {}, {}, {}] },
        { fileId: 'bob', plan: { action: 'run', why: 'new' } },
      ],
    }) // prettier-ignore
  })

  it('of a source that was renamed: it keeps its id and its work', async () => {
    const made = await workspace()
    const moved = join(made.input, 'wonderland.txt')
    await rename(join(made.input, 'alice.txt'), moved)
    expect(await bookStatuses({ pipelineJson: made.pipelineJson, config }, [moved], true)).toMatchObject({
      value: [{ fileId: 'alice', plan: { action: 'skip', why: `done on 3 May, moved from ${join(made.input, 'alice.txt')}` } }],
    }) // prettier-ignore
    await copyFile(join(made.input, 'bob.txt'), moved)
    expect(await bookStatuses({ pipelineJson: made.pipelineJson, config }, [])).toMatchObject({
      value: [
        { fileId: 'alice', plan: { action: 'skip' } },
        { fileId: 'bob', plan: { action: 'resume' } },
      ],
    })
  })

  it('says when what it left behind was dropped', async () => {
    const made = await workspace()
    const record = pipelineJsonSchema.parse(JSON.parse(await readFile(made.pipelineJson, 'utf8')))
    const ours = { alice: { status: 'success', made_by: 'bookspool 1' } }
    const spoken = { ...record, phase3: { files: ours }, phase4: { files: ours } }
    const at = '2026-05-04T10:00:00.000Z'
    const dropped = withWorkNote(spoken, 'alice', { kind: 'dropped', at }, at)
    await writeFile(made.pipelineJson, JSON.stringify(dropped))
    const path = join(made.input, 'alice.txt')
    const items = await bookStatuses({ pipelineJson: made.pipelineJson, config }, [path], true)
    const [item] = statusReportSchema.parse({ items: items.ok ? items.value : [] }).items
    expect(item?.phases.map(({ workDroppedAt }) => workDroppedAt)).toEqual([null, null, at, at, null])
    expect(item === undefined ? [] : statusLines(item, new Date('2026-06-01')).slice(-2)).toEqual([
      '  working files dropped on 4 May',
      '  → would be skipped: done on 3 May',
    ])
  })

  it('of a source that was changed', async () => {
    const made = await workspace()
    const path = join(made.input, 'alice.txt')
    await writeFile(path, 'another text')
    expect(await bookStatuses({ pipelineJson: made.pipelineJson, config }, [path], true)).toMatchObject({
      value: [{ fileId: 'alice', plan: { action: 'run', why: 'changed since 3 May', phases: [1, 2, 3, 4, 5] } }],
    }) // prettier-ignore
  })

  it('says so where the record cannot be read', async () => {
    const made = await workspace()
    await writeFile(made.pipelineJson, '{"phase1": ')
    expect(await bookStatuses({ pipelineJson: made.pipelineJson, config }, [])).toMatchObject({
      failure: { code: 'pipeline-json-unreadable', file: made.pipelineJson },
    })
  })
})
