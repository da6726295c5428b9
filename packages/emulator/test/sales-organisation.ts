import fastify, { type LightMyRequestResponse } from 'fastify'
import { registerDataverse } from '../src/http/dataverse-routes.ts'
import type { Access } from '../src/operations/access.ts'
import type { Environment } from '../src/operations/environment.ts'
import { platformRules } from '../src/rules/platform-rules.ts'
import { loadSchema } from '../src/schema/load-schema.ts'
import { createSchemaEditor } from '../src/schema/schema-editor.ts'
import type { Schema } from '../src/schema/schema.ts'
import { createAccess } from '../src/security/create-access.ts'
import {
  readOnlyRoleId,
  salesManagerRoleId,
  salespersonRoleId,
  systemAdministratorRoleId,
} from '../src/security/roles.ts'
import { link } from '../src/store/intersect.ts'
import type { LookupTarget, StoredRow } from '../src/store/row.ts'
import { Store } from '../src/store/store.ts'
import { createRow } from '../src/write/pipeline.ts'
import type { RowValues } from '../src/write/rule.ts'
import { defaultSwitches, type Switches } from '../src/write/switches.ts'

// The real schema with the rules and roles on it, and as few rows as they need.

const id = (kind: number, number: number): string =>
  `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`

export const units = { root: id(1, 1), europe: id(1, 2), nordics: id(1, 3), americas: id(1, 4) }
export const users = {
  ada: id(2, 1),
  mia: id(2, 2),
  tom: id(2, 3),
  eva: id(2, 4),
  ann: id(2, 5),
  rob: id(2, 6),
  nils: id(2, 7),
  noah: id(2, 8),
}
export type User = keyof typeof users
export const euro = id(3, 1)
export const processes = { opportunity: id(4, 1), lead: id(4, 2) }
export const stages = [id(5, 1), id(5, 2), id(5, 3), id(5, 4)] as const
export const leadStages = [id(6, 1), id(6, 2)] as const

const people: [User, keyof typeof units, string | undefined][] = [
  ['ada', 'root', systemAdministratorRoleId],
  ['mia', 'europe', salespersonRoleId],
  ['tom', 'europe', salespersonRoleId],
  ['eva', 'europe', salesManagerRoleId],
  ['ann', 'americas', salespersonRoleId],
  ['rob', 'europe', readOnlyRoleId],
  ['nils', 'nordics', salespersonRoleId],
  ['noah', 'europe', undefined],
]

