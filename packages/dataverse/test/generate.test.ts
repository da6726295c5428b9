import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  type ColumnSchema,
  createDataverseClient,
  type DataverseClient,
  eq,
  lookup,
  operationsOf,
  type Row,
  typedClient,
} from '@liaison/dataverse'
import { type Emulator, startEmulator } from '@liaison/emulator'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Schema, schema } from './generated/brightwater.gen.ts'

const main = fileURLToPath(new URL('../src/generate/main.ts', import.meta.url))
const committed = fileURLToPath(new URL('./generated/brightwater.gen.ts', import.meta.url))
const tables = ['account', 'contact', 'opportunity', 'bw_siteassessment'] as const

let emulator: Emulator
let folder: string
beforeAll(async () => {
  emulator = await startEmulator({ seed: 'demo', plugins: false })
  folder = await mkdtemp(join(tmpdir(), 'dataverse-generate-'))
})
afterAll(async () => {
  await emulator.stop()
  await rm(folder, { recursive: true, force: true })
})

interface Outcome {
  code: number
  stdout: string
  stderr: string
}

/** The command as a process of its own. */
async function generate(args: readonly string[], env: Record<string, string> = {}): Promise<Outcome> {
  const node = ['--conditions=@liaison/source', '--import', 'tsx', main, 'generate', ...args]
  const { DATAVERSE_TOKEN: _, ...inherited } = process.env
  return new Promise((resolve) => {
    execFile(process.execPath, node, { env: { ...inherited, ...env } }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr })
    })
  })
}

/** Properties of a generated row and their types, without what a $metadata does not say: choices and what is never null. */
const propertiesOf = (text: string, typeName: string): Map<string, string> => {
  const [, body = ''] = text.split(`export interface ${typeName} {`)
  const lines = [...(body.split('\n}')[0] ?? '').matchAll(/readonly (\w+): (\w+)/g)]
  return new Map(lines.map(([, name = '', type = '']) => [name, /^[A-Z]/.test(type) ? 'number' : type] as const))
}

const fromEmulator = (names: string): string[] => ['--environment', emulator.environmentUrl, '--tables', names]
const signedIn = async (): Promise<Record<string, string>> => ({ DATAVERSE_TOKEN: await emulator.tokenFor('ada') })

describe('liaison-dataverse generate', () => {
  test('writes the committed file from an environment, and the same again from what it saved', async () => {
    const [out, save] = [join(folder, 'a.gen.ts'), join(folder, 'metadata.json')]
    const first = await generate([...fromEmulator(tables.join(',')), '--out', out, '--save', save], await signedIn())
    expect(first).toEqual({ code: 0, stdout: '', stderr: `${out}: 4 tables\n` })
    // After a wanted change: vitest -u.
    await expect(await readFile(out, 'utf8')).toMatchFileSnapshot(committed)
    const again = await generate(['--metadata', save])
    expect(again).toEqual({ code: 0, stdout: await readFile(committed, 'utf8'), stderr: '' })
  })

  test('writes only the tables asked for, whatever their order', async () => {
    const both = await generate(fromEmulator('bw_siteassessment, account'), await signedIn())
    const turned = await generate(fromEmulator('account,bw_siteassessment'), await signedIn())
    expect(both.stdout).toBe(turned.stdout)
    expect(both.stdout).toContain('export interface BwSiteAssessment {')
    expect(both.stdout).not.toContain('export interface Contact')
  })

  test('takes its token from a command', async () => {
    const file = join(folder, 'token.txt')
    await writeFile(file, `${await emulator.tokenFor('ada')}\n`)
    const print = `"${process.execPath}" -p "fs.readFileSync('${file.replaceAll('\\', '/')}','utf8')"`
    const { code, stdout } = await generate([...fromEmulator('bw_siteassessment'), '--token-command', print])
    expect(code).toBe(0)
    expect(stdout).toContain('export interface BwSiteAssessment {')
  })

  test('a command that fails is told without what it printed', async () => {
    const failing = `"${process.execPath}" -e "console.log('secret-token');process.exit(3)"`
    const { code, stdout, stderr } = await generate([...fromEmulator('account'), '--token-command', failing])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^The command of --token-command failed with 3\./)
    expect(stderr).not.toContain('secret-token')
  })

  test('names the table most like an unknown one', async () => {
    const { code, stdout, stderr } = await generate(fromEmulator('bw_siteassesment'), await signedIn())
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain('no table named bw_siteassesment')
    expect(stderr).toContain('Did you mean Site Assessment (bw_siteassessment)')
    expect(stderr).toContain('(dataverse_unknown_name)')
  })

  test('names the saved table most like one that was not saved', async () => {
    const save = join(folder, 'two.json')
    await generate([...fromEmulator('account,contact'), '--save', save], await signedIn())
    const { code, stderr } = await generate(['--metadata', save, '--tables', 'acount'])
    expect(code).toBe(1)
    expect(stderr).toBe(
      'The saved metadata has no table named acount. It has account. Keep others with --environment and --save. (dataverse_unknown_name)\n',
    )
  })

  test('reads a saved $metadata: the same properties of the same types, choices as numbers', async () => {
    const file = join(folder, 'metadata.xml')
    const reply = await fetch(`${emulator.environmentUrl}/api/data/v9.2/$metadata`, {
      headers: { authorization: `Bearer ${await emulator.tokenFor('ada')}` },
    })
    await writeFile(file, await reply.text())
    const { code, stdout, stderr } = await generate(['--metadata', file, '--tables', tables.join(',')])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    for (const name of ['Account', 'Contact', 'Opportunity', 'BwSiteassessment']) {
      const found = propertiesOf(stdout, name)
      expect(found.size).toBeGreaterThan(25)
      expect(found).toEqual(propertiesOf(await readFile(committed, 'utf8'), name.replace('Siteass', 'SiteAss')))
    }
    const lines = stdout.split('\n').map((line) => line.trim())
    expect(lines).toContain("primaryId: 'bw_siteassessmentid'")
    expect(lines).toContain("readonly parentcustomerid?: LookupTo<'account' | 'contact'> | null")
    expect(lines).toContain("readonly ownerid?: LookupTo<'systemuser' | 'team'> | null")
    expect(lines.find((line) => line.startsWith('collections: { account_master'))).toContain(
      "contact_customer_accounts: 'contact'",
    )
  })

  test('of a $metadata it writes the tables that are named, and no others', async () => {
    const file = join(folder, 'cut-off.xml')
    await writeFile(file, '<edmx:Edmx><edmx:DataServices>')
    const whole = await generate(['--metadata', file])
    expect(whole.stderr).toMatch(/^Give --tables/)
    const cutOff = await generate(['--metadata', file, '--tables', 'account'])
    expect(cutOff.stderr).toMatch(/^The file is XML, but no whole \$metadata of Dataverse\./)
  })

  test('says how it is used when asked, and when it was not understood', async () => {
    const asked = await generate(['--help'])
    expect({ code: asked.code, stderr: asked.stderr }).toEqual({ code: 0, stderr: '' })
    const wrong = await generate(['--metadata', join(folder, 'nothing.json')])
    expect({ code: wrong.code, stdout: wrong.stdout }).toEqual({ code: 2, stdout: '' })
    expect(wrong.stderr).toContain('cannot be read')
    expect(wrong.stderr).toContain(asked.stdout)
  })

  test('says what is missing before anything is sent', async () => {
    const { code, stderr } = await generate(fromEmulator('account'))
    expect(code).toBe(2)
    expect(stderr).toMatch(/^Give --token-command, or set DATAVERSE_TOKEN/)
  })
})

