import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { schemaFileText } from '../src/generate/schema-file-text.ts'
import { startEmulatedClient } from './builders/emulated-client.ts'
import { runTsc } from '../../../tests/builders/run-tsc.ts'

const pathOf = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url))

test('the compiler accepts what the generated schema has, and refuses every line marked as wrong', async () => {
  const folder = pathOf('./typed')
  expect(await runTsc(['-p', folder, '--pretty', 'false'], folder)).toBe('')
})

const sales = [
  'account',
  'annotation',
  'appointment',
  'businessunit',
  'bw_salesregion',
  'bw_siteassessment',
  'contact',
  'lead',
  'opportunity',
  'phonecall',
  'systemuser',
  'task',
  'team',
  'transactioncurrency',
]

/** With all these tables every lookup leads somewhere: the unions of conditions are as large as they get. */
const program = `
import { and, any, contains, type DataverseClient, eq, operationsOf, or, typedClient } from '@liaison/dataverse'
import type { Schema } from './sales.gen.ts'
declare const dataverse: DataverseClient
const crm = typedClient<Schema>(dataverse)
crm.list('account', {
  select: ['name', 'ownerid'],
  filter: and(
    eq('statecode', 0),
    or(contains('name', 'lab'), eq('owninguser/fullname', 'Mia')),
    any('contact_customer_accounts', and(eq('emailaddress1', 'mia@contoso.example'), eq('createdby/fullname', 'Mia'))),
  ),
  orderBy: [{ column: 'modifiedby/fullname' }],
  expand: { contact_customer_accounts: { select: ['fullname'], expand: { owninguser: { select: ['fullname'] } } } },
})
const { list, update } = operationsOf<Schema>()
const [page] = await crm.batch([
  list('opportunity', { select: ['name'], expand: { parentaccountid: { select: ['name'] } }, filter: eq('owninguser/fullname', 'Mia') }),
])
export const names: (string | null | undefined)[] = page.rows.map(({ parentaccountid }) => parentaccountid?.name)
await crm.changeSet([update('contact', '', { lastname: 'Keller' })])
crm.aggregate('opportunity', {
  groupBy: ['statecode', 'owninguser/fullname'],
  aggregate: { total: { column: 'estimatedvalue', with: 'sum' }, revenue: { column: 'parentaccountid/revenue', with: 'average' } },
})
// @ts-expect-error no such column of a user
crm.list('account', { filter: eq('owninguser/name', 'Mia') })
// @ts-expect-error users have no revenue
crm.aggregate('opportunity', { aggregate: { total: { column: 'owninguser/revenue', with: 'sum' } } })
`

test('a schema of all tables of sales is not too much for the compiler', async () => {
  const { clientFor, stop } = await startEmulatedClient()
  onTestFinished(stop)
  const tables = await clientFor('ada').tables.getMany(sales)
  const folder = await mkdtemp(join(tmpdir(), 'dataverse-typed-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await symlink(pathOf('../../../node_modules'), join(folder, 'node_modules'), 'junction')
  await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module' }))
  await writeFile(join(folder, 'sales.gen.ts'), schemaFileText([...tables.values()]))
  await writeFile(join(folder, 'program.ts'), program)
  const tsconfig = {
    extends: pathOf('./typed/tsconfig.json'),
    compilerOptions: { typeRoots: [pathOf('../../../node_modules/@types')] },
    files: ['program.ts'],
  }
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig))
  expect(await runTsc(['-p', folder, '--pretty', 'false'], folder)).toBe('')
})
