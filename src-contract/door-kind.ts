import { z } from 'zod'

/** What a window is behind: Electron's own, or a page that a browser fetched. */
export const doorKindSchema = z.enum(['desktop', 'browser'])
export type DoorKind = z.infer<typeof doorKindSchema>
