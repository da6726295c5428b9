import { exec } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { createDataverseClient } from '../create-dataverse-client.ts'
import { UnknownNameError } from '../errors.ts'
import type { TableMetadata } from '../metadata.ts'
import { nearestNames } from '../nearest-names.ts'
import type { EnvironmentSource, GenerateOptions, SavedSource } from './command-line.ts'
import { parseCsdlTables } from './csdl-tables.ts'
import { parseSavedMetadata, savedMetadataText } from './saved-metadata.ts'
import { UsageError } from './usage-error.ts'

/** The metadata of the tables asked for, from the environment or the file it was kept in. */
export async function readTables(
  { source, tables }: Pick<GenerateOptions, 'source' | 'tables'>,
  environmentToken: string | undefined,
): Promise<TableMetadata[]> {
  return source.kind === 'saved' ? readSaved(source, tables) : readEnvironment(source, tables, environmentToken)
}

async function readEnvironment(
  { environmentUrl, tokenCommand, save }: EnvironmentSource,
  names: readonly string[],
  environmentToken: string | undefined,
): Promise<TableMetadata[]> {
  if (tokenCommand === undefined && !environmentToken)
    throw new UsageError('Give --token-command, or set DATAVERSE_TOKEN to an access token of the environment.')
  const client = createDataverseClient({
    environmentUrl,
    tokens: {
      getAccessToken: async () => (tokenCommand === undefined ? (environmentToken ?? '') : tokenFrom(tokenCommand)),
    },
  })
  const tables = [...(await client.tables.getMany(names)).values()]
  if (save !== undefined) await writeFile(save, savedMetadataText(tables))
  return tables
}

/** The command is the user's own, so a shell reads it, as a shell does everywhere they would write it. */
async function tokenFrom(command: string): Promise<string> {
  const { stdout } = await promisify(exec)(command).catch((failure: unknown) => {
    const status = failure instanceof Error && 'code' in failure ? ` with ${String(failure.code)}` : ''
    // Its output may hold a token: none of it is repeated.
    throw new UsageError(`The command of --token-command failed${status}. Try it on its own.`)
  })
  const token = stdout.trim()
  if (token === '' || /\s/.test(token)) throw new UsageError('The command of --token-command printed no access token.')
  return token
}

async function readSaved({ file }: SavedSource, names: readonly string[]): Promise<TableMetadata[]> {
  const text = await readFile(file, 'utf8').catch((failure: unknown) => {
    throw new UsageError(
      `--metadata ${file} cannot be read: ${failure instanceof Error ? failure.message : String(failure)}`,
    )
  })
  const csdl = /^\s*</.test(text)
  if (csdl && names.length === 0) throw new UsageError('Give --tables: a $metadata holds all of an environment.')
  const tables = csdl ? parseCsdlTables(text) : parseSavedMetadata(text)
  if (names.length === 0) return tables
  return names.map((name) => tables.find(({ logicalName }) => logicalName === name) ?? throwNotSaved(name, tables))
}

function throwNotSaved(name: string, tables: readonly TableMetadata[]): never {
  const known = tables.map(({ logicalName, displayName }) => ({ name: logicalName, label: displayName }))
  const candidates = nearestNames(name, known)
  throw new UnknownNameError({
    message: `The saved metadata has no table named ${name}.`,
    help: `It has ${(candidates.length > 0 ? candidates : known.slice(0, 20)).map((table) => table.name).join(', ')}. Keep others with --environment and --save.`,
    table: name,
    candidates,
  })
}
