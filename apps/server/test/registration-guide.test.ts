import { readFile } from 'node:fs/promises'
import { adminConsentRedirectUri, auditGroups, signInRedirectUri } from '@liaison/crm'
import { expect, test } from 'vitest'
import { describeVariables } from '../src/config.ts'

const read = async (path: string): Promise<string> =>
  readFile(new URL(`../../../docs/${path}`, import.meta.url), 'utf8')
const registration = await read('start/entra-app-registration.md')
const doctor = await read('operate/doctor.md')
const settings = await read('reference/settings.md')

test('the guide to the app registration names the redirect addresses that are used, by clicks and by commands', () => {
  const config = { publicUrl: 'https://liaison.example.com', extraHosts: [] }
  for (const address of [signInRedirectUri(config), adminConsentRedirectUri(config)]) {
    expect(registration).toContain(`\`${address}\``)
    expect(registration).toContain(`"$URL${address.slice(config.publicUrl.length)}"`)
  }
})

test('every setting is in the reference, and every setting that a guide names is one', () => {
  const names = describeVariables().map(({ name }) => name)
  const listed = [...settings.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name]) => name)
  expect(listed.toSorted()).toEqual(names.toSorted())
  const named = [...`${registration}${doctor}`.matchAll(/\b(ENTRA_[A-Z_]+|PUBLIC_URL|DATA_DIR|DATABASE_URL)\b/g)]
  expect(named.length).toBeGreaterThan(5)
  for (const [name] of named) expect(names).toContain(name)
})

test('the command about the history asks for a sort of events that there is', () => {
  const [, group = ''] = /audit\/export\?group=([\w-]+)/.exec(doctor) ?? []
  expect(auditGroups).toContain(group)
})
