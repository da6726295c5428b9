import { createDataverseClient } from '@liaison/dataverse'
import { describe, expect, test } from 'vitest'
import { aColumn, aTable } from '../../test/metadata-builders.ts'
import type { FieldInput, FieldInputs } from './field-input.ts'
import { resolveFieldInputs } from './resolve-field-input.ts'

const offline = createDataverseClient({
  environmentUrl: 'https://org.crm4.dynamics.com',
  tokens: { getAccessToken: () => Promise.reject(new Error('no request is expected')) },
})

const opportunity = aTable('opportunity', [
  aColumn('name', 'String', { displayName: 'Topic', maxLength: 20, requiredLevel: 'ApplicationRequired' }),
  aColumn('description', 'Memo', { displayName: 'Description', maxLength: 30 }),
  aColumn('estimatedvalue', 'Money', { displayName: 'Est. revenue', precision: 2, minValue: -1e12, maxValue: 1e12 }),
  aColumn('closeprobability', 'Integer', { displayName: 'Probability', minValue: 0, maxValue: 100 }),
  aColumn('estimatedclosedate', 'DateTime', { displayName: 'Est. close date', dateTimeBehavior: 'DateOnly' }),
  aColumn('bw_visit', 'DateTime', { displayName: 'Visit', dateTimeBehavior: 'UserLocal' }),
  aColumn('bw_opening', 'DateTime', { displayName: 'Opening', dateTimeBehavior: 'TimeZoneIndependent' }),
  aColumn('decisionmaker', 'Boolean', {
    displayName: 'Decision maker?',
    choices: [
      { value: 0, label: 'mark complete', labels: [] },
      { value: 1, label: 'completed', labels: [] },
    ],
  }),
  aColumn('opportunityratingcode', 'Picklist', {
    displayName: 'Rating',
    choices: [
      { value: 1, label: 'Hot', labels: [{ languageCode: 1031, label: 'Heiß' }] },
      { value: 2, label: 'Warm', labels: [] },
      { value: 3, label: 'Cold', labels: [] },
    ],
  }),
  aColumn('bw_markets', 'MultiSelectPicklist', {
    displayName: 'Markets',
    choices: [
      { value: 10, label: 'Water', labels: [] },
      { value: 20, label: 'Pharma', labels: [] },
    ],
  }),
  aColumn('telephone1', 'String', { displayName: 'Phone' }),
  aColumn('telephone2', 'String', { displayName: 'Phone' }),
  aColumn('actualvalue_base', 'Money', { displayName: 'Base', validForCreate: false, validForUpdate: false }),
  aColumn('overnight', 'String', { displayName: 'Origin', validForUpdate: false }),
  aColumn('statecode', 'State', {
    displayName: 'Status',
    validForCreate: false,
    choices: [
      { value: 0, label: 'Open', labels: [], defaultStatus: 1 },
      { value: 1, label: 'Won', labels: [], defaultStatus: 3 },
    ],
  }),
  aColumn('statuscode', 'Status', {
    displayName: 'Status Reason',
    choices: [
      { value: 1, label: 'In Progress', labels: [], state: 0 },
      { value: 2, label: 'On Hold', labels: [], state: 0 },
      { value: 3, label: 'Won', labels: [], state: 1 },
    ],
  }),
])

const update = async (fields: FieldInputs) => resolveFieldInputs(offline, { table: opportunity, fields, for: 'update' })

async function valueOf(name: string, input: FieldInput) {
  const resolved = await update({ [name]: input })
  if (resolved.kind === 'refused') throw new Error(resolved.problems.map(({ problem }) => problem).join())
  return resolved.values.find(({ column, label }) => column === name || label === name)?.value
}

async function problemOf(name: string, input: FieldInput) {
  const resolved = await update({ [name]: input })
  return resolved.kind === 'refused' ? resolved.problems.map(({ problem }) => problem).join() : 'no problem'
}

