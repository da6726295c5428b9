import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runTsc } from '../../../tests/builders/run-tsc.ts'
import { type Emulator, startEmulator } from '../src/index.ts'
import { typesOf } from './generated-types.ts'

// Types that generators of others make from $metadata, and the compiler's word on what the emulator answers.

let emulator: Emulator
let folder: string
let ask: (path: string) => Promise<Record<string, unknown>>
beforeAll(async () => {
  emulator = await startEmulator({ seed: 'demo', plugins: false })
  const headers = { authorization: `Bearer ${await emulator.tokenFor('ada')}` }
  const send = (path: string) => fetch(`${emulator.environmentUrl}/api/data/v9.2/${path}`, { headers })
  ask = async (path) => {
    const reply = await send(path)
    if (reply.status !== 200) throw new Error(`${path}: ${reply.status} ${await reply.text()}`)
    return (await reply.json()) as Record<string, unknown>
  }
  folder = await mkdtemp(join(tmpdir(), 'emulator-types-'))
  await writeFile(join(folder, 'dataverse.ts'), await typesOf(await (await send('$metadata')).text()))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await emulator.stop()
})

const list = async (query: string): Promise<object[]> => (await ask(query))['value'] as object[]

/** What the strict compiler says of lines that use the generated types. */
async function compile(lines: readonly string[]): Promise<string> {
  await writeFile(join(folder, 'program.ts'), ["import type { Dataverse } from './dataverse.ts'", ...lines].join('\n'))
  return runTsc([...strict, 'program.ts'], folder)
}

const strict = (
  '--ignoreConfig --noEmit --strict --exactOptionalPropertyTypes --pretty false --types --typeRoots none ' +
  '--module nodenext --target es2023 --allowImportingTsExtensions'
).split(' ')

const tablesOf = async (): Promise<[logicalName: string, entitySetName: string][]> => {
  const tables = (await ask('EntityDefinitions?$select=LogicalName,EntitySetName'))['value'] as Record<string, string>[]
  return tables.map(({ LogicalName, EntitySetName }) => [LogicalName!, EntitySetName!])
}

test('rows of every table are of the type that is generated for it', async () => {
  const lines: string[] = []
  for (const [table, entitySet] of await tablesOf()) {
    const { value } = await ask(`${entitySet}?$top=3`)
    for (const row of (value ?? []) as object[]) lines.push(constant(table, row))
  }
  expect(new Set(lines.map((line) => /'(\w+)'/.exec(line)?.[1])).size).toBeGreaterThan(30)
  expect(await compile(lines)).toBe('')
})

test('rows with what is expanded in them are of the generated types', async () => {
  const deals = await list('opportunities?$top=2&$expand=parentaccountid,owninguser,Opportunity_Tasks')
  const accounts = await list('accounts?$top=2&$expand=contact_customer_accounts($expand=ownerid),Account_Tasks')
  const lines = [
    ...deals.map((row) => constant('opportunity', row)),
    ...accounts.map((row) => constant('account', row)),
  ]
  expect(lines).toHaveLength(4)
  expect(await compile(lines)).toBe('')
})

test('replies of functions are of the generated types', async () => {
  const { UserId } = await ask('WhoAmI')
  const [account] = (await list('accounts?$select=name&$top=1')) as { accountid: string }[]
  const addresses = {
    WhoAmI: 'WhoAmI',
    RetrieveVersion: 'RetrieveVersion',
    RetrieveCurrentOrganization:
      "RetrieveCurrentOrganization(AccessType=Microsoft.Dynamics.CRM.EndpointAccessType'Default')",
    RetrieveTotalRecordCount: "RetrieveTotalRecordCount(EntityNames=['account','contact'])",
    RetrieveTimestamp: 'RetrieveTimestamp',
    RetrieveUserPrivileges: `systemusers(${String(UserId)})/Microsoft.Dynamics.CRM.RetrieveUserPrivileges`,
    RetrieveSharedPrincipalsAndAccess: `RetrieveSharedPrincipalsAndAccess(Target=@t)?@t={'@odata.id':'accounts(${account!.accountid})'}`,
  }
  const lines: string[] = []
  for (const [name, address] of Object.entries(addresses)) lines.push(constant(`${name}Response`, await ask(address)))
  expect(await compile(lines)).toBe('')
})

test('definitions of tables and columns are of the generated types', async () => {
  const account = "EntityDefinitions(LogicalName='account')"
  const lines = (await list("EntityDefinitions?$filter=LogicalName eq 'account'&$expand=Keys")).map((row) =>
    constant('EntityMetadata', row),
  )
  for (const type of 'String Money DateTime Lookup Picklist State Status Boolean UniqueIdentifier'.split(' ')) {
    const name = `${type}AttributeMetadata`
    for (const row of (await list(`${account}/Attributes/Microsoft.Dynamics.CRM.${name}`)).slice(0, 3))
      lines.push(constant(name, row))
  }
  expect(await compile(lines)).toBe('')
})

test('a column that a table does not have, and a value of another type, do not compile', async () => {
  const tables = await tablesOf()
  const said = await compile(tables.map(([table]) => constant(table, { liaison: 1 })))
  expect(said.match(/'"liaison"' does not exist/g)).toHaveLength(tables.length)
  expect(await compile([constant('account', { name: 1 })])).toContain("'number' is not assignable to type 'string'")
  expect(await compile([constant('account', { industrycode: 'Retail' })])).toContain("'string' is not assignable")
})

const constant = (type: string, value: object): string =>
  `export const ${type}_${(count += 1)}: Dataverse['${type}'] = ${JSON.stringify(value, withoutAnnotations)}`

let count = 0

/** Annotations are in no entity type. */
function withoutAnnotations(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).filter(([name]) => !name.includes('@')))
}
