import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { smallOrganisation } from './small-organisation.ts'

// Every rule of the "OData ABNF Construction Rules" that a reader's request can meet, kept and broken: literals, expressions,
// query options, resource paths, preferences. Inputs are this project's own, by the names of its tables. What the pages of
// Dataverse allow is answered; everything else is refused with a status that says so, and nothing fails.

const id = '00000000-0000-0000-0000-00000000000a'
const { get, seed } = smallOrganisation()
seed('account', { name: 'x' }, id)

type Cases = Record<string, string[]>
const { filters, queries, paths } = JSON.parse(
  readFileSync(join(import.meta.dirname, 'construction-rules.json'), 'utf8'),
) as { filters: Cases; queries: Cases; paths: Cases }

/** Spaces and what a URL may not hold are encoded, what is encoded stays so. */
const encoded = (text: string): string => encodeURI(text).replaceAll('%25', '%').replaceAll('#', '%23')

const listed = (cases: Cases): [input: string, status: number][] =>
  Object.entries(cases).flatMap(([status, inputs]) =>
    inputs.map((input): [string, number] => [input.replaceAll('{id}', id), Number(status)]),
  )

/** The status, and whether the reply tells an error. */
async function answer(path: string): Promise<[status: number, isError: boolean]> {
  const { statusCode, body } = await get(path)
  return [statusCode, /"error":\{"code":"[^"]*","message":"[^"]/.test(body)]
}

test.each(listed(filters))('the filter %s is answered with %i', async (input, status) => {
  expect(await answer(`accounts?$filter=${encodeURIComponent(input)}`)).toEqual([status, status >= 400])
})

test.each(listed(queries))('%s is answered with %i', async (input, status) => {
  expect(await answer(`accounts?${encoded(input)}`)).toEqual([status, status >= 400])
})

test.each(listed(paths))('the path %s is answered with %i', async (input, status) => {
  expect(await answer(encoded(input))).toEqual([status, status >= 400])
})

test.each(['%', '%2', 'accounts(%ZZ)', 'accounts(%FF)'])('%s, which is no URL, is refused unread', async (path) => {
  expect((await get(path)).statusCode).toBe(400)
})

test.each([
  ['prefer', 'odata.allow-entityreferences,odata.maxpagesize=20'],
  ['prefer', 'maxpagesize=20'],
  ['prefer', 'odata.maxpagesize=0'],
  ['prefer', 'odata.maxpagesize=-1'],
  ['prefer', 'odata.maxpagesize=x'],
  ['prefer', 'callback;url="some:/where"'],
  ['prefer', 'odata.continue-on-error=false'],
  ['prefer', 'continue-on-error'],
  ['prefer', 'odata.include-annotations="*"'],
  ['prefer', 'odata.include-annotations="-*"'],
  ['prefer', 'odata.include-annotations="*#own"'],
  ['prefer', 'odata.include-annotations="Own.*,-Own.term,Own.other#own"'],
  ['prefer', 'odata.include-annotations="Own"'],
  ['prefer', 'odata.include-annotations="'],
  ['prefer', 'omit-values=nulls'],
  ['prefer', 'return=minimal'],
  ['prefer', 'return=everything'],
  ['prefer', 'respond-async'],
  ['prefer', 'track-changes'],
  ['prefer', 'wait = 0'],
  ['prefer', ', ;=,"'],
  ['odata-version', '4.01'],
  ['odata-maxversion', '4.01'],
  ['odata-isolation', 'sNapShoT'],
  ['if-match', '*'],
  ['if-none-match', 'W/"x"'],
  ['accept', 'application/json;odata.metadata=full'],
])('a read with %s: %s is answered or refused, and does not fail', async (name, value) => {
  const { statusCode } = await get(`accounts(${id})?$select=name`, { [name]: value })
  expect([200, 304, 400, 406, 412, 501]).toContain(statusCode)
})