describe('a field is found', () => {
  test.each(['estimatedvalue', 'EstimatedValue', 'Est. revenue', ' est.  REVENUE ', 'estimatedValue'])(
    'by column, label or our own name: %s',
    async (name) => {
      const resolved = await update({ [name]: 1 })
      expect(resolved).toMatchObject({ kind: 'ok', values: [{ column: 'estimatedvalue', label: 'Est. revenue' }] })
    },
  )

  test('or the nearest ones are named (P15)', async () => {
    expect(await problemOf('est revenu', 1)).toBe(
      'is no field of opportunity; did you mean Est. revenue (estimatedvalue)?',
    )
  })

  test('but not guessed where two bear the label', async () => {
    expect(await problemOf('Phone', '1')).toBe('is the label of several fields; name one of telephone1, telephone2')
  })

  test('and not twice', async () => {
    const resolved = await update({ name: 'A', Topic: 'B' })
    expect(resolved).toEqual({
      kind: 'refused',
      problems: [{ column: 'name', label: 'Topic', problem: 'is given twice' }],
    })
  })
})

describe('choices (P19)', () => {
  test.each([['Hot'], ['hot '], ['heiß'], [1], ['1']])('are taken as %s', async (input) => {
    expect(await valueOf('Rating', input)).toBe(1)
  })

  test('that do not exist list those that do', async () => {
    expect(await problemOf('Rating', 'Lukewarm')).toBe('has no option Lukewarm; choose one of: Hot, Warm, Cold')
  })

  test('may be several where the column holds several', async () => {
    expect(await valueOf('Markets', ['water', '20', 'Water'])).toEqual([10, 20])
    expect(await problemOf('Markets', ['Water', 'Beer'])).toBe('has no option Beer; choose one of: Water, Pharma')
  })

  test('of yes and no are taken as true, false or label', async () => {
    expect(await valueOf('decisionmaker', true)).toBe(true)
    expect(await valueOf('decisionmaker', 'Completed')).toBe(true)
    expect(await valueOf('decisionmaker', 'false')).toBe(false)
    expect(await problemOf('decisionmaker', 'perhaps')).toBe(
      'needs true or false, or its label: completed, mark complete',
    )
  })
})

describe('text', () => {
  test('that is too long is refused with the count (P33)', async () => {
    expect(await problemOf('Topic', 'x'.repeat(23))).toBe('is too long: 23 characters, and 20 fit; shorten it by 3')
    expect(await valueOf('Topic', 'x'.repeat(20))).toHaveLength(20)
  })

  test('of several lines fits into long text only', async () => {
    expect(await valueOf('Description', 'a\nb')).toBe('a\nb')
    expect(await problemOf('Topic', 'a\nb')).toBe('takes one line only')
  })

  test('that is empty empties the field, unless the field is required', async () => {
    expect(await valueOf('Description', ' ')).toBeNull()
    expect(await problemOf('Topic', '')).toBe('is required and cannot be empty')
    expect(await problemOf('Topic', null)).toBe('is required and cannot be empty')
  })

  test('is not made of other kinds', async () => {
    expect(await problemOf('Topic', true)).toBe('needs text')
    expect(await valueOf('Topic', 42)).toBe('42')
  })
})

describe('money and numbers (P27)', () => {
  test.each([
    ['48000', '48000'],
    ['48 000', '48000'],
    ["1'048’000.50", '1048000.5'],
    ['0048000.00', '48000'],
    ['-0.00', '0'],
    [48000.5, '48000.5'],
    ['999999999999.99', '999999999999.99'],
  ])('%s is exactly %s', async (input, digits) => {
    expect(await valueOf('Est. revenue', input)).toBe(digits)
  })

  test.each(['48,000', '48 000 EUR', '1 48', 'about 5'])('%s is not guessed', async (input) => {
    expect(await problemOf('Est. revenue', input)).toBe(
      'needs an amount without its currency, written like 48000 or 48000.50',
    )
  })

  test('keep to their decimals and their range', async () => {
    expect(await problemOf('Est. revenue', '1.005')).toBe('has 3 decimal places, and 2 fit')
    expect(await problemOf('Est. revenue', '2000000000000')).toBe('is 2000000000000, and 1000000000000 is the most')
    expect(await problemOf('Probability', 101)).toBe('is 101, and 100 is the most')
    expect(await problemOf('Probability', 0.5)).toBe('needs a whole number; this one has decimals')
    expect(await problemOf('Probability', true)).toBe('needs a whole number')
    expect(await valueOf('Probability', '75')).toBe(75)
  })
})

