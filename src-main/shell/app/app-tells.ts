import type { TellHandlers } from '../../../src-contract/channels.ts'
import type { DoorServices } from './bookspool-api.ts'

/** What the window tells without waiting for an answer. */
export function createTells(services: DoorServices, windowLog: (text: string) => void): TellHandlers {
  return {
    'close.answer': ({ choice }) => services.closeAnswered(choice),
    'window.reportError': ({ message, stack }) =>
      windowLog(stack === undefined ? message : `${message}\n${stack}`),
  }
}
