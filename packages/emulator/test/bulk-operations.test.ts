import { expect, test } from 'vitest'
import { refusal, salesOrganisation } from './sales-organisation.ts'

const missing = '00000000-0000-4000-8000-0000000000aa'

test('UpdateMultiple of a row that is not there names it as the page does, and changes none', async () => {
  const org = salesOrganisation()
  const there = org.seed('contact', { lastname: 'Berg' })
  const target = (contactid: string): object => ({
    '@odata.type': 'Microsoft.Dynamics.CRM.contact',
    contactid,
    lastname: 'Keller',
  })
  const update = (...ids: string[]): ReturnType<typeof org.send> =>
    org.send('ada', 'POST', 'contacts/Microsoft.Dynamics.CRM.UpdateMultiple', { Targets: ids.map(target) })
  expect(refusal(await update(there, missing))).toEqual({
    status: 404,
    code: '0x80040217',
    message: `Contact With Ids = ${missing} Do Not Exist`,
  })
  expect(org.row('contact', there)['lastname']).toBe('Berg')
  expect((await update(there)).statusCode).toBe(204)
  expect(org.row('contact', there)['lastname']).toBe('Keller')
})

test('CreateMultiple with a primary key that is taken makes none', async () => {
  const org = salesOrganisation()
  const there = org.seed('contact', { lastname: 'Berg' })
  const target = (values: object): object => ({ '@odata.type': 'Microsoft.Dynamics.CRM.contact', ...values })
  const reply = await org.send('ada', 'POST', 'contacts/Microsoft.Dynamics.CRM.CreateMultiple', {
    Targets: [target({ lastname: 'New' }), target({ lastname: 'Again', contactid: there })],
  })
  expect(refusal(reply)).toEqual({ status: 412, code: '0x80040237', message: 'Cannot insert duplicate key.' })
  expect(org.store.count('contact')).toBe(1)
})
