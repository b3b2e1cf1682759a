import { configForm } from '../../src-contract/config-form.ts'
import type { ConfigKey } from '../../src-contract/config-options.ts'
import { pronunciationsSchema } from '../../src-contract/pronunciation.ts'
import { speechCommandSchema } from '../../src-contract/speech-command.ts'
import { allPhaseNumbers } from '../../src-contract/phases.ts'
import { joinCommand } from './command-words.ts'

/** A value as a person would say it, to set two versions of it side by side. */
export function settingWords(key: ConfigKey, value: unknown): string {
  const { control, unit, choices } = configForm[key]
  if (value === null || value === undefined || value === '') return 'Not set'
  if (typeof value === 'boolean') return value ? 'On' : 'Off'
  if (typeof value === 'number') {
    const number = value.toLocaleString('en', { maximumFractionDigits: 3 })
    return unit === undefined ? number : `${number} ${unit}`
  }
  if (Array.isArray(value)) {
    const items: string[] = value.map(itemWords)
    if (control === 'phases')
      return items.length === allPhaseNumbers.length ? 'All five phases' : `Phases ${items.join(', ')}`
    if (key === 'orchestrator') return joinCommand(items)
    return items.length === 0 ? 'None' : items.map((item) => labelOf(item, choices)).join(', ')
  }
  if (key === 'orchestrator' && value === 'auto') return 'Automatic'
  if (key === 'orchestrator' && value === 'builtin') return 'Built in'
  return labelOf(typeof value === 'string' ? value : JSON.stringify(value), choices)
}

/** Of a list: "Alice → Aleesse" of a pronunciation, the name of a command that speaks. */
function itemWords(item: unknown): string {
  if (typeof item === 'string') return item
  const [pronunciation] = pronunciationsSchema.safeParse([item]).data ?? []
  if (pronunciation !== undefined) return `${pronunciation.printed} → ${pronunciation.said || '(nothing)'}`
  return speechCommandSchema.safeParse(item).data?.name ?? JSON.stringify(item)
}

function labelOf(value: string, choices: readonly { value: string; label: string }[] | undefined): string {
  return choices?.find((choice) => choice.value === value)?.label ?? value
}

/** The terminal's flag for the same key. */
export function flagOf(key: ConfigKey): string {
  return `--${key.replaceAll('_', '-')}`
}