/** What `typeof` says of a value of a column; every other type is text. */
const typeNames: Readonly<Record<string, string>> = {
  Integer: 'number',
  BigInt: 'number',
  Decimal: 'number',
  Double: 'number',
  Money: 'number',
  Picklist: 'number',
  State: 'number',
  Status: 'number',
  Boolean: 'boolean',
}

const clientOfAda = (): DataverseClient =>
  createDataverseClient({
    environmentUrl: emulator.environmentUrl,
    tokens: { getAccessToken: () => emulator.tokenFor('ada') },
  })

describe('the generated schema', () => {
  test.each(tables)('of %s: what it calls readable can be selected, and has the type it says', async (table) => {
    const readable = Object.entries<ColumnSchema>(schema[table].columns).filter(([, { access }]) =>
      access.includes('read'),
    )
    const rows: Row[] = []
    const select = readable.map(([name]) => name)
    for await (const row of clientOfAda().list(table, { select, top: 50 })) rows.push(row)
    const values = rows.flatMap((row) =>
      readable.map(([name, column]) => ({ name, column, value: row[name] ?? row[`_${name}_value`] ?? null })),
    )
    const given = values.filter(({ value }) => value !== null)
    expect(new Set(given.map(({ name }) => name)).size).toBeGreaterThan(10)
    expect(given.filter(({ column, value }) => typeof value !== (typeNames[column.type] ?? 'string'))).toEqual([])
    expect(values.filter(({ column, value }) => column.requiredLevel === 'SystemRequired' && value === null)).toEqual(
      [],
    )
  })

  test('a typed client is the client itself, and reads and writes as its types say', async () => {
    const client = clientOfAda()
    const crm = typedClient<Schema>(client)
    expect(crm).toBe(client)
    const { id } = await crm.create('account', { name: 'Typed Ltd', revenue: '48000.50' })
    await crm.update('account', id, { customertypecode: 3 })
    const account = await crm.retrieve('account', id, {
      select: ['name', 'revenue', 'customertypecode', 'ownerid'],
      expand: { primarycontactid: { select: ['fullname'] } },
    })
    expect(account).toMatchObject({
      accountid: id,
      name: 'Typed Ltd',
      revenue: 48_000.5,
      customertypecode: 3,
      _ownerid_value: expect.any(String) as string,
      primarycontactid: null,
    })
  })

  test('typed operations are those of the client, and answer as their types say', async () => {
    const crm = typedClient<Schema>(clientOfAda())
    const { create, list, retrieve, update } = operationsOf<Schema>()
    const ids = [crypto.randomUUID(), crypto.randomUUID()] as const
    await crm.changeSet([
      create('account', ids[0], { name: 'Batched Ltd', revenue: 5 }),
      create('contact', ids[1], { lastname: 'Keller', parentcustomerid: lookup('account', ids[0]) }),
      update('account', ids[0], { revenue: '7.50' }),
    ])
    const [account, contacts] = await crm.batch([
      retrieve('account', ids[0], { select: ['name', 'revenue'] }),
      list('contact', { select: ['lastname'], filter: eq('parentcustomerid', ids[0]), top: 5 }),
    ])
    expect(account).toMatchObject({ accountid: ids[0], name: 'Batched Ltd', revenue: 7.5 })
    expect(contacts.rows).toMatchObject([{ contactid: ids[1], lastname: 'Keller' }])
    expect(await crm.retrieveProperty('account', ids[0], 'revenue')).toBe(7.5)
  })
})