export interface SalesOrganisation {
  environment: Environment
  schema: Schema
  store: Store
  /** Lays a row as an import does. */
  seed: (table: string, values: RowValues, user?: User) => string
  row: (table: string, id: string) => StoredRow['values']
  send: (
    user: User,
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<LightMyRequestResponse>
  /** Creates a row over HTTP, checks that it was made, and returns its id. */
  create: (user: User, set: string, body: unknown) => Promise<string>
}

export const to = (table: string, target: string): LookupTarget => ({ table, id: target })

/** What the service says when it refuses. */
export function refusal(reply: LightMyRequestResponse): { status: number; code: string; message: string } {
  const { error } = reply.json<{ error: { code: string; message: string } }>()
  return { status: reply.statusCode, ...error }
}

export function salesOrganisation({
  switches = {},
  requiredColumns = {},
  narrow = (access) => access,
}: {
  switches?: Partial<Switches>
  requiredColumns?: Record<string, string[]>
  narrow?: (access: Access) => Access
} = {}): SalesOrganisation {
  const schema = loadSchema()
  const store = new Store(schema)
  const environment: Environment = {
    schema,
    schemaEditor: createSchemaEditor(schema, store),
    store,
    access: narrow(createAccess(schema, store)),
    rules: platformRules,
    switches: { ...defaultSwitches, ...switches },
    organisation: {
      organizationId: id(7, 1),
      uniqueName: 'sales',
      friendlyName: 'Sales',
      organizationType: { name: 'CustomerTest', value: 5 },
      tenantId: id(7, 2),
      environmentUrl: 'http://sales.test',
      businessUnitId: units.root,
      baseCurrencyId: euro,
      languageCode: 1033,
    },
    now: () => new Date('2026-03-02T09:00:00Z'),
    newId: () => crypto.randomUUID(),
    stagesOf: (processId) =>
      processId === processes.opportunity ? stages : processId === processes.lead ? leadStages : undefined,
    requiredColumnsOf: (stageId) => requiredColumns[stageId] ?? [],
    authenticate: ({ headers }) => {
      const user = headers['authorization']!.replace('Bearer ', '') as User
      return Promise.resolve({ userId: users[user], businessUnitId: unitOf(user) })
    },
    metadata: () => undefined,
  }
  const seed: SalesOrganisation['seed'] = (name, values, user = 'ada') =>
    createRow(
      { environment, caller: { userId: users[user], businessUnitId: unitOf(user) }, message: 'Import' },
      schema.tables.get(name)!,
      values,
    )
  layFoundation(schema, store, seed)
  const http = fastify()
  registerDataverse(http, environment)
  const send: SalesOrganisation['send'] = (user, method, path, body, headers = {}) =>
    http.inject({
      method: method as 'GET',
      url: `/api/data/v9.2/${path}`,
      headers: {
        authorization: `Bearer ${user}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { payload: JSON.stringify(body) }),
    })
  return {
    environment,
    schema,
    store,
    seed,
    send,
    row: (table, rowId) => store.get(table, rowId)?.values ?? {},
    async create(user, set, body) {
      const reply = await send(user, 'POST', set, body)
      if (reply.statusCode !== 204) throw new Error(`${set}: ${reply.statusCode} ${reply.body}`)
      return /\(([^)]+)\)$/.exec(String(reply.headers['odata-entityid']))![1]!
    },
  }
}

function unitOf(user: User): string {
  return units[people.find(([name]) => name === user)![1]]
}

function layFoundation(schema: Schema, store: Store, seed: SalesOrganisation['seed']): void {
  const unit = (key: keyof typeof units, parent?: keyof typeof units): string =>
    seed('businessunit', {
      businessunitid: units[key],
      name: key,
      ...(parent && { parentbusinessunitid: to('businessunit', units[parent]) }),
    })
  unit('root')
  unit('europe', 'root')
  unit('nordics', 'europe')
  unit('americas', 'root')
  seed('transactioncurrency', { transactioncurrencyid: euro, currencyname: 'Euro', exchangerate: 1 })
  const roles = schema.tables.get('systemuser')!.manyToMany.find((each) => each.intersectTable === 'systemuserroles')!
  for (const [key, home, role] of people) {
    seed('systemuser', {
      systemuserid: users[key],
      fullname: key,
      businessunitid: to('businessunit', units[home]),
      islicensed: true,
    })
    if (role === undefined) continue
    const userFirst = roles.table1 === 'systemuser'
    link(store, roles, userFirst ? users[key] : role, userFirst ? role : users[key])
  }
  layProcess(seed, 'opportunity', 'opportunitysalesprocess', [
    'opportunity',
    'opportunity',
    'opportunity',
    'opportunity',
  ])
  layProcess(seed, 'lead', 'leadtoopportunitysalesprocess', ['lead', 'opportunity'])
}

function layProcess(
  seed: SalesOrganisation['seed'],
  primaryentity: keyof typeof processes,
  uniquename: string,
  tables: string[],
): void {
  const workflowid = processes[primaryentity]
  seed('workflow', { workflowid, name: uniquename, uniquename, primaryentity, category: 4, type: 1, statecode: 1 })
  const ids = primaryentity === 'lead' ? leadStages : stages
  for (const [index, table] of tables.entries())
    seed('processstage', {
      processstageid: ids[index]!,
      stagename: `Stage ${index + 1}`,
      primaryentitytypecode: table,
      processid: to('workflow', workflowid),
    })
}
