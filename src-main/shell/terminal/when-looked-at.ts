import type { Controller } from '../app/bookspool-api.ts'

/** Resolves when no file is being looked at any more. */
export async function whenLookedAt(controller: Controller): Promise<void> {
  const isLooking = (): boolean => controller.books().some((book) => book.state === 'checking')
  if (!isLooking()) return
  await new Promise<void>((resolve) => {
    const stop = controller.onChange(() => {
      if (isLooking()) return
      stop()
      resolve()
    })
  })
}
