import { assertNever } from '../../src-contract/assert-never.ts'
import type { DoorKind } from '../../src-contract/door-kind.ts'
import type { Question } from '../../src-contract/orchestrator-use.ts'
import { joinCommand } from './command-words.ts'
import { lastPart, quotedPath } from './workspace-words.ts'

export type QuestionAnswer = {
  /** What `question.answer` is told. */
  answer: string
  label: string
  look: 'primary' | 'plain'
}
export type AskedQuestion = {
  title: string
  text: string
  /** Facts to decide by, each to be read exactly. */
  facts: { label: string; value: string }[]
  answers: QuestionAnswer[]
}

/** A question in words, with the answers that this door can give. */
export function questionWords(
  question: Question,
  { door, workspace }: { door: DoorKind; workspace: string },
): AskedQuestion {
  switch (question.kind) {
    case 'trust':
      return {
        title: 'Run this workspace’s own program?',
        text: 'Bookspool found this program in the workspace and has not run it before. It can do anything that you can do on this computer: allow it only if you know where it comes from. If it changes, you are asked again.',
        facts: [
          ...(question.use.program === null ? [] : [{ label: 'Program', value: question.use.program }]),
          { label: 'Started by', value: joinCommand(question.use.command) },
          { label: 'SHA-256', value: question.use.sha256 ?? 'It cannot be read as a file' },
          // Who looks through a browser may be anybody: consent is given at the machine.
          ...(door === 'desktop'
            ? []
            : [
                {
                  label: 'Allowed in the desktop window, or by running it in a terminal',
                  value: `cd ${quotedPath(workspace)} && bookspool batch`,
                },
              ]),
        ],
        answers: [
          ...(door === 'desktop' ? [{ answer: 'allow', label: 'Allow', look: 'plain' } as const] : []),
          { answer: 'deny', label: 'Don’t allow', look: 'plain' },
        ],
      }
    case 'no-poetry':
      return {
        title: 'Poetry is missing',
        text: `The orchestrator in “${lastPart(question.folder)}” is set up for Poetry, which is not on this computer. Started otherwise, it may lack what it needs.`,
        facts: [
          { label: 'Folder', value: question.folder },
          ...(question.python === null ? [] : [{ label: 'Python', value: question.python }]),
        ],
        answers: [
          { answer: 'builtin', label: 'Use the built-in one', look: 'primary' },
          ...(question.python === null
            ? []
            : [{ answer: 'python3', label: 'Try python3', look: 'plain' } as const]),
          { answer: 'stop', label: 'Stop', look: 'plain' },
        ],
      }
    case 'voice':
      return {
        title: 'A voice is not installed',
        text: `“${question.voice}” is named in the settings or in the record of the workspace, and is not on this computer. Choose what is to speak in its place.`,
        facts: [],
        answers: [],
      }
    default:
      return assertNever(question)
  }
}
