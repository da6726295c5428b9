import { expect, test } from 'vitest'
import { messageForDynamicsAdmin } from './message-for-dynamics-admin.ts'
import type { MissingPrivilege } from './preflight.ts'

const about = {
  person: { name: 'Mia Keller', username: 'mia@brightwater.example' },
  environment: { name: 'Brightwater', url: 'https://brightwater.crm4.dynamics.com' },
}

const missing = (access: string, table: string, fields: Partial<MissingPrivilege> = {}): MissingPrivilege => ({
  privilege: `prv${access}${table}`,
  access,
  table: table.toLowerCase(),
  tableLabel: `${table}s`,
  roles: [],
  optional: false,
  ...fields,
})

const linesOf = (all: readonly MissingPrivilege[]): string[] => messageForDynamicsAdmin(all, about)?.split('\n') ?? []

test('nothing is asked for where everybody’s needs are met', () => {
  expect(messageForDynamicsAdmin([missing('Read', 'Account', { optional: true, reach: 'all' })], about)).toBeUndefined()
})

test('privileges stand by their table, as the role editor heads its columns', () => {
  const lines = linesOf([missing('Create', 'Contact'), missing('Read', 'Note'), missing('AppendTo', 'Contact')])
  expect(lines.slice(4, 9)).toEqual([
    'Contacts:',
    '- Create (prvCreateContact)',
    '- Append To (prvAppendToContact)',
    '',
    'Notes:',
  ])
  expect(lines[2]).toContain('lack 3 privileges:')
})

test('a role that has everything is named once; otherwise each privilege has its own', () => {
  const create = missing('Create', 'Contact', { roles: ['Seller', 'Manager'] })
  expect(linesOf([create, missing('Read', 'Note', { roles: ['Manager'] })])).toContain(
    'Roles that have all of them: Manager.',
  )
  const apart = linesOf([create, missing('Read', 'Note', { roles: ['Reader'] }), missing('Read', 'Task')])
  expect(apart).toContain('- Create (prvCreateContact); roles that have it: Seller, Manager')
  expect(apart).toContain('- Read (prvReadTask)')
  expect(apart.join()).not.toContain('all of them')
})