describe('dates follow the behaviour of their column (P28)', () => {
  test('a date passes through no time zone', async () => {
    expect(await valueOf('Est. close date', '2026-03-31')).toBe('2026-03-31')
    expect(await valueOf('Est. close date', '2026-03-31T00:00:00+02:00')).toBe('2026-03-31')
    expect(await problemOf('Est. close date', '2026-03-30T22:00:00Z')).toBe(
      'needs a date as yyyy-mm-dd, without a time of day',
    )
    expect(await problemOf('Est. close date', '31.03.2026')).toBe('needs a date as yyyy-mm-dd, without a time of day')
    expect(await problemOf('Est. close date', '2026-02-30')).toBe('is no date of the calendar')
  })

  test('a time needs its offset', async () => {
    expect(await valueOf('Visit', '2026-03-31T10:00:00+02:00')).toBe('2026-03-31T08:00:00Z')
    expect(await problemOf('Visit', '2026-03-31T10:00:00')).toContain('needs date and time with an offset')
    expect(await problemOf('Visit', '2026-02-30T10:00:00Z')).toContain('needs date and time with an offset')
  })

  test('a time of the wall clock has none', async () => {
    expect(await valueOf('Opening', '2026-03-31T10:00')).toBe('2026-03-31T10:00:00')
    expect(await problemOf('Opening', '2026-03-31T10:00+02:00')).toContain('has no time zone')
  })
})

describe('what cannot be written is refused', () => {
  test('with the reason', async () => {
    expect(await problemOf('actualvalue_base', 1)).toBe('is kept by Dynamics itself and cannot be written')
    expect(await problemOf('Origin', 'x')).toBe('can be given to a new record only')
  })

  test('all at once', async () => {
    const resolved = await update({ Rating: 'Lukewarm', nonsense: 1, Probability: 500 })
    expect(resolved).toMatchObject({
      kind: 'refused',
      problems: [{ column: 'nonsense' }, { column: 'opportunityratingcode' }, { column: 'closeprobability' }],
    })
  })

  test('and a new record needs its required fields (P21)', async () => {
    const resolved = await resolveFieldInputs(offline, { table: opportunity, fields: { Rating: 'Hot' }, for: 'create' })
    expect(resolved).toEqual({
      kind: 'refused',
      problems: [{ column: 'name', label: 'Topic', problem: 'is required' }],
    })
  })
})

describe('state and status', () => {
  test('are written together, the default or the fitting one added', async () => {
    expect(await update({ 'Status Reason': 'On Hold' })).toMatchObject({
      kind: 'ok',
      values: [
        { column: 'statuscode', value: 2 },
        { column: 'statecode', value: 0, text: 'Open' },
      ],
    })
    expect(await update({ Status: 'Open' })).toMatchObject({
      kind: 'ok',
      values: [
        { column: 'statecode', value: 0 },
        { column: 'statuscode', value: 1, text: 'In Progress' },
      ],
    })
  })

  test('of a closed deal are no fields (P26)', async () => {
    expect(await problemOf('Status', 'Won')).toBe(
      'of a closed deal is not written as a field: win or lose the deal instead',
    )
    expect(await problemOf('Status Reason', 3)).toBe(
      'of a closed deal is not written as a field: win or lose the deal instead',
    )
  })

  test('have to belong together', async () => {
    const resolved = await update({ statecode: 0, statuscode: 3 })
    expect(resolved).toMatchObject({ kind: 'refused', problems: [{ problem: 'Won does not belong to Open' }] })
  })
})
