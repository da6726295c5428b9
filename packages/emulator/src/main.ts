#!/usr/bin/env node
// `npx @liaison/emulator`, here `npm run emulator --`: runs the emulator until Ctrl-C.
import { readOptions, usage, UsageError } from './command-line.ts'
import type { EmulatorOptions } from './emulator.ts'
import { PersistenceError } from './persistence/persistence-error.ts'
import { SchemaFileError } from './schema/schema-file.ts'
import { startEmulator } from './start-emulator.ts'

async function run(options: EmulatorOptions): Promise<void> {
  const emulator = await startEmulator(options)
  const { environmentUrl, authorityUrl, tenantId, clientId, clientSecret, certificate, users } = emulator
  console.log(JSON.stringify({ environmentUrl, authorityUrl, tenantId, clientId, clientSecret, certificate, users }))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void emulator.stop())
}

try {
  const argv = process.argv.slice(2)
  if (argv.includes('--help')) console.log(usage)
  else await run(readOptions(argv))
} catch (failure) {
  if (failure instanceof UsageError) {
    console.error(`${failure.message}\n\n${usage}`)
    process.exitCode = 2
  } else if (failure instanceof PersistenceError || failure instanceof SchemaFileError) {
    console.error(`${failure.message} ${failure.help}`)
    process.exitCode = 1
  } else if (failure instanceof Error && 'code' in failure && failure.code === 'EADDRINUSE') {
    console.error('That port is taken. Choose another with --port, or leave it out.')
    process.exitCode = 1
  } else throw failure
}
