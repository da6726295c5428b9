import { expect } from 'vitest'
import { type Emulator, startEmulator } from '../src/index.ts'

export type Json = Record<string, unknown>

interface Answer {
  status: number
  code: string | undefined
  body: Json
}

export interface Collection {
  MoreRecords: boolean
  PagingCookie: string
  TotalRecordCount: number
  AuditDetails: { '@odata.type': string; OldValue: Json; NewValue: Json }[]
}

export interface AuditApi {
  emulator: Emulator
  send: (user: string, path: string, method?: string, body?: unknown, headers?: object) => Promise<Answer>
  idOf: (user: string) => string
  /** An administrator's PATCH of the organisation, as page auditing/configure has it. */
  auditing: (isauditenabled: boolean) => Promise<void>
  /** As an administrator switches a table: its definition goes back with one property changed. */
  audited: (table: string, value: boolean) => Promise<void>
  /** Of Mia's; its id. */
  newAccount: (values: Json) => Promise<string>
  audits: (query?: string) => Promise<Json[]>
  /** Of an account, as the administrator reads it. */
  history: (account: string, paging?: object) => Promise<Collection>
}

/** An organisation that audits, with a snapshot `audited` of it. */
export async function startAuditApi(): Promise<AuditApi> {
  const emulator = await startEmulator({ seed: 'empty', plugins: false })
  const send: AuditApi['send'] = async (user, path, method = 'GET', body, headers = {}) => {
    const reply = await fetch(`${emulator.environmentUrl}/api/data/v9.2/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await emulator.tokenFor(user)}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await reply.text()
    const json = text === '' ? {} : (JSON.parse(text) as Json)
    return { status: reply.status, code: (json['error'] as { code: string } | undefined)?.code, body: json }
  }
  const auditing: AuditApi['auditing'] = async (isauditenabled) => {
    const { OrganizationId } = (await send('ada', 'WhoAmI')).body
    const reply = await send('ada', `organizations(${String(OrganizationId)})`, 'PATCH', { isauditenabled })
    expect(reply.status).toBe(204)
  }
  await auditing(true)
  emulator.snapshots.save('audited')
  return {
    emulator,
    send,
    idOf: (key) => emulator.users.find((user) => user.key === key)!.systemUserId,
    auditing,
    async audited(table, value) {
      const path = `EntityDefinitions(LogicalName='${table}')`
      const { body } = await send('ada', path)
      const reply = await send('ada', path, 'PUT', { ...body, IsAuditEnabled: { Value: value } })
      expect(reply.status).toBe(204)
      const after = await send('mia', `${path}?$select=IsAuditEnabled`)
      expect(after.body['IsAuditEnabled']).toMatchObject({ Value: value })
    },
    async newAccount(values) {
      const prefer = { prefer: 'return=representation' }
      const { body } = await send('mia', 'accounts?$select=name', 'POST', values, prefer)
      return body['accountid'] as string
    },
    async audits(query = '') {
      const select = 'operation,action,objecttypecode,_objectid_value,_userid_value,createdon'
      return (await send('ada', `audits?$select=${select}${query}`)).body['value'] as Json[]
    },
    async history(account, paging) {
      const target = `@target=${encodeURIComponent(`{'@odata.id':'accounts(${account})'}`)}`
      const page = paging ? ',PagingInfo=@page' : ''
      const more = paging ? `&@page=${encodeURIComponent(JSON.stringify(paging))}` : ''
      const { body } = await send('ada', `RetrieveRecordChangeHistory(Target=@target${page})?${target}${more}`)
      return body['AuditDetailCollection'] as Collection
    },
  }
}
