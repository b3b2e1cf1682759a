import { fail, succeed, type Result } from '../../../src-contract/failure.ts'
import { questionAnswers, type Question } from '../../../src-contract/orchestrator-use.ts'

export type OpenQuestions = {
  list: () => Question[]
  /** The answer; null: it is not wanted any more. Whoever asks the same meanwhile gets the same answer. */
  ask: (question: Question, signal?: AbortSignal) => Promise<string | null>
  answer: (id: string, answer: string) => Result<void>
  /** Everybody who waits is told null. */
  close: () => void
}

type Open = { question: Question; waiting: Set<(answer: string | null) => void> }

function takes(question: Question, answer: string): boolean {
  if (question.kind === 'voice') return true
  return questionAnswers[question.kind].some((known) => known === answer)
}

/** What the window has to ask before something can go on. `changed`: the list is another. */
export function openQuestions(changed: () => void): OpenQuestions {
  const open = new Map<string, Open>()

  const settle = (entry: Open, answer: string | null): void => {
    open.delete(entry.question.id)
    for (const tell of entry.waiting) tell(answer)
    changed()
  }
  return {
    list: () => [...open.values()].map(({ question }) => question),
    ask: async (question, signal) => {
      if (signal?.aborted === true) return null
      const known = open.get(question.id)
      const entry: Open = known ?? { question, waiting: new Set() }
      open.set(question.id, entry)
      const answered = new Promise<string | null>((resolve) => {
        entry.waiting.add(resolve)
        const giveUp = (): void => {
          entry.waiting.delete(resolve)
          resolve(null)
          if (entry.waiting.size === 0 && open.get(question.id) === entry) settle(entry, null)
        }
        signal?.addEventListener('abort', giveUp, { once: true })
      })
      if (known === undefined) changed()
      return answered
    },
    answer: (id, answer) => {
      const entry = open.get(id)
      if (entry === undefined) return fail('not-possible-now', { detail: 'that is not asked any more' })
      if (!takes(entry.question, answer))
        return fail('not-possible-now', { detail: `“${answer}” is no answer to that` })
      settle(entry, answer)
      return succeed(undefined)
    },
    close: () => {
      for (const entry of open.values()) settle(entry, null)
    },
  }
}
