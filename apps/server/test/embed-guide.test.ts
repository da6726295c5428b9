import { readFile } from 'node:fs/promises'
import { crmErrorCodes, NewConnectLink, PlanProposal } from '@liaison/crm'
import { expect, test } from 'vitest'
import { statusOfCode } from '../src/http/status-of-code.ts'
import { openApiDocument } from '../src/openapi-document.ts'

const guide = await readFile(new URL('../../../docs/guides/embed-in-your-product.md', import.meta.url), 'utf8')

test('the guide to embedding calls operations that there are, with bodies that they take', async () => {
  const { paths } = (await openApiDocument()) as { paths: Record<string, object> }
  const called = [...guide.matchAll(/https:\/\/liaison\.example\.com(\/api\/[\w/$-]+)/g)].map(([, path = '']) =>
    path.replace(/\$\w+/, '{id}'),
  )
  expect(called).toHaveLength(4)
  expect(Object.keys(paths)).toEqual(expect.arrayContaining(called))
  const bodies = [...guide.matchAll(/ -d '(\{[^']+\})'/g)].map(([, body = '']): unknown => JSON.parse(body))
  expect(NewConnectLink.parse(bodies[0])).toEqual(bodies[0])
  expect(PlanProposal.parse(bodies[1])).toMatchObject({ changes: [{ kind: 'add-note' }] })
  expect(bodies).toHaveLength(2)
})

test('the guide to embedding names codes that there are, with their status', () => {
  const rows = [...guide.matchAll(/^\| (`[a-z_]+`(?:, `[a-z_]+`)*) +\| (\d{3}) /gm)]
  expect(rows.length).toBeGreaterThan(4)
  for (const [, codes = '', status] of rows) {
    for (const code of codes.replaceAll('`', '').split(', ')) {
      expect([...crmErrorCodes, 'too_many_attempts']).toContain(code)
      expect(statusOfCode[code], code).toBe(Number(status))
    }
  }
})
