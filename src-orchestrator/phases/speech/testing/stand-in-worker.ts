import { serveRequests } from '../serve-requests.ts'
import { standInLoader } from './stand-in-engine.ts'

serveRequests([standInLoader])
