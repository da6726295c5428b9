/** `npm run emulator -- --port N --seed demo|empty [--data DIR] [--size N]` runs the emulator until Ctrl-C. */
import { readOptions, usage, UsageError } from './command-line.ts'
import { PersistenceError } from './persistence/persistence-error.ts'
import { SchemaFileError } from './schema/schema-file.ts'
import { startEmulator } from './start-emulator.ts'

try {
  const emulator = await startEmulator(readOptions(process.argv.slice(2)))
  const { environmentUrl, authorityUrl, tenantId, clientId, clientSecret, users } = emulator
  console.log(JSON.stringify({ environmentUrl, authorityUrl, tenantId, clientId, clientSecret, users }))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void emulator.stop())
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
