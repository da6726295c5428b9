import fastify, { type FastifyInstance, type LightMyRequestResponse } from 'fastify'
import { HttpFault } from '../src/errors/dataverse-fault.ts'
import { registerDataverse } from '../src/http/dataverse-routes.ts'
import type { Access } from '../src/operations/access.ts'
import type { Environment } from '../src/operations/environment.ts'
import { createSchemaEditor } from '../src/schema/schema-editor.ts'
import { smallSchema } from './small-schema.ts'
import { Store } from '../src/store/store.ts'
import type { Rule, RowValues } from '../src/write/rule.ts'
import { createRow } from '../src/write/pipeline.ts'
import { defaultSwitches, type Switches } from '../src/write/switches.ts'

export const mia = '11111111-0000-0000-0000-000000000001'
export const rootUnit = '22222222-0000-0000-0000-000000000001'
export const euro = '33333333-0000-0000-0000-000000000001'

export interface SmallOrganisation {
  environment: Environment
  http: FastifyInstance
  seed: (table: string, values: RowValues, id?: string) => string
  send: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<LightMyRequestResponse>
  get: (path: string, headers?: Record<string, string>) => Promise<LightMyRequestResponse>
}

export const everything: Access = {
  requirePrivilege: () => undefined,
  mayAccessRow: () => true,
  rowFilter: () => 'all',
}

export const annotated = { prefer: 'odata.include-annotations="*"' }

export function smallOrganisation({
  rules = [],
  access = everything,
  switches = {},
}: { rules?: Rule[]; access?: Access; switches?: Partial<Switches> } = {}): SmallOrganisation {
  const schema = smallSchema()
  const store = new Store(schema)
  let made = 0
  const environment: Environment = {
    schema,
    access,
    rules,
    store,
    schemaEditor: createSchemaEditor(schema, store),
    switches: { ...defaultSwitches, ...switches },
    organisation: {
      organizationId: '44444444-0000-0000-0000-000000000001',
      uniqueName: 'small',
      friendlyName: 'Small',
      organizationType: { name: 'CustomerTest', value: 5 },
      tenantId: '55555555-0000-0000-0000-000000000001',
      environmentUrl: 'http://small.test',
      businessUnitId: rootUnit,
      baseCurrencyId: euro,
      languageCode: 1033,
    },
    now: () => new Date('2026-03-02T09:00:00.250Z'),
    newId: () => `aaaaaaaa-0000-4000-8000-${String((made += 1)).padStart(12, '0')}`,
    authenticate: (request) =>
      request.headers['authorization'] === 'Bearer none'
        ? Promise.reject(
            new HttpFault(401, {
              'www-authenticate':
                'Bearer authorization_uri=http://small.test/t/oauth2/authorize, resource_id=http://small.test/',
            }),
          )
        : Promise.resolve({ userId: mia, businessUnitId: rootUnit }),
    metadata: () => undefined,
  }
  const seed: SmallOrganisation['seed'] = (name, values, id) =>
    createRow(
      { environment, caller: { userId: mia, businessUnitId: rootUnit }, message: 'Import' },
      schema.tables.get(name)!,
      values,
      id,
    )
  seed('transactioncurrency', { currencyname: 'Euro', currencysymbol: '€', exchangerate: 1 }, euro)
  seed('businessunit', { name: 'Root' }, rootUnit)
  seed('systemuser', { fullname: 'Mia Keller', businessunitid: { table: 'businessunit', id: rootUnit } }, mia)
  const http = fastify()
  registerDataverse(http, environment)
  const send: SmallOrganisation['send'] = (method, path, body, headers = {}) =>
    http.inject({
      method: method as 'GET',
      url: `/api/data/v9.2/${path}`,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
  return { environment, http, seed, send, get: (path, headers) => send('GET', path, undefined, headers) }
}
