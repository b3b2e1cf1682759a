import { useEffect, useRef, useState } from 'react'
import type { SettingsView } from '../../../src-contract/channels.ts'
import type { Config, ConfigKey } from '../../../src-contract/config-options.ts'
import { wordsFor } from '../../../src-contract/failure.ts'
import { useActions } from '../../app-context.tsx'
import { isSameValue, problemWith } from '../../view/config-input.ts'

/** "Saved" is said this long. */
const savedForMs = 2500

type Value = Config[ConfigKey]

export type Setting = {
  /** What the control shows: while it is edited, the value that the editing began with. */
  shown: Value
  problem: string | null
  isSaved: boolean
  /** What the user wanted, where the file says something else by now than what was shown. */
  mine: { value: unknown } | null
  onFocus: () => void
  onBlur: () => void
  commit: (next: unknown) => Promise<void>
  keepFile: () => void
  putMine: () => Promise<void>
}

/** One setting being edited. It is written only if the file still says what was shown when the editing began. */
export function useSetting(key: ConfigKey, settings: SettingsView): Setting {
  const actions = useActions()
  const value = settings.config[key]
  const [frozen, setFrozen] = useState<{ value: Value } | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [isSaved, setSaved] = useState(false)
  const [mine, setMine] = useState<{ value: unknown } | null>(null)
  const begun = useRef<{ value: Value } | null>(null)

  useEffect(() => {
    if (!isSaved) return undefined
    const timer = setTimeout(() => {
      setSaved(false)
    }, savedForMs)
    return () => {
      clearTimeout(timer)
    }
  }, [isSaved])

  const write = async (next: unknown, seen: Value): Promise<void> => {
    const answer = await actions.writeSetting(key, next, seen)
    if (answer.ok) {
      setSaved(true)
      begun.current = null
      setFrozen(null)
      return
    }
    if (answer.failure.code === 'setting-changed-outside') {
      setMine({ value: next })
      await actions.readSettings()
      return
    }
    const { what, todo } = wordsFor(answer.failure)
    setProblem(`${what} ${todo}`)
  }
  return {
    shown: frozen?.value ?? value,
    problem,
    isSaved,
    mine,
    onFocus: () => {
      if (begun.current !== null) return
      begun.current = { value }
      setFrozen({ value })
    },
    onBlur: () => {
      begun.current = null
      setFrozen(null)
    },
    commit: async (next) => {
      const seen = begun.current?.value ?? value
      const wrong = problemWith(key, next)
      setProblem(wrong)
      if (wrong !== null || isSameValue(seen, next)) return
      await write(next, seen)
    },
    keepFile: () => {
      setMine(null)
    },
    putMine: async () => {
      const wanted = mine?.value
      setMine(null)
      await write(wanted, value)
    },
  }
}
