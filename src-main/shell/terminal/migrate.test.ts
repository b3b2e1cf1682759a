import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { statusReportSchema } from '../../../src-contract/book-page.ts'
import { backupSchema, findingSchema, rollbackPlanSchema } from '../../../src-contract/migration.ts'
import { lockFile } from '../../../src-node/file-lock.ts'
import { oldConfig, pythonWorkspace, type PythonWorkspace } from '../migrate/testing/python-workspace.ts'
import { createProgram } from './program.ts'

let made: PythonWorkspace
beforeEach(async () => {
  made = await pythonWorkspace('new')
})
afterEach(async () => {
  await made.end()
})

type Said = { status: number; out: string; items: unknown }

/** The command as it is typed, within this process. */
async function run(...words: string[]): Promise<Said> {
  let out = ''
  let status = -1
  const write = process.stdout.write.bind(process.stdout)
  process.stdout.write = (text: string | Uint8Array): boolean => {
    out += String(text)
    return true
  }
  try {
    const program = createProgram('1', (ended) => {
      status = ended
    })
    await program.parseAsync(['node', 'bookspool', ...words])
  } finally {
    process.stdout.write = write
  }
  const document: unknown = words.includes('--json') ? JSON.parse(out) : { items: [] }
  return { status, out, items: z.object({ items: z.unknown() }).parse(document).items }
}

const theirs = async (): Promise<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(await made.bytes()).filter(([path]) => !/^\.bookspool|\.lock$/u.test(path)),
  )

describe('bookspool migrate', () => {
  it('says what was found, and changes nothing', async () => {
    const before = await made.bytes()
    const { status, out } = await run('migrate', made.root)
    expect(status).toBe(0)
    expect(out).toContain('2 books per file and phase')
    expect(out).toContain('→ Never give up: --fix phase-timeout')
    expect(out).toMatch(/No backup yet/u)
    const { items } = await run('migrate', made.configPath, '--json')
    expect(
      z
        .array(findingSchema)
        .parse(items)
        .map(({ id }) => id),
    ).toContain('old-batch')
    expect(await made.bytes()).toEqual(before)
  })

  it('changes one setting when told to, and nothing beside it', async () => {
    await writeFile(made.configPath, oldConfig.replace('resume: yes', 'resume: no   # safer'))
    expect((await run('migrate', made.root, '--fix', 'resume-off')).status).toBe(0)
    expect(await readFile(made.configPath, 'utf8')).toBe(
      oldConfig.replace('resume: yes', 'resume: true   # safer'),
    )
    expect((await run('migrate', made.root, '--fix', 'resume-off')).status).toBe(1)
    expect((await run('migrate', made.root, '--fix', 'x', '--backup')).status).toBe(1)
  })

  it('backs up, and rolls back only when that is said twice', async () => {
    const before = await theirs()
    expect((await run('migrate', made.root, '--rollback')).status).toBe(1)
    const backup = await run('migrate', made.root, '--backup', '--json')
    expect(z.array(backupSchema).parse(backup.items)).toHaveLength(1)
    await writeFile(made.pipelineJson, '{"phase1": {"files": {"carol": {"status": "success"}}}}')
    const changed = await theirs()
    const planned = await run('migrate', made.root, '--rollback', '--json')
    expect(z.array(rollbackPlanSchema).parse(planned.items)).toMatchObject([{ forgets: ['carol'] }])
    expect(await theirs()).toEqual(changed)
    const done = await run('migrate', made.root, '--rollback', '--yes')
    expect(done.status).toBe(0)
    expect(done.out).toContain('has forgotten this book: carol')
    expect(await theirs()).toEqual(before)
  })

  it('leaves a workspace alone in which a batch works', async () => {
    await run('migrate', made.root, '--backup')
    const lock = await lockFile(join(made.root, '.bookspool', 'batch.lock'), 0)
    expect((await run('migrate', made.root, '--rollback', '--yes')).status).toBe(1)
    await lock?.release()
    expect((await run('migrate', made.root, '--rollback', '--yes')).status).toBe(0)
  })

  it('says that there is no workspace', async () => {
    expect((await run('migrate', made.input)).status).toBe(1)
  })
})

describe('bookspool status', () => {
  it('of all books, and of one', async () => {
    const all = await run('status', '--config', made.configPath, '--json')
    expect(all.status).toBe(0)
    expect(statusReportSchema.parse({ items: all.items }).items.map(({ fileId, plan }) => [fileId, plan.action])).toEqual([
      ['alice', 'skip'],
      ['bob', 'resume'],
    ]) // prettier-ignore
    const one = await run('status', join(made.input, 'bob.txt'), '--pipeline-json', made.pipelineJson)
    expect(one.out).toContain('→ would go on with phases 4, 5: resumes at phase 4 (Speak)')
    expect(one.out).not.toContain('alice')
    expect((await run('status', join(made.input, 'none.txt'), '--config', made.configPath)).status).toBe(1)
  })
})
