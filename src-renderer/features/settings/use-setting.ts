import { useEffect, useState } from 'react'
import type { SettingsView } from '../../../src-contract/channels.ts'
import type { Config, ConfigKey } from '../../../src-contract/config-options.ts'
import { wordsFor, type Result } from '../../../src-contract/failure.ts'
import { useActions } from '../../app-context.tsx'
import { createSettingEdit } from '../../store/setting-edit.ts'
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

/** One setting being edited. It is written only if the file still says what was shown when the editing began, or what was written from here since. */
export function useSetting(key: ConfigKey, settings: SettingsView): Setting {
  const actions = useActions()
  const value = settings.config[key]
  const [frozen, setFrozen] = useState<{ value: Value } | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [isSaved, setSaved] = useState(false)
  const [mine, setMine] = useState<{ value: unknown } | null>(null)
  const [edit] = useState(createSettingEdit<Value>)

  useEffect(() => {
    if (!isSaved) return undefined
    const timer = setTimeout(() => {
      setSaved(false)
    }, savedForMs)
    return () => {
      clearTimeout(timer)
    }
  }, [isSaved])

  const put = async (next: unknown, seen: Value): Promise<Result<Value>> => {
    const answer = await actions.writeSetting(key, next, seen)
    if (answer.ok) {
      setSaved(true)
      setFrozen((now) => (now === null ? null : { value: answer.value }))
      return answer
    }
    if (answer.failure.code === 'setting-changed-outside') {
      setMine({ value: next })
      await actions.readSettings()
      return answer
    }
    const { what, todo } = wordsFor(answer.failure)
    setProblem(`${what} ${todo}`)
    return answer
  }
  return {
    shown: frozen?.value ?? value,
    problem,
    isSaved,
    mine,
    onFocus: () => {
      edit.begin(value)
      setFrozen((now) => now ?? { value })
    },
    onBlur: () => {
      void edit.end().then((isOver) => {
        if (isOver) setFrozen(null)
      })
    },
    commit: async (next) => {
      const wrong = problemWith(key, next)
      setProblem(wrong)
      if (wrong !== null) return
      await edit.write(value, async (seen) => (isSameValue(seen, next) ? null : put(next, seen)))
    },
    keepFile: () => {
      setMine(null)
    },
    putMine: async () => {
      const wanted = mine?.value
      setMine(null)
      await put(wanted, value)
    },
  }
}
