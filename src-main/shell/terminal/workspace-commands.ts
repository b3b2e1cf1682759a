import type { Command } from 'commander'
import { carryOut, jsonHelp, noItems, type Finish } from './carry-out.ts'

export function addStatus(program: Command, finish: Finish): void {
  program
    .command('status')
    .description('For each book: its five phases, where each status was read, and what a run would do.')
    .argument('[file]', 'one book; left out: all of the workspace')
    .option('--config <file>', 'settings file of the workspace (default: config.yaml)')
    .option('--pipeline-json <file>', 'the record')
    .option('--json', jsonHelp)
    .action(async (file: string | undefined, options: unknown) => {
      const { status, statusFlagsSchema } = await import('./status.ts')
      const flags = statusFlagsSchema.parse(options)
      await carryOut(async (terminal) => status(file, flags, terminal), flags.json, noItems, finish)
    })
}

export function addHistory(program: Command, finish: Finish): void {
  program
    .command('history')
    .description(
      'Every batch run of a workspace, the newest first: books, hours of audio, speed, CPU, failures.',
    )
    .option('--config <file>', 'settings file of the workspace (default: config.yaml)')
    .option('--pipeline-json <file>', 'the record')
    .option('--json', jsonHelp)
    .action(async (options: unknown) => {
      const { history } = await import('./history.ts')
      const { statusFlagsSchema } = await import('./status.ts')
      const flags = statusFlagsSchema.parse(options)
      await carryOut(async (terminal) => history(flags, terminal), flags.json, noItems, finish)
    })
}

export function addClean(program: Command, finish: Finish): void {
  program
    .command('clean')
    .description(
      'What books leave behind while they are made: how much it is, and, with --yes, dropped for those that are done. Finished audiobooks stay.',
    )
    .option('--config <file>', 'settings file of the workspace (default: config.yaml)')
    .option('--pipeline-json <file>', 'the record')
    .option(
      '--book <ids...>',
      'only these, also where they are not done yet: they start from the beginning then',
    )
    .option('--compress', 'make the working files of finished books smaller, without loss')
    .option('--yes', 'really clear')
    .option('--json', jsonHelp)
    .action(async (options: unknown) => {
      const { clean, cleanFlagsSchema } = await import('./clean.ts')
      const flags = cleanFlagsSchema.parse(options)
      await carryOut(async (terminal) => clean(flags, terminal), flags.json, noItems, finish)
    })
}

export function addMigrate(program: Command, finish: Finish): void {
  program
    .command('migrate')
    .description(
      'Take an existing workspace over, step by step, and back: without a step, what was found there.',
    )
    .argument('<workspace>', 'its folder, its config.yaml or its pipeline.json')
    .option('--fix <id>', 'change the setting that a finding names')
    .option('--backup', 'keep a dated copy of config.yaml and pipeline.json')
    .option('--compare <file>', 'make one book with both orchestrators and show the differences')
    .option('--check', 'the seven checks, each with its result')
    .option('--rollback [backup]', 'what a way back would do; with --yes it is done')
    .option('--yes', 'really roll back')
    .option('--json', jsonHelp)
    .action(async (workspace: string, options: unknown) => {
      const { migrate, migrateFlagsSchema } = await import('./migrate.ts')
      const flags = migrateFlagsSchema.parse(options)
      await carryOut(async (terminal) => migrate(workspace, flags, terminal), flags.json, noItems, finish)
    })
}
