#!/usr/bin/env node
import { startProgram } from './start-program.mjs'

await startProgram('../out/orchestrator/index.js')
