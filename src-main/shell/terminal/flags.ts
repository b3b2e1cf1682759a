import { resolve } from 'node:path'
import { configKeys, configShape, type Config, type ConfigKey } from '../../../src-contract/config-options.ts'
import { splitCommand } from '../../../src-contract/command-words.ts'
import { fail, succeed, type Result } from '../../../src-contract/failure.ts'
import { describeIssue } from '../config/describe-issue.ts'

const pathKeys = new Set<ConfigKey>(['input_dir', 'pipeline_json', 'log_file', 'output_dir'])

/** The flag is the key with dashes, but for the two whose old flags are shorter. */
const shorterFlags: Partial<Record<ConfigKey, string>> = {
  phases_to_run: '--phases',
  resume_enabled: '--resume',
}

/** One word may be one of ours; otherwise it is a command, split into words, each for itself, without a shell. */
function orchestratorFrom(typed: string): string | string[] {
  return typed === 'auto' || typed === 'builtin' ? typed : splitCommand(typed)
}

const flagOf = (key: ConfigKey): string => shorterFlags[key] ?? `--${key.replaceAll('_', '-')}`

/**
 * What flags say about config keys, checked by the keys' own schemas. Values of flags count from the working folder. `flags`: the value as typed,
 * under the config key; what was not given is undefined.
 */
export function configFromFlags(
  flags: Readonly<Record<string, unknown>>,
  workingFolder: string,
): Result<Partial<Config>> {
  const given: Record<string, unknown> = {}
  for (const key of configKeys) {
    const typed = flags[key]
    if (typed === undefined) continue
    const value =
      pathKeys.has(key) && typeof typed === 'string' && typed !== ''
        ? resolve(workingFolder, typed)
        : key === 'orchestrator' && typeof typed === 'string'
          ? orchestratorFrom(typed)
          : typed
    const parsed = configShape[key].safeParse(value)
    if (!parsed.success)
      return fail('usage-invalid', { detail: describeIssue(flagOf(key), parsed.error.issues[0], typed) })
    given[key] = parsed.data
  }
  return succeed(given)
}
