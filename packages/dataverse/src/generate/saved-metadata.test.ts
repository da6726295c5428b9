import { expect, test } from 'vitest'
import { account, contact } from '../../test/builders/tables.ts'
import { parseSavedMetadata, savedMetadataText } from './saved-metadata.ts'

test('what was saved is read as it was', () => {
  expect(parseSavedMetadata(savedMetadataText([contact, account]))).toEqual([account, contact])
})

test.each([
  ['<edmx/>', 'The file is no JSON'],
  ['null', 'The file holds no metadata'],
  ['{"value":[]}', 'The file holds no metadata'],
  ['{"format":"liaison-dataverse-metadata","version":3,"tables":[]}', 'by another version of this command'],
])('%s is refused: %s', (text, message) => {
  expect(() => parseSavedMetadata(text)).toThrow(message)
})
