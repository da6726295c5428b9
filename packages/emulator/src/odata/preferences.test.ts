import { expect, test } from 'vitest'
import { parsePreferences } from './preferences.ts'

test.each([
  'odata.maxpagesize=4; odata.include-annotations="*"',
  'odata.maxpagesize=4, odata.include-annotations="*"',
  'odata.maxpagesize=4,odata.include-annotations=*',
])('%s is read and echoed', (header) => {
  const preferences = parsePreferences(header)
  expect(preferences.maxPageSize).toBe(4)
  expect(preferences.annotations).toMatchObject({ formattedValue: true, totalRecordCount: true, all: true })
  expect(preferences.applied).toEqual(['odata.maxpagesize=4', 'odata.include-annotations="*"'])
})

test('a list of annotations keeps its commas, and a namespace stands for all in it', () => {
  const { annotations } = parsePreferences(
    'odata.include-annotations="OData.Community.Display.V1.FormattedValue,Microsoft.Dynamics.CRM.*"',
  )
  expect(annotations).toMatchObject({ formattedValue: true, lookupLogicalName: true, all: false })
  expect(parsePreferences('odata.include-annotations="Microsoft.Dynamics.CRM.*"').annotations?.formattedValue).toBe(
    false,
  )
})
