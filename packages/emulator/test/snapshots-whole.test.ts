import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  codeFor,
  entraBrowser,
  newPkce,
  objectIdOf,
  authorizationParameters,
  redeem,
  redirectUri,
} from './entra-browser.ts'
import { bank, bankAccount, type SchemaOrganisation, schemaOrganisation } from './schema-organisation.ts'

// A snapshot holds rows and files (snapshots.test.ts), and all that is said here.

const metadataStamp = async ({ read }: SchemaOrganisation): Promise<string> => {
  const answer = await read('RetrieveMetadataChanges(Query=@q)?@q={"Properties":{"PropertyNames":["SchemaName"]}}')
  return encodeURIComponent(`'${String(answer['ServerVersionStamp'])}'`)
}

test('tables and columns made since are gone, those removed are there again with what they held', async () => {
  const organisation = await schemaOrganisation()
  const { emulator, send, read, column } = organisation
  const account = await send('POST', 'accounts', { name: 'Northwind', tickersymbol: 'NW' })
  emulator.snapshots.save('here')
  for (let turn = 0; turn < 2; turn += 1) {
    emulator.faults.changeSchema({ change: 'drop-column', table: 'account', column: 'tickersymbol' })
    expect((await send('POST', 'EntityDefinitions', bankAccount)).status).toBe(204)
    await column('String', 'sample_Number', { MaxLength: 20 })
    await send('POST', 'sample_bankaccounts', { sample_name: 'Savings' })
    const stamp = await metadataStamp(organisation)
    const { version } = emulator.schema
    emulator.snapshots.load('here')
    expect(await read(`accounts(${account.id})?$select=tickersymbol`)).toMatchObject({ tickersymbol: 'NW' })
    expect((await send('GET', bank)).status).toBe(404)
    expect((await send('GET', 'sample_bankaccounts')).status).toBe(404)
    expect(await read('$metadata').catch(() => ({}))).toEqual({})
    expect(emulator.schema.tables.has('sample_bankaccount')).toBe(false)
    expect(emulator.schema.version).toBeGreaterThan(version)
    const expired = await send(
      'GET',
      `RetrieveMetadataChanges(Query=@q,ClientVersionStamp=@s)?@q={"Properties":{"PropertyNames":["SchemaName"]}}&@s=${stamp}`,
    )
    expect(expired.json['error']).toMatchObject({ code: '0x80044352' })
  }
})

test('a schema that was gone back to outlives the process, and its versions go on', async () => {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'snapshots-'))
  const first = await schemaOrganisation({ dataDirectory })
  await first.send('POST', 'EntityDefinitions', bankAccount)
  first.emulator.snapshots.save('with the table')
  await first.column('String', 'sample_Number', { MaxLength: 20 })
  first.emulator.snapshots.load('with the table')
  await first.column('String', 'sample_Branch', { MaxLength: 20 })
  const { version } = first.emulator.schema
  await first.emulator.stop()
  const { emulator, list } = await schemaOrganisation({ dataDirectory })
  const names = (await list(`${bank}/Attributes?$select=LogicalName`)).map((each) => each['LogicalName'])
  expect(names).toContain('sample_branch')
  expect(names).not.toContain('sample_number')
  expect(emulator.schema.version).toBe(version)
  await emulator.stop()
  rmSync(dataDirectory, { recursive: true })
})

test('accounts, policies, consent and the registration are as they were', async () => {
  const { emulator } = await schemaOrganisation({
    userConsent: 'granted',
    redirectUris: [redirectUri],
  })
  const { entra, consent, snapshots, clientSecret } = emulator
  const shown = async (key: string): Promise<string> => {
    const browser = entraBrowser(emulator)
    const page = await browser.open('oauth2/v2.0/authorize', authorizationParameters(emulator, newPkce()))
    const answer = await browser.press(page, { account: objectIdOf(emulator, key) })
    return answer.html || String(answer.answer)
  }
  const usual = await shown('mia')
  expect(usual).toMatch(/code=/)
  entra.setAccount('tom', { locked: true })
  snapshots.save('tom is locked')

  consent.require('admin-required')
  entra.setAccount('tom', { locked: false })
  entra.setAccount('mia', { disabled: true })
  entra.setPolicies([{ control: 'block' }])
  entra.assign(['ada'])
  entra.tellBy(50105, 'redirect')
  entra.setResource('disabled')
  entra.setApplication({ isEnabled: false, secrets: [], certificates: [], redirectUris: ['http://localhost:6000/'] })
  expect(await shown('mia')).not.toMatch(/code=/)

  snapshots.load('tom is locked')
  expect(await shown('mia')).toMatch(/code=/)
  expect(await shown('tom')).toContain('AADSTS50053')
  const pkce = newPkce()
  const { status } = await redeem(emulator, await codeFor(emulator, 'mia', pkce), pkce.verifier)
  expect([status, clientSecret]).toEqual([200, emulator.clientSecret])
  snapshots.reset()
  expect(await shown('tom')).toMatch(/code=/)
})

test('time goes back, nobody waits for what was to come, and limits count anew', async () => {
  const { emulator, send } = await schemaOrganisation()
  const { clock, snapshots, limits, faults } = emulator
  clock.freeze()
  const then = clock.now()
  snapshots.save('here')
  clock.advance({ days: 3 })
  faults.slow({ milliseconds: 60_000, requests: 1 })
  const waiting = send('GET', 'WhoAmI')
  await expect.poll(() => clock.sleeping).toBe(1)
  snapshots.load('here')
  expect((await waiting).status).toBe(200)
  expect(clock.now()).toEqual(then)

  clock.advance({ days: 3 })
  Object.assign(limits, { requests: 2, evaluation: 'at-once', servers: 1 })
  const statuses = async (): Promise<number[]> => [
    (await send('GET', 'WhoAmI')).status,
    (await send('GET', 'WhoAmI')).status,
    (await send('GET', 'WhoAmI')).status,
  ]
  expect(await statuses()).toEqual([200, 200, 429])
  snapshots.load('here')
  expect(await statuses()).toEqual([200, 200, 429])
  clock.run()
  snapshots.load('here')
  expect([clock.isFrozen, clock.now()]).toEqual([true, then])
})
