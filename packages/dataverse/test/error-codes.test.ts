import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { dataverseErrorCodes } from '@liaison/dataverse'

test('the README documents every error code, and no other', async () => {
  const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8')
  const [, table = ''] = /^## Errors\n(.*?)^## /ms.exec(readme) ?? []
  const documented = [...table.matchAll(/`(dataverse_\w+)`/g)].map(([, code]) => code)
  expect(documented.toSorted()).toEqual([...dataverseErrorCodes].toSorted())
})
