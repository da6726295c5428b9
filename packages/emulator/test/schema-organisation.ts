import { afterAll } from 'vitest'
import { type Emulator, type EmulatorOptions, startEmulator } from '../src/index.ts'

export type Json = Record<string, unknown>

export const label = (Label: string, LanguageCode = 1033): Json => ({
  '@odata.type': 'Microsoft.Dynamics.CRM.Label',
  LocalizedLabels: [{ '@odata.type': 'Microsoft.Dynamics.CRM.LocalizedLabel', Label, LanguageCode }],
})

export const level = (Value: string): Json => ({ Value, CanBeChanged: true })

/** The table of Microsoft's page web-api-metadata-operations-sample. */
export const bankAccount: Json = {
  '@odata.type': 'Microsoft.Dynamics.CRM.EntityMetadata',
  SchemaName: 'sample_BankAccount',
  DisplayName: label('Bank Account'),
  DisplayCollectionName: label('Bank Accounts'),
  Description: label('Bank accounts of customers'),
  OwnershipType: 'UserOwned',
  HasNotes: true,
  HasActivities: true,
  Attributes: [
    {
      '@odata.type': 'Microsoft.Dynamics.CRM.StringAttributeMetadata',
      SchemaName: 'sample_Name',
      IsPrimaryName: true,
      MaxLength: 100,
      FormatName: { Value: 'Text' },
      DisplayName: label('Account Name'),
      RequiredLevel: level('None'),
    },
  ],
}

export const bank = "EntityDefinitions(LogicalName='sample_bankaccount')"

export interface Answer {
  status: number
  headers: Headers
  json: Json
  text: string
  /** The id at the end of `OData-EntityId`. */
  id: string
}

export interface SchemaOrganisation {
  emulator: Emulator
  send: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>
  /** A GET that must succeed. */
  read: (path: string) => Promise<Json>
  list: (path: string) => Promise<Json[]>
  /** Makes a column of the bank account. */
  column: (type: string, schemaName: string, more?: Json) => Promise<Answer>
  as: (person: string) => SchemaOrganisation['send']
}

/** An empty organisation whose schema may be changed, over HTTP. Stopped after the file's tests. */
export async function schemaOrganisation(options: Partial<EmulatorOptions> = {}): Promise<SchemaOrganisation> {
  const emulator = await startEmulator({ seed: 'empty', plugins: false, ...options })
  afterAll(() => emulator.stop())
  const as =
    (person: string): SchemaOrganisation['send'] =>
    async (method, path, body, headers = {}) => {
      const reply = await fetch(`${emulator.environmentUrl}/api/data/v9.2/${path}`, {
        method,
        headers: {
          authorization: `Bearer ${await emulator.tokenFor(person)}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      const text = await reply.text()
      const json = text.startsWith('{') ? (JSON.parse(text) as Json) : {}
      const id = /\(([0-9a-f-]{36})\)$/.exec(reply.headers.get('odata-entityid') ?? '')?.[1] ?? ''
      return { status: reply.status, headers: reply.headers, json, text, id }
    }
  const send = as('ada')
  const read = async (path: string): Promise<Json> => {
    const { status, json, text } = await send('GET', path)
    if (status !== 200) throw new Error(`${path} answered ${status}: ${text}`)
    return json
  }
  return {
    emulator,
    send,
    as,
    read,
    list: async (path) => (await read(path))['value'] as Json[],
    column: (type, SchemaName, more = {}) =>
      send('POST', `${bank}/Attributes`, {
        '@odata.type': `Microsoft.Dynamics.CRM.${type}AttributeMetadata`,
        SchemaName,
        DisplayName: label(SchemaName),
        RequiredLevel: level('None'),
        ...more,
      }),
  }
}

export async function withBankAccount(options: Partial<EmulatorOptions> = {}): Promise<SchemaOrganisation> {
  const organisation = await schemaOrganisation(options)
  const made = await organisation.send('POST', 'EntityDefinitions', bankAccount)
  if (made.status !== 204) throw new Error(made.text)
  return organisation
}
