import type { EventNamed } from './events.ts'
import { pause, start } from './orders.ts'
import { changed, ignored, type Outcome } from './outcome.ts'
import type { Batch } from './state.ts'

/**
 * Disk and battery: a batch that runs is paused when there is too little, and goes on by itself when there is enough again, unless the user has paused or
 * resumed it meanwhile: then that holds.
 */
export function holdChanged(state: Batch, { hold }: EventNamed<'hold-changed'>): Outcome {
  const next: Batch = { ...state, hold }
  const known = state.hold
  if (hold !== null && known?.reason === hold.reason)
    return hold.detail === known.detail ? ignored(state, 'it is held for that already') : changed(next)
  if (hold !== null && state.mode === 'running') {
    const paused = pause(next, { type: 'pause' })
    return paused.ignored === null
      ? changed({ ...paused.state, pausedByHold: true }, paused.commands)
      : changed(next)
  }
  if (hold === null && state.pausedByHold) {
    const goesOn = start(next, { type: 'resume' })
    return goesOn.ignored === null ? goesOn : changed({ ...next, pausedByHold: false })
  }
  return known === hold ? ignored(state, 'nothing holds it') : changed(next)
}
