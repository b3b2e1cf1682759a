import { commandLoader } from './engines/command/command-loader.ts'
import { handedCommands } from './engines/command/handed-commands.ts'
import { engines } from './engines/engines.ts'
import { serveRequests } from './serve-requests.ts'

/**
 * The program of one speech worker: engines, each loaded once, that serve chunks until the parent lets go of it. It imports nothing but Node and the
 * engines: each megabyte here is paid once for every core.
 */
const commands = handedCommands()
serveRequests(commands.length === 0 ? engines : [...engines, commandLoader(commands)])
