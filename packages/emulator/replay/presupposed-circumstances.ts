import type { Emulator } from '../src/index.ts'
import { salespersonRoleId } from '../src/security/roles.ts'
import type { Exchange } from './exchange.ts'

/** What else must be so: a duplicate to be found, a user to act for, a version to be named. Returns headers to change. */
export async function arrange(exchange: Exchange, emulator: Emulator): Promise<Record<string, string>> {
  layDuplicate(exchange, emulator)
  setSwitches(exchange, emulator)
  await layImpersonated(exchange, emulator)
  await layShare(exchange, emulator)
  await layMembers(exchange, emulator)
  return currentVersion(exchange, emulator)
}

function layDuplicate({ request, response }: Exchange, { rows, schema, switches }: Emulator): void {
  const { error } = (response?.json ?? {}) as { error?: { code?: string } }
  if (error?.code !== '0x80040333') return
  if (response?.status === 500) switches.duplicateDetectionStatus = 500
  const set = /\/v[\d.]+\/(\w+)/.exec(request.url)?.[1] ?? ''
  const table = schema.byEntitySetName.get(set)
  if (table) rows.insert(table.logicalName, request.json as Record<string, string>)
}

/** Which of two documented answers a page shows. */
function setSwitches({ response }: Exchange, { switches }: Emulator): void {
  const { error } = (response?.json ?? {}) as { error?: { message?: string } }
  if (error?.message?.startsWith('An error occurred while validating input parameters') === true)
    switches.payloadErrors = 'validated'
  const { OptionSet: own, GlobalOptionSet: global } = (response?.json ?? {}) as Record<string, { MetadataId?: string }>
  if (own?.MetadataId !== undefined && own.MetadataId === global?.MetadataId) switches.localChoicesAsGlobal = true
}

async function layImpersonated({ request }: Exchange, emulator: Emulator): Promise<void> {
  const objectId = request.headers['CallerObjectId']
  if (typeof objectId !== 'string') return
  const id = emulator.rows.insert('systemuser', {
    azureactivedirectoryobjectid: objectId,
    fullname: 'Impersonated User',
    islicensed: true,
    businessunitid: emulator.rows.get('systemuser', emulator.users[0]!.systemUserId)?.['businessunitid'] ?? null,
  })
  const set = `${emulator.environmentUrl}/api/data/v9.2`
  await fetch(`${set}/systemusers(${id})/systemuserroles_association/$ref`, {
    method: 'POST',
    headers: await authorized(emulator, { 'content-type': 'application/json' }),
    body: JSON.stringify({ '@odata.id': `${set}/roles(${salespersonRoleId})` }),
  })
}

/** A reply about rights presupposes that they were given. */
async function layShare({ request, response }: Exchange, emulator: Emulator): Promise<void> {
  const { AccessRights: rights } = (response?.json ?? {}) as { AccessRights?: string }
  const principal = /systemusers\(([^)]+)\)\/Microsoft\.Dynamics\.CRM\.RetrievePrincipalAccess/.exec(request.url)?.[1]
  const account = /accounts\(([^)]+)\)/.exec(decodeURIComponent(request.url))?.[1]
  if (rights === undefined || principal === undefined || account === undefined) return
  await fetch(`${emulator.environmentUrl}/api/data/v9.2/GrantAccess`, {
    method: 'POST',
    headers: await authorized(emulator, { 'content-type': 'application/json' }),
    body: JSON.stringify({
      Target: { accountid: account, '@odata.type': 'Microsoft.Dynamics.CRM.account' },
      PrincipalAccess: {
        AccessMask: rights,
        Principal: { systemuserid: principal, '@odata.type': 'Microsoft.Dynamics.CRM.systemuser' },
      },
    }),
  })
}

/** Rows at the other end of an N:N relationship, such as a user's roles, and the links to them. */
async function layMembers({ request, response }: Exchange, emulator: Emulator): Promise<void> {
  const [, set = '', id = '', ofPath, member] =
    /\/(\w+)\(([0-9a-f-]{36})\)(?:\/(\w+)(?:\(([0-9a-f-]{36})\))?)?/i.exec(request.url) ?? []
  const navigation = ofPath ?? /\$expand=(\w+)/.exec(request.url)?.[1] ?? ''
  const parent = emulator.schema.byEntitySetName.get(set)
  const relationship = parent?.manyToMany.find((each) => [each.navigation1, each.navigation2].includes(navigation))
  if (!parent || !relationship || request.method === 'POST') return
  const { table1, table2 } = relationship
  const other = emulator.schema.tables.get(table1 === parent.logicalName ? table2 : table1)!
  const reply = (response?.json ?? {}) as Record<string, Record<string, string>[] | undefined>
  const shown = reply[ofPath === undefined ? navigation : 'value'] ?? []
  const members = member === undefined ? shown : [{ [other.primaryId]: member }]
  const root = `${emulator.environmentUrl}/api/data/v9.2`
  for (const item of members) {
    const columns = Object.entries(item).filter(([name]) => other.columns.has(name))
    const known = item[other.primaryId]
    const there = known !== undefined && emulator.rows.get(other.logicalName, known) !== undefined
    const made = there ? known : emulator.rows.insert(other.logicalName, Object.fromEntries(columns))
    // A privilege is linked to a role with a depth, which only the action says.
    const [address, body] =
      relationship.intersectTable === 'roleprivileges'
        ? ['Microsoft.Dynamics.CRM.AddPrivilegesRole', { Privileges: [{ PrivilegeId: made, Depth: 'Global' }] }]
        : [`${navigation}/$ref`, { '@odata.id': `${root}/${other.entitySetName}(${made})` }]
    await fetch(`${root}/${set}(${id})/${address}`, {
      method: 'POST',
      headers: await authorized(emulator, { 'content-type': 'application/json' }),
      body: JSON.stringify(body),
    })
  }
}

/** A page's ETag is of its own row; here it is that of the row laid. */
async function currentVersion({ request, response }: Exchange, emulator: Emulator): Promise<Record<string, string>> {
  const succeeds = (response?.status ?? 200) < 300
  const named = request.headers['If-Match']
  const header = response?.status === 304 ? 'If-None-Match' : 'If-Match'
  if (header === 'If-Match' && !(succeeds && typeof named === 'string' && named !== '*')) return {}
  const url = request.url.replace('[Organization URI]', emulator.environmentUrl)
  const reply = await fetch(url, { headers: await authorized(emulator) })
  await reply.arrayBuffer()
  return { [header]: reply.headers.get('etag') ?? '' }
}

const authorized = async (emulator: Emulator, more: Record<string, string> = {}): Promise<Record<string, string>> => ({
  authorization: `Bearer ${await emulator.tokenFor('ada')}`,
  ...more,
})
