#!/usr/bin/env node
// `npx @liaison/dataverse generate …` writes the types of an environment's tables.
import { writeFile } from 'node:fs/promises'
import { CodedError } from '../coded-error.ts'
import { readOptions, usage } from './command-line.ts'
import { readTables } from './read-tables.ts'
import { schemaFileText } from './schema-file-text.ts'
import { UsageError } from './usage-error.ts'

async function generate(argv: readonly string[]): Promise<void> {
  const options = readOptions(argv)
  const tables = await readTables(options, process.env['DATAVERSE_TOKEN'])
  const text = schemaFileText(tables, options)
  if (options.out === undefined) process.stdout.write(text)
  else {
    await writeFile(options.out, text)
    console.error(`${options.out}: ${tables.length} ${tables.length === 1 ? 'table' : 'tables'}`)
  }
}

try {
  const argv = process.argv.slice(2)
  if (argv.includes('--help')) console.log(usage)
  else await generate(argv)
} catch (failure) {
  if (failure instanceof UsageError) {
    console.error(`${failure.message}\n\n${usage}`)
    process.exitCode = 2
  } else if (failure instanceof CodedError) {
    console.error(`${failure.message} ${failure.help} (${failure.code})`)
    process.exitCode = 1
  } else throw failure
}
