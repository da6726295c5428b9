import type { BackgroundOperationResponse, DynamicsWebApi } from 'dynamics-web-api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Emulator, PluginError, startEmulator } from '../src/index.ts'
import { clientOf } from './third-party-client.ts'

// What dynamics-web-api does with custom APIs that run in the background.

let emulator: Emulator
let client: DynamicsWebApi
beforeAll(async () => {
  emulator = await startEmulator({
    seed: 'empty',
    plugins: false,
    customApis: [
      {
        kind: 'action',
        name: 'sample_Close',
        run: ({ rows, parameters: { Name } }) => {
          if (Name === '') throw new PluginError('A name is needed.')
          return { values: { AccountId: rows.insert('account', { name: Name as string }) } }
        },
        parameters: { Name: 'Edm.String' },
        response: { AccountId: 'Edm.Guid' },
      },
    ],
  })
  client = clientOf(emulator)
})
afterAll(() => emulator.stop())

const start = async (Name: string): Promise<string> => {
  const action = { actionName: 'sample_Close', action: { Name }, respondAsync: true }
  const { backgroundOperationId, location } = await client.callAction<BackgroundOperationResponse>(action)
  expect(location).toBe(`${emulator.environmentUrl}/api/backgroundoperation/${backgroundOperationId}`)
  return backgroundOperationId
}

test('a background operation is accepted, and tells its outputs when it has succeeded', async () => {
  emulator.clock.freeze()
  emulator.faults.slow({ milliseconds: 60_000, path: 'sample_Close', requests: 1 })
  const id = await start('In the background')
  expect(await client.getBackgroundOperationStatus(id)).toEqual({
    backgroundOperationStateCode: 0,
    backgroundOperationStatusCode: 0,
  })
  emulator.clock.advance({ minutes: 1 })
  await expect
    .poll(() => client.getBackgroundOperationStatus(id))
    .toMatchObject({ backgroundOperationStateCode: 3, backgroundOperationStatusCode: 30 })
  const { AccountId } = await client.getBackgroundOperationStatus(id)
  expect(emulator.rows.get('account', AccountId as string)?.['name']).toBe('In the background')
  await expect(client.cancelBackgroundOperation(id)).rejects.toMatchObject({
    status: 400,
    message: 'Canceling background operation is not allowed after it is in terminal state.',
  })
  emulator.clock.run()
})

test('a background operation is cancelled while it waits, and then not carried out', async () => {
  emulator.clock.freeze()
  emulator.faults.slow({ milliseconds: 60_000, path: 'sample_Close', requests: 1 })
  const id = await start('Never')
  expect(await client.cancelBackgroundOperation(id)).toEqual({
    backgroundOperationStateCode: 2,
    backgroundOperationStatusCode: 22,
  })
  emulator.clock.advance({ minutes: 1 })
  await expect
    .poll(() => client.getBackgroundOperationStatus(id))
    .toEqual({ backgroundOperationStateCode: 3, backgroundOperationStatusCode: 32 })
  expect(emulator.rows.list('account').map(({ name }) => name)).not.toContain('Never')
  emulator.clock.run()
})

test('a background operation that fails says why', async () => {
  const id = await start('')
  await expect
    .poll(() => client.getBackgroundOperationStatus(id))
    .toEqual({
      backgroundOperationErrorCode: -2147220891,
      backgroundOperationErrorMessage: 'A name is needed.',
      backgroundOperationStateCode: 3,
      backgroundOperationStatusCode: 31,
    })
})

test('a background operation is one of custom APIs alone, and calls nobody back', async () => {
  const key = await client.create<object, string>({
    collection: 'accounts',
    data: { name: 'At once' },
    headers: { Prefer: 'respond-async' },
  })
  expect(emulator.rows.get('account', key)?.['name']).toBe('At once')
  const told = client.callAction({
    actionName: 'sample_Close',
    action: { Name: 'Told' },
    respondAsync: true,
    backgroundOperationCallbackUrl: 'http://localhost:4000/done',
  })
  await expect(told).rejects.toMatchObject({ status: 501 })
  await expect(client.getBackgroundOperationStatus(key)).rejects.toMatchObject({ status: 404 })
})
