import { expect, onTestFinished, test } from 'vitest'
import { type Emulator, type EmulatorOptions, PluginError, startEmulator } from '../src/index.ts'

// Plug-ins and custom APIs, as an organisation's own developers make them.

type Send = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Response>

async function organisation(options: Partial<EmulatorOptions>): Promise<{ emulator: Emulator; send: Send }> {
  const emulator = await startEmulator({ seed: 'empty', ...options })
  onTestFinished(() => emulator.stop())
  const token = await emulator.tokenFor('ada')
  const send: Send = (method, path, body, headers = {}) =>
    fetch(`${emulator.environmentUrl}/api/data/v9.2/${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  return { emulator, send }
}

test('a plug-in changes what is written, and refuses with its words and codes', async () => {
  const { emulator, send } = await organisation({
    plugins: [
      {
        name: 'Names are shouted',
        tables: ['account'],
        beforeCreate(values) {
          if (values['name'] === 'nobody')
            throw new PluginError('Nobody is no customer.', {
              operationStatus: 1,
              subErrorCode: 12,
              traceText: 'seen',
              errorDetails: { rule: 'A7' },
            })
          values['name'] = (values['name'] as string).toUpperCase()
        },
        beforeUpdate(changes, before) {
          if ('name' in changes) throw new PluginError(`${before['name'] as string} keeps its name.`)
        },
      },
    ],
  })
  const created = await send('POST', 'accounts', { name: 'Contoso' })
  expect(created.status).toBe(204)
  expect(emulator.rows.list('account')).toEqual([expect.objectContaining({ name: 'CONTOSO' })])

  const refuse = async (annotations: string): Promise<Response> =>
    send('POST', 'accounts', { name: 'nobody' }, { prefer: `odata.include-annotations="${annotations}"` })
  const refused = await refuse('*')
  expect(refused.status).toBe(400)
  expect(((await refused.json()) as { error: unknown }).error).toEqual({
    code: '0x80040265',
    message: 'Nobody is no customer.',
    '@Microsoft.PowerApps.CDS.ErrorDetails.OperationStatus': '1',
    '@Microsoft.PowerApps.CDS.ErrorDetails.SubErrorCode': '12',
    '@Microsoft.PowerApps.CDS.ErrorDetails.rule': 'A7',
    '@Microsoft.PowerApps.CDS.TraceText': 'seen',
    '@Microsoft.PowerApps.CDS.HelpLink':
      'http://go.microsoft.com/fwlink/?LinkID=398563&error=Microsoft.Crm.CrmException%3a80040265&client=platform',
    '@Microsoft.PowerApps.CDS.InnerError.Message': 'Nobody is no customer.',
  })
  const detailsFor = async (annotations: string): Promise<string[]> => {
    const { error } = (await (await refuse(annotations)).json()) as { error: object }
    return Object.keys(error).filter((key) => key.startsWith('@'))
  }
  expect(await detailsFor('OData.Community.Display.V1.FormattedValue,Microsoft.PowerApps.CDS.HelpLink')).toEqual([
    '@Microsoft.PowerApps.CDS.HelpLink',
  ])
  expect(await detailsFor('Microsoft.PowerApps.CDS.ErrorDetails*')).toEqual([
    '@Microsoft.PowerApps.CDS.ErrorDetails.rule',
    '@Microsoft.PowerApps.CDS.ErrorDetails.OperationStatus',
    '@Microsoft.PowerApps.CDS.ErrorDetails.SubErrorCode',
  ])
  expect(await detailsFor('Microsoft.Dynamics.CRM.*')).toEqual([])
  const [account] = emulator.rows.list('account')
  const renamed = await send('PATCH', `accounts(${account?.['accountid'] as string})`, { name: 'Other' })
  expect(await renamed.json()).toEqual({ error: { code: '0x80040265', message: 'CONTOSO keeps its name.' } })
})

test('a custom API is called like Microsoft’s own, and $metadata names it', async () => {
  const { emulator, send } = await organisation({
    customApis: [
      {
        kind: 'function',
        name: 'bw_CountNotes',
        parameters: { Word: 'Edm.String' },
        response: { Count: 'Edm.Int32' },
        run: ({ parameters, rows }) => ({
          values: { Count: rows.list('annotation').filter(({ subject }) => subject === parameters['Word']).length },
        }),
      },
      {
        kind: 'action',
        name: 'bw_AddNote',
        boundTo: 'contact',
        parameters: { Title: 'Edm.String' },
        returns: 'mscrm.annotation',
        run: ({ parameters, rowId, rows }) => {
          const subject = String(parameters['Title'])
          const id = rows.insert('annotation', { subject, objectid: { table: 'contact', id: rowId! } })
          if (subject === '') throw new PluginError('A note has a title.')
          return { row: { table: 'annotation', id } }
        },
      },
    ],
  })
  const contact = emulator.rows.insert('contact', { lastname: 'Berg' })
  const action = `contacts(${contact})/Microsoft.Dynamics.CRM.bw_AddNote`
  const added = await send('POST', action, { Title: 'Hello' })
  const [note] = emulator.rows.list('annotation')
  expect([added.status, await added.json()]).toEqual([
    200,
    {
      '@odata.context': `${emulator.environmentUrl}/api/data/v9.2/$metadata#annotations/$entity`,
      annotationid: note?.['annotationid'],
    },
  ])
  const refused = await send('POST', action, { Title: '' })
  expect(await refused.json()).toEqual({ error: { code: '0x80040265', message: 'A note has a title.' } })

  const counted = await send('GET', "bw_CountNotes(Word='Hello')")
  expect(await counted.json()).toEqual({
    '@odata.context': `${emulator.environmentUrl}/api/data/v9.2/$metadata#Microsoft.Dynamics.CRM.bw_CountNotesResponse`,
    Count: 1,
  })
  expect(emulator.rows.count('annotation')).toBe(1)
  const csdl = await (await send('GET', '$metadata')).text()
  const named = csdl.split('\n').filter((line) => /"bw_(?:CountNotes|AddNote)/.test(line))
  expect(named).toEqual([
    '<ComplexType Name="bw_CountNotesResponse"><Property Name="Count" Type="Edm.Int32" /></ComplexType>',
    '<Function Name="bw_CountNotes"><Parameter Name="Word" Type="Edm.String" Nullable="false" />' +
      '<ReturnType Type="mscrm.bw_CountNotesResponse" Nullable="false" /></Function>',
    '<Action Name="bw_AddNote" IsBound="true"><Parameter Name="entity" Type="mscrm.contact" Nullable="false" />' +
      '<Parameter Name="Title" Type="Edm.String" Nullable="false" />' +
      '<ReturnType Type="mscrm.annotation" Nullable="false" /></Action>',
    '<FunctionImport Name="bw_CountNotes" Function="Microsoft.Dynamics.CRM.bw_CountNotes" />',
  ])
})
