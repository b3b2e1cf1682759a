import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { configSchema, type Config } from '../../../../src-contract/config-options.ts'
import type { BookView } from '../../../../src-contract/book-view.ts'
import type { Controller, ControllerOptions } from '../../app/bookspool-api.ts'
import { createController } from '../create-controller.ts'

export const standIn = fileURLToPath(new URL('./stand-in-orchestrator.ts', import.meta.url))

export type Kit = {
  folder: string
  config: Config
  options: ControllerOptions
  /** Writes a book whose first line tells the stand-in what to do. */
  book: (name: string, words: string) => Promise<string>
  open: () => Promise<Controller>
  end: () => Promise<void>
}

export function optionsIn(folder: string, config: () => Config): ControllerOptions {
  const workspace = join(folder, 'workspace')
  return {
    config,
    placeOf: () => ({
      workspace,
      pipelineJson: join(workspace, 'pipeline.json'),
      outputDir: join(folder, 'out'),
    }),
    logsDir: join(folder, 'logs'),
    journalPath: join(folder, 'journal.json'),
    runsDir: join(folder, 'runs'),
    redo: { kind: 'nothing' },
    overwrite: false,
  }
}

export async function openKit(values: Partial<Config> = {}): Promise<Kit> {
  const folder = await mkdtemp(join(tmpdir(), 'bookspool-controller-'))
  const config: Config = { ...configSchema.parse({}), ...values }
  const options = optionsIn(folder, () => config)
  const open: Controller[] = []
  return {
    folder,
    config,
    options,
    book: async (name, words) => {
      const path = join(folder, 'in', name)
      await mkdir(join(path, '..'), { recursive: true })
      await writeFile(path, `${words}\n${name}\n`)
      return path
    },
    open: async () => {
      const made = await createController(options, standIn)
      if (!made.ok) throw new Error(made.failure.code)
      open.push(made.value)
      return made.value
    },
    end: async () => {
      for (const controller of open) await controller.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Resolves when the books of a controller are as wished. */
export async function until(
  controller: Controller,
  wished: (books: BookView[]) => boolean,
): Promise<BookView[]> {
  const now = controller.books()
  if (wished(now)) return now
  return new Promise((resolve) => {
    const unsubscribe = controller.onChange(() => {
      const books = controller.books()
      if (!wished(books)) return
      unsubscribe()
      resolve(books)
    })
  })
}
