// A main process to be killed: FOLDER BOOK…. Runs them, pauses after three chunks when the last argument is "pause", then says "now" and stays.
import { configSchema } from '../../../../src-contract/config-options.ts'
import { createController } from '../create-controller.ts'
import { optionsIn, standIn, until } from './controller-kit.ts'

const [folder, wish, ...paths] = process.argv.slice(2)
const config = configSchema.parse({ max_workers: 1 })
const made = await createController(
  optionsIn(folder ?? '', () => config),
  standIn,
)
if (!made.ok) throw new Error(made.failure.code)
const controller = made.value
await controller.add(paths)
// A book that was looked at first may be begun first: here the order is to be the list's.
await until(controller, (books) => books.every((book) => book.state === 'waiting'))
await controller.start()
await until(controller, (books) => (books[0]?.phases.find((phase) => phase.phase === 4)?.done ?? 0) >= 3)
if (wish === 'pause') {
  await controller.pause()
  await until(controller, (books) => books[0]?.state === 'paused')
}
process.stdout.write('now\n')
setInterval(() => undefined, 1000)
