#!/usr/bin/env node
import { startProgram } from './start-program.mjs'

process.argv.splice(2, 0, 'batch')
await startProgram('../out/main/cli.js')
