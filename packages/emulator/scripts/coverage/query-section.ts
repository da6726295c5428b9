import { methods as applyMethods } from '../../src/odata/parse-apply.ts'
import { textMethods } from '../../src/odata/parse-filter.ts'
import { parsePreferences } from '../../src/odata/preferences.ts'
import { countedRange, fixedRanges } from '../../src/query/date-ranges.ts'
import { comparisons, functionOperators, nullTests, patterns } from '../../src/query/fetch-xml/fetch-operators.ts'
import { dateGroupings, methods as fetchMethods } from '../../src/query/fetch-xml/read-attribute.ts'
import { filtering, joining } from '../../src/query/fetch-xml/read-fetch-xml.ts'
import { fiscalRanges } from '../../src/query/fiscal-ranges.ts'
import { functions } from '../../src/query/query-functions.ts'
import { codes } from './markdown-table.ts'
import { readHeaders } from './read-headers.ts'

const counted = ['LastX', 'NextX', 'OlderThanX']
  .flatMap((start) => ['Minutes', 'Hours', 'Days', 'Weeks', 'Months', 'Years'].map((unit) => start + unit))
  .filter((name) => countedRange.test(name))

/** Preferences that Microsoft's pages name; those that are read change something. */
const preferences = [
  'return=representation',
  'odata.maxpagesize=5',
  'odata.include-annotations="*"',
  'odata.track-changes',
  'odata.continue-on-error',
  'odata.allow-entityreferences',
  'respond-async',
]

const isRead = (preference: string): boolean =>
  JSON.stringify(parsePreferences(preference)) !== JSON.stringify(parsePreferences(undefined))

/** An item of a list, in lines of at most 120 characters. */
const wrapped = (item: string): string => item.replaceAll(/(.{1,117})(?: |$)/g, '$1\n  ').trimEnd()

/** What a query may consist of, and what a request may say about itself. */
export function querySection(): string {
  const rows: [string, string][] = [
    ['`$filter`: text functions', codes(textMethods)],
    ['`$filter`: `Microsoft.Dynamics.CRM.`', codes(Object.keys(functions))],
    ['… of periods', codes([...Object.keys(fixedRanges), ...counted])],
    ['… of fiscal periods', codes(Object.keys(fiscalRanges))],
    ['`$apply`: `aggregate` with', codes(applyMethods)],
    [
      'FetchXML: comparisons',
      codes([...Object.keys(comparisons), ...Object.keys(nullTests), ...Object.keys(patterns)]),
    ],
    ['FetchXML: other operators', codes(functionOperators)],
    ['FetchXML: `link-type`', codes(Object.keys(joining))],
    ['FetchXML: `link-type` within a filter', codes(Object.keys(filtering))],
    ['FetchXML: `aggregate`', codes(Object.keys(fetchMethods))],
    ['FetchXML: `dategrouping`', codes(dateGroupings)],
    ['`Prefer`', codes(preferences.filter(isRead).map((preference) => preference.replace(/(?<!return)=.*/, '')))],
    ['Headers that are read', codes(readHeaders())],
  ]
  return `## Queries and headers

${rows.map(([where, what]) => wrapped(`- ${where}: ${what}`)).join('\n')}
`
}
