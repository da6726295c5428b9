import { fileURLToPath } from 'node:url'
import { type Emulator, startEmulator } from '@liaison/emulator'
import { defineKey } from './rows-environment.ts'

/** What an example may use without saying where it comes from: a reader knows that it is theirs. */
export interface ReadersOwn {
  myAccessToken: string
  id: string
  newId: string
  contactId: string
  assessmentId: string
  reportPath: string
  authority: string
  clientId: string
  clientSecret: string
  redirectUri: string
  resource: string
}

export interface ReadmeWorld {
  emulator: Emulator
  own: ReadersOwn
  stop: () => Promise<void>
}

/** An organisation in which the examples of the README have something to find. */
export async function startReadmeWorld(): Promise<ReadmeWorld> {
  const emulator = await startEmulator({
    seed: 'empty',
    plugins: false,
    applicationUser: true,
    userConsent: 'granted',
  })
  defineKey(emulator, 'account', ['accountnumber'])
  const { rows } = emulator
  const mia = rows.insert('contact', { firstname: 'Mia', lastname: 'Keller' })
  const id = rows.insert('account', {
    name: 'Northwind',
    revenue: 1200,
    customertypecode: 3,
    primarycontactid: { table: 'contact', id: mia },
  })
  rows.insert('contact', { firstname: 'Noah', lastname: 'Brandt', parentcustomerid: { table: 'account', id } })
  rows.update('contact', mia, { parentcustomerid: { table: 'account', id } })
  rows.insert('opportunity', { name: 'Renewal', estimatedvalue: 100, parentaccountid: { table: 'account', id } })
  rows.insert('opportunity', { name: 'Extension', estimatedvalue: 50, parentaccountid: { table: 'account', id } })
  return {
    emulator,
    own: {
      myAccessToken: await emulator.tokenFor('ada'),
      id,
      newId: crypto.randomUUID(),
      contactId: mia,
      assessmentId: rows.insert('bw_siteassessment', { bw_name: 'North roof' }),
      reportPath: fileURLToPath(new URL('../../README.md', import.meta.url)),
      authority: emulator.authorityUrl,
      clientId: emulator.clientId,
      clientSecret: emulator.clientSecret,
      redirectUri: 'http://localhost:4000/callback',
      resource: emulator.environmentUrl,
    },
    stop: () => emulator.stop(),
  }
}
