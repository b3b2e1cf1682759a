export { joinCommand, splitCommand } from '../../src-contract/command-words.ts'
