import { type Emulator, startEmulator } from '../../src/index.ts'
import { code, markdownTable } from './markdown-table.ts'

const methods = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'] as const

interface Shape {
  title: string
  /** Of fresh rows, because what is asked may delete them. */
  path: (ids: { account: string; contact: string }) => string
  /** What is sent where an empty object is too little to tell whether it is done. */
  sent?: Partial<Record<(typeof methods)[number], Sent>>
}

interface Sent {
  body: string
  headers?: Record<string, string>
}

const ofType = (name: string): Sent => ({ body: JSON.stringify({ '@odata.type': `Microsoft.Dynamics.CRM.${name}` }) })

const anImage: Sent = {
  body: 'no image',
  headers: { 'content-type': 'application/octet-stream', 'x-ms-file-name': 'logo.png' },
}

const shapes: Shape[] = [
  { title: '(service document)', path: () => '' },
  { title: '$metadata', path: () => '$metadata' },
  { title: '$batch', path: () => '$batch' },
  { title: 'accounts', path: () => 'accounts' },
  { title: 'accounts/$count', path: () => 'accounts/$count' },
  { title: 'accounts?fetchXml=…', path: () => 'accounts?fetchXml=<fetch><entity name="account"/></fetch>' },
  { title: 'accounts({id})', path: ({ account }) => `accounts(${account})` },
  { title: "accounts(accountnumber='…')", path: () => "accounts(accountnumber='A-1')" },
  { title: 'accounts({id})/name', path: ({ account }) => `accounts(${account})/name` },
  { title: 'accounts({id})/name/$value', path: ({ account }) => `accounts(${account})/name/$value` },
  {
    title: 'accounts({id})/entityimage',
    path: ({ account }) => `accounts(${account})/entityimage`,
    sent: { PATCH: anImage },
  },
  {
    title: 'accounts({id})/entityimage/$value',
    path: ({ account }) => `accounts(${account})/entityimage/$value`,
    sent: { PATCH: anImage },
  },
  { title: 'accounts({id})/primarycontactid', path: ({ account }) => `accounts(${account})/primarycontactid` },
  {
    title: 'accounts({id})/primarycontactid/$ref',
    path: ({ account }) => `accounts(${account})/primarycontactid/$ref`,
  },
  {
    title: 'accounts({id})/contact_customer_accounts',
    path: ({ account }) => `accounts(${account})/contact_customer_accounts`,
  },
  {
    title: 'accounts({id})/contact_customer_accounts/$count',
    path: ({ account }) => `accounts(${account})/contact_customer_accounts/$count`,
  },
  {
    title: 'accounts({id})/contact_customer_accounts/$ref',
    path: ({ account }) => `accounts(${account})/contact_customer_accounts/$ref`,
  },
  {
    title: 'accounts({id})/contact_customer_accounts({id})',
    path: ({ account, contact }) => `accounts(${account})/contact_customer_accounts(${contact})`,
  },
  {
    title: 'accounts({id})/contact_customer_accounts({id})/$ref',
    path: ({ account, contact }) => `accounts(${account})/contact_customer_accounts(${contact})/$ref`,
  },
  { title: 'EntityDefinitions', path: () => 'EntityDefinitions' },
  { title: "EntityDefinitions(LogicalName='…')", path: () => "EntityDefinitions(LogicalName='account')" },
  { title: '…/Attributes', path: () => "EntityDefinitions(LogicalName='account')/Attributes" },
  {
    title: "…/Attributes(LogicalName='…')",
    path: () => "EntityDefinitions(LogicalName='account')/Attributes(LogicalName='name')",
  },
  {
    title: '…/Attributes/Microsoft.Dynamics.CRM.PicklistAttributeMetadata',
    path: () => "EntityDefinitions(LogicalName='account')/Attributes/Microsoft.Dynamics.CRM.PicklistAttributeMetadata",
  },
  { title: '…/Keys', path: () => "EntityDefinitions(LogicalName='account')/Keys" },
  { title: '…/ManyToOneRelationships', path: () => "EntityDefinitions(LogicalName='account')/ManyToOneRelationships" },
  {
    title: 'RelationshipDefinitions',
    path: () => 'RelationshipDefinitions',
    sent: { POST: ofType('OneToManyRelationshipMetadata') },
  },
  {
    title: "RelationshipDefinitions(SchemaName='…')",
    path: () => "RelationshipDefinitions(SchemaName='bw_account_bw_siteassessment_AccountId')",
  },
  {
    title: 'GlobalOptionSetDefinitions',
    path: () => 'GlobalOptionSetDefinitions',
    sent: { POST: ofType('OptionSetMetadata') },
  },
  {
    title: "GlobalOptionSetDefinitions(Name='…')",
    path: () => "GlobalOptionSetDefinitions(Name='budgetstatus')",
  },
]

const withKey = { columns: {}, keys: [{ schemaName: 'bw_number', columns: ['accountnumber'] }] }

/** What is done with which address: each is asked of an emulator that runs. */
export async function operationsSection(): Promise<string> {
  const emulator = await startEmulator({ seed: 'empty', plugins: false, schema: { columns: { account: withKey } } })
  try {
    const rows: string[][] = []
    for (const shape of shapes) {
      const answers: string[] = []
      for (const method of methods) answers.push(await answerTo(emulator, method, shape))
      rows.push([code(shape.title), ...answers])
    }
    return `## Addresses

Below \`/api/data/v9.2/\`, also \`v9.0\` and \`v9.1\`. _yes_: it is done, or refused for what the request holds; _501_: not emulated;
nothing: there is no such thing in the Web API.

${markdownTable(['Address', ...methods], rows)}
`
  } finally {
    await emulator.stop()
  }
}

async function answerTo(emulator: Emulator, method: (typeof methods)[number], shape: Shape): Promise<string> {
  const { path, sent: { [method]: sent = { body: '{}' } } = {} } = shape
  const contact = emulator.rows.insert('contact', { lastname: 'Keller' })
  const account = emulator.rows.insert('account', {
    name: 'Northwind',
    accountnumber: 'A-1',
    primarycontactid: { table: 'contact', id: contact },
  })
  emulator.rows.update('contact', contact, { parentcustomerid: { table: 'account', id: account } })
  const reply = await fetch(`${emulator.environmentUrl}/api/data/v9.2/${path({ account, contact })}`, {
    method,
    headers: {
      authorization: `Bearer ${await emulator.tokenFor('ada')}`,
      'content-type': 'application/json',
      ...sent.headers,
    },
    ...(method !== 'GET' && method !== 'DELETE' && { body: sent.body }),
  })
  const text = await reply.text()
  if (emulator.rows.get('account', account)) emulator.rows.remove('account', account)
  if (reply.status === 501) return '501'
  return reply.status === 405 || /No HTTP resource|Resource not found/.test(text) ? '' : 'yes'
}
