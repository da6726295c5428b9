import { expect, test } from 'vitest'
import { apiTypes } from '../scripts/api-types.ts'

test('named schemas become types of the same names, also where a reference has a description of its own', async () => {
  const reference = { $ref: '#/components/schemas/RecordRef' }
  const text = await apiTypes({
    components: {
      schemas: {
        RecordRef: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
        Account: {
          type: 'object',
          properties: {
            owner: { ...reference, description: 'A person or a team.' },
            contacts: { type: 'array', items: reference },
          },
          required: ['contacts'],
        },
      },
    },
  })
  expect(text).toContain('export interface RecordRef {\nid: string\n}')
  expect(text).toContain('/**\n * A person or a team.\n */\nowner?: RecordRef\ncontacts: RecordRef[]\n')
  expect(text).not.toMatch(/RecordRef1|EverySchema|was referenced by/)
})
