import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, realpath, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  batchReportSchema,
  doctorReportSchema,
  extractReportSchema,
  type BookReport,
} from '../../../src-contract/reports.ts'
import { builtFile, packageRoot } from '../../../src-node/install-layout.ts'

type Ran = { code: number | null; stdout: string; stderr: string }
const isBuilt = existsSync(builtFile('main', 'cli.js')) && existsSync(builtFile('orchestrator', 'index.js'))
if (!isBuilt)
  process.stderr.write('programs.test.ts: out/ is not built, so the programs themselves are not run\n')

// Side by side, each with a home of its own: a program that starts and ends leaves a core idle for a good part of its time.
describe.skipIf(!isBuilt)(
  'the programs, as a shell runs them',
  { concurrent: true, timeout: 240_000 },
  () => {
    async function folder(): Promise<string> {
      return mkdtemp(join(tmpdir(), 'bookspool-terminal-'))
    }
    async function run(home: string, program: string, ...args: string[]): Promise<Ran> {
      return new Promise((resolve) => {
        const env = { ...process.env, BOOKSPOOL_HOME: join(home, 'home') }
        const options = { env, cwd: home, timeout: 200_000 }
        const child = execFile(process.execPath, [program, ...args], options, (_error, stdout, stderr) =>
          resolve({ code: child.exitCode, stdout, stderr }),
        )
      })
    }
    const bookspool = join(packageRoot(), 'bin', 'bookspool.mjs')
    const batchAudiobook = join(packageRoot(), 'bin', 'batch-audiobook.mjs')
    const bookText = 'A short line to be read aloud.\n\nAnd a second one.\n'
    // Whatever else this machine does, and the other tests are a good deal of it, a test's books are not held back for it.
    const unheld = ['--cpu-threshold', '100']
    async function convertTale(
      home: string,
      ...flags: string[]
    ): Promise<{ code: number | null; books: BookReport[] }> {
      const { code, stdout } = await run(home, bookspool, 'convert', 'tale.txt', ...unheld, '--output', 'out', '--json', ...flags) // prettier-ignore
      return { code, books: batchReportSchema.parse(JSON.parse(stdout)).books }
    }

    it('convert makes a book, then skips it, with exactly one document on stdout', async () => {
      const home = await folder()
      await writeFile(join(home, 'tale.txt'), bookText)
      await writeFile(join(home, 'empty.pdf'), '')
      const would = await run(
        home,
        bookspool,
        'convert',
        'tale.txt',
        'empty.pdf',
        '--output',
        'out',
        '--dry-run',
      )
      expect(would.stdout).toMatch(/^tale\.txt: would run phases 1, 2, 3, 4, 5/mu)
      expect(would.stdout).toMatch(/^empty\.pdf: would not run: /mu)
      expect([would.code, existsSync(join(home, 'out')), existsSync(join(home, 'home'))]).toEqual([
        0,
        false,
        false,
      ])
      const first = await run(
        home,
        bookspool,
        'convert',
        'tale.txt',
        'empty.pdf',
        '--output',
        'out',
        '--json',
      )
      const report = batchReportSchema.parse(JSON.parse(first.stdout))
      expect(report.books.map(({ status }) => status).sort()).toEqual(['done', 'failed'])
      expect(first.code).toBe(2)
      const [output] = report.books.find(({ status }) => status === 'done')?.outputs ?? []
      expect(existsSync(output ?? '')).toBe(true)
      const again = await convertTale(home)
      expect(again.books).toMatchObject([{ status: 'skipped', outputs: [output] }])
      expect(again.code).toBe(0)
      // Each state of a source has a workspace of its own; what it is made into has one place.
      await writeFile(join(home, 'tale.txt'), `${bookText}\nAnd a third.\n`)
      expect((await convertTale(home)).books).toMatchObject([{ status: 'done', outputs: [output] }])
      await writeFile(join(home, 'tale.txt'), bookText)
      const back = await run(home, bookspool, 'convert', 'tale.txt', '--output', 'out', '--dry-run')
      expect(back.stdout).toMatch(/^tale\.txt: would run phases /mu)
    })

    it('convert makes a finished book again where a flag asks for another voice, and only then', async () => {
      const home = await folder()
      await writeFile(join(home, 'tale.txt'), bookText)
      const made = async (...flags: string[]): Promise<BookReport | undefined> =>
        (await convertTale(home, ...flags)).books[0]
      const first = await made()
      const german = await made('--voice', 'espeak:de')
      expect(german).toMatchObject({ status: 'done', outputs: first?.outputs })
      expect(await made('--voice', 'espeak:de')).toMatchObject({
        status: 'skipped',
        audioSec: german?.audioSec,
        chapters: german?.chapters,
      })
      expect(await made()).toMatchObject({ status: 'skipped' })
      expect(await made('--speed', '1.5')).toMatchObject({ status: 'done', outputs: first?.outputs })
    })

    it('convert takes texts of a folder only when they are asked for, and says how', async () => {
      const home = await folder()
      await mkdir(join(home, 'in'))
      await writeFile(join(home, 'in', 'blank.txt'), '')
      const without = await run(home, bookspool, 'convert', 'in', '--output', 'out')
      expect(without.stderr).toMatch(/No books in in\. .*--take-pictures-and-texts/u)
      const looked = await run(home, bookspool, 'convert', 'in', '--output', 'out', '--dry-run')
      expect([looked.code, looked.stderr]).toEqual([0, without.stderr])
      const read = await run(home, bookspool, 'extract', 'in', '--output', '-')
      expect(read.stderr).toContain('[folder-without-pages]')
      const taken = await run(
        home,
        bookspool,
        'convert',
        'in',
        '--output',
        'out',
        '--take-pictures-and-texts',
      )
      expect(taken.stdout).toContain('“blank.txt” is empty')
    })

    it('batch lists what is no book, and it changes nothing', async () => {
      const home = await folder()
      await mkdir(join(home, 'in'))
      for (const name of ['tale.txt', 'cover.jpg', 'notes.json', '.hidden.txt'])
        await writeFile(join(home, 'in', name), bookText)
      const ran = await run(home, batchAudiobook, '--input-dir', 'in', '--phases', '1', ...unheld, '--json')
      expect(ran.code).toBe(0)
      expect(ran.stderr).toMatch(/cover\.jpg: not a book.*\n.*notes\.json: not a book/u)
      const { books } = batchReportSchema.parse(JSON.parse(ran.stdout))
      expect(books.map(({ source, status }) => [source, status])).toEqual([
        [join(await realpath(home), 'in', 'tale.txt'), 'done'],
      ])
    })

    it('batch leaves what is beyond batch_size for the next run, which is no failure', async () => {
      const home = await folder()
      await mkdir(join(home, 'in'))
      for (const name of ['a.txt', 'b.txt']) await writeFile(join(home, 'in', name), `${name}. ${bookText}`)
      const once = async (): Promise<Ran> =>
        run(
          home,
          batchAudiobook,
          '--input-dir',
          'in',
          '--phases',
          '1',
          '--batch-size',
          '1',
          ...unheld,
          '--json',
        )
      const statuses = ({ stdout }: Ran): string[] =>
        batchReportSchema.parse(JSON.parse(stdout)).books.map(({ status }) => status)
      const first = await once()
      expect([first.code, statuses(first)]).toEqual([0, ['done']])
      expect(first.stderr).toContain('1 book left for the next run')
      const second = await once()
      expect([second.code, statuses(second)]).toEqual([0, ['skipped', 'done']])
    })

    it.each([
      [['convert', 'x.pdf', '--frob', '--json'], { books: [], elapsedSec: 0 }],
      [['extract', '--json'], { items: [] }],
      [['doctor', '--json', '--frob'], { items: [] }],
    ])('prints one document for %j too', async (args, document) => {
      const ran = await run(await folder(), bookspool, ...args)
      expect(ran.code).toBe(1)
      expect(JSON.parse(ran.stdout)).toEqual(document)
      expect(ran.stderr).not.toBe('')
    })

    it.each([[['--resume', '--no-resume']], [['--no-resume', '--resume']]])(
      'batch runs nothing with %j: they speak against each other',
      async (flags) => {
        const home = await folder()
        await mkdir(join(home, 'in'))
        const ran = await run(home, batchAudiobook, '--input-dir', 'in', ...flags)
        expect(ran.code).toBe(1)
        expect(ran.stderr).toContain('--resume and --no-resume cannot be given together')
      },
    )

    it.each([
      ['the data folder', 'home/convert', 'home-not-writable'],
      ['the output folder', 'out', 'output-not-writable'],
    ])('says before any work that %s cannot be written to', async (_what, file, code) => {
      const home = await folder()
      await writeFile(join(home, 'tale.txt'), bookText)
      await mkdir(join(home, 'home'))
      await writeFile(join(home, file), '')
      const ran = await run(home, bookspool, 'convert', 'tale.txt', '--output', 'out', '--json')
      expect(ran.code).toBe(1)
      expect(JSON.parse(ran.stdout)).toEqual({ books: [], elapsedSec: 0 })
      expect(ran.stderr).toMatch(new RegExp(`^bookspool: .* \\[${code}\\]\\n$`, 'u'))
    })

    it.runIf(process.platform === 'linux').each([
      [bookspool, 'convert', 'tale.txt', '--output', 'out'],
      [bookspool, 'extract', 'tale.txt', '--output', '-'],
      [join(packageRoot(), 'bin', 'bookspool-orchestrator.mjs'), 'tale.txt', '--output', 'out'],
    ])('says that nothing can be made where a data folder is to be: %s %s', async (program, ...args) => {
      const home = await folder()
      await writeFile(join(home, 'tale.txt'), bookText)
      // It is there, and whatever is to be made in it does not exist.
      await symlink('/proc', join(home, 'home'))
      const ran = await run(home, program, ...args)
      expect(ran).toMatchObject({ code: 1, stdout: '' })
      expect(ran.stderr).toContain('[home-not-writable]')
    })

    it('extract writes the reading text, to a file or to stdout', async () => {
      const home = await folder()
      await writeFile(join(home, 'tale.txt'), bookText)
      const json = await run(home, bookspool, 'extract', 'tale.txt', '--output', 'text.txt', '--json')
      expect(extractReportSchema.parse(JSON.parse(json.stdout)).items).toMatchObject([{ status: 'done' }])
      expect(await readFile(join(home, 'text.txt'), 'utf8')).toContain('A short line to be read aloud.')
      const out = await run(home, bookspool, 'extract', 'tale.txt', '--output', '-')
      expect(out.stdout).toBe(await readFile(join(home, 'text.txt'), 'utf8'))
      expect(await run(home, bookspool, 'extract', 'none.pdf', '--output', '-')).toMatchObject({
        code: 1,
        stdout: '',
      })
    })

    it('extract --spoken writes what is said, and say says a sentence, both with a list of pronunciations', async () => {
      const home = await folder()
      await writeFile(join(home, 'tale.txt'), 'It was 1848.\n\nThen LV Jones paid $5.\n')
      await writeFile(join(home, 'list.txt'), 'LV = Level\n')
      const list = ['--pronunciations', 'list.txt']
      const out = await run(home, bookspool, 'extract', 'tale.txt', '--spoken', ...list, '--output', '-')
      expect(out.stdout).toBe('It was eighteen forty-eight.\nThen Level Jones paid five dollars.\n')
      const said = await run(home, bookspool, 'say', 'LV 5 am 3. Mai', '--language', 'de', ...list)
      expect(said.stdout).toBe('Level fünf am dritten Mai\n')
    })

    it('runs nothing with a config.yaml that cannot be used', async () => {
      const home = await folder()
      await mkdir(join(home, 'in'))
      await writeFile(join(home, 'config.yaml'), 'input_dir: in\nmax_workers: many\n')
      const ran = await run(home, batchAudiobook, '--json')
      expect(ran).toMatchObject({ code: 1 })
      expect(batchReportSchema.parse(JSON.parse(ran.stdout)).books).toEqual([])
      expect(ran.stderr).toMatch(/max_workers: expected a number, got "many" \(line 2\).*\[config-invalid\]/u)
    })

    it('a dry run says what would happen and leaves no trace', async () => {
      const home = await folder()
      await mkdir(join(home, 'in'))
      await writeFile(join(home, 'in', 'tale.txt'), bookText)
      const ran = await run(home, batchAudiobook, '--input-dir', 'in', '--dry-run')
      expect(ran).toMatchObject({ code: 0, stderr: '' })
      expect(ran.stdout).toContain('tale.txt: would run phases 1, 2, 3, 4, 5')
      expect(existsSync(join(home, 'pipeline.json'))).toBe(false)
      expect(existsSync(join(home, 'batch.log'))).toBe(false)
    })

    it('a dry run says of a book’s and a chapter’s voice that it is not there', async () => {
      const home = await folder()
      await writeFile(join(home, 'tale.txt'), bookText)
      const asked = ['--voice', 'hibari:none', '--chapter-voice', '1=hibari:nobody']
      const ran = await run(home, bookspool, 'convert', 'tale.txt', '--output', 'out', '--dry-run', ...asked)
      expect(ran.code).toBe(0)
      expect(ran.stderr).toMatch(/There is no voice “hibari:none”.*\n.*There is no voice “hibari:nobody”/u)
    })

    it.each([
      [['frobnicate']],
      [['voices', 'frobnicate']],
      [['convert']],
      [['convert', 'x.pdf', '--speed', 'fast']],
      [['batch', '--orchestrator', 'python x.py', '--input-dir', '.']],
      [['batch', '--frob']],
    ])('refuses %j with status 1 and a reason', async (args) => {
      const ran = await run(await folder(), bookspool, ...args)
      expect(ran.code).toBe(1)
      expect(ran.stdout).toBe('')
      expect(ran.stderr).not.toBe('')
    })

    it('runs through a link, as npm makes them', async () => {
      const home = await folder()
      await symlink(bookspool, join(home, 'bookspool'))
      expect(await run(home, join(home, 'bookspool'), '--version')).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/u) as unknown,
      })
    })

    it('doctor prints a report by its schema', async () => {
      const ran = await run(await folder(), bookspool, 'doctor', '--json')
      const { items } = doctorReportSchema.parse(JSON.parse(ran.stdout))
      expect(items.map(({ id }) => id)).toEqual(
        expect.arrayContaining([
          'node',
          'orchestrator',
          'voices',
          'ffmpeg',
          'config',
          'home',
          'output',
          'electron',
        ]),
      )
      expect(ran.code).toBe(items.some(({ status }) => status === 'failed') ? 1 : 0)
    })

    it.skipIf(process.platform === 'win32').each([1, 2])(
      'ends with one document and 130 at %i Ctrl-C',
      async (times) => {
        const home = await folder()
        await writeFile(
          join(home, 'long.txt'),
          'This sentence is said again and again until somebody stops it. '.repeat(4000),
        )
        const env = { ...process.env, BOOKSPOOL_HOME: join(home, 'home') }
        const child = spawn(
          process.execPath,
          [bookspool, 'convert', 'long.txt', ...unheld, '--output', 'out', '--json'],
          {
            cwd: home,
            env,
          },
        )
        let presses: NodeJS.Timeout | undefined
        const parts: string[] = []
        child.stdout.setEncoding('utf8').on('data', (part: string) => {
          // With its document out the program is leaving; Node gives its handlers up before it is gone, and a signal then would be its end.
          clearInterval(presses)
          parts.push(part)
        })
        await new Promise<void>((resolve) => {
          child.stderr.setEncoding('utf8').on('data', (words: string) => {
            if (words.includes('Speak')) resolve()
            if (words.includes('Stopping') && times === 2)
              presses = setInterval(() => child.kill('SIGINT'), 50)
          })
        })
        child.kill('SIGINT')
        const ended: unknown[] = await once(child, 'close')
        clearInterval(presses)
        expect(ended[0]).toBe(130)
        expect(batchReportSchema.parse(JSON.parse(parts.join(''))).books).toMatchObject([
          { status: 'cancelled' },
        ])
      },
    )

    it.skipIf(process.platform === 'win32')(
      'serve prints a link that opens the window, and ends at Ctrl-C',
      async () => {
        const home = await folder()
        const env = { ...process.env, BOOKSPOOL_HOME: join(home, 'home') }
        const child = spawn(process.execPath, [bookspool, 'serve'], { cwd: home, env })
        const link = await new Promise<string>((resolve) => {
          child.stdout.setEncoding('utf8').on('data', (words: string) => {
            const found = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/u.exec(words)?.[0]
            if (found !== undefined) resolve(found)
          })
        })
        const first = await fetch(link, { redirect: 'manual' })
        const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? ''
        const page = await fetch(new URL('/', link), { headers: { cookie } })
        expect(await page.text()).toContain('bridge.js')
        child.kill('SIGINT')
        const ended: unknown[] = await once(child, 'close')
        expect(ended[0]).toBe(0)
      },
    )
  },
)
