import { configForm } from '../../src-contract/config-form.ts'
import { configShape, type Config, type ConfigKey } from '../../src-contract/config-options.ts'

/** Null where the value may be written; else a sentence that says what would be right. */
export function problemWith(key: ConfigKey, value: unknown): string | null {
  const parsed = configShape[key].safeParse(value)
  if (parsed.success) return null
  const { min, max, unit, control } = configForm[key]
  if (control === 'number' && min !== undefined && max !== undefined) {
    const suffix = unit === undefined ? '' : ` ${unit}`
    const empty = isNullable(key) ? ', or nothing' : ''
    return `Enter a number from ${min.toLocaleString('en')} to ${max.toLocaleString('en')}${suffix}${empty}.`
  }
  const [issue] = parsed.error.issues
  // Of one of the lines: how it should be written.
  if (control === 'list' && issue?.code === 'invalid_format')
    return `${issue.message.charAt(0).toUpperCase()}${issue.message.slice(1)}.`
  if (control === 'phases' || control === 'list') return 'Choose at least one.'
  if (value === '' || value === null) return 'This cannot be empty.'
  return control === 'text' && issue?.code === 'custom'
    ? `${issue.message}.`
    : 'That value cannot be used here.'
}

/** Whether the key may be left empty. */
export function isNullable(key: ConfigKey): boolean {
  return configShape[key].safeParse(null).success && configShape[key].parse(null) === null
}

export function isSameValue(a: Config[ConfigKey], b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** Whether a path says by itself where it is, on any of the systems that Bookspool runs on. */
export function isFullPath(path: string): boolean {
  return /^(?:\/|\\\\|[a-z]:[\\/])/iu.test(path)
}
