import { describe, expect, test } from 'vitest'
import { aColumn, aTable } from '../../test/builders/tables.ts'
import type { AlternateKeyMetadata, Choice, ManyToManyRelationship } from '../metadata.ts'
import { schemaFileText } from './schema-file-text.ts'

const choice = (value: number, label: string, fields: Partial<Choice> = {}): Choice => ({
  value,
  label,
  labels: [{ languageCode: 1033, label }],
  ...fields,
})

describe('the generated file', () => {
  test('names a choice by its label, tells equal labels apart, and has a name where a label has no letter', () => {
    const choices = [
      choice(1, 'Needs work'),
      choice(2, 'Needs Work!'),
      choice(3, '1st floor'),
      choice(4, '—'),
      choice(5, 'Größe "L" \\ it\'s'),
    ]
    const text = schemaFileText([aTable('new_visit', 'new_visits', [aColumn('new_kind', 'Picklist', { choices })])])
    expect(text).toContain(`export const NewVisitNewKind = {
  NeedsWork: { value: 1, label: 'Needs work' },
  NeedsWork_2: { value: 2, label: 'Needs Work!' },
  _1stFloor: { value: 3, label: '1st floor' },
  _4: { value: 4, label: '—' },
  'GrößeLItS': { value: 5, label: 'Größe "L" \\\\ it\\'s' },
} as const`)
    expect(text).toContain('readonly new_kind: NewVisitNewKind | null')
  })

  test('has the labels of the language asked for, and of the reader where there are none', () => {
    const choices = [
      choice(1, 'Open', { labels: [{ languageCode: 1031, label: 'Offen' }], state: 0 }),
      choice(2, 'Closed', { state: 1 }),
    ]
    const table = aTable('new_visit', 'new_visits', [aColumn('statuscode', 'Status', { choices })])
    const text = schemaFileText([table], { languageCode: 1031 })
    expect(text).toContain("Offen: { value: 1, label: 'Offen', state: 0 },")
    expect(text).toContain("Closed: { value: 2, label: 'Closed', state: 1 },")
  })

  test('a label cannot end a comment or break a line of it', () => {
    const column = aColumn('new_note', 'String', { displayName: 'Note */ export const x = 1\n//' })
    expect(schemaFileText([aTable('new_visit', 'new_visits', [column])])).toContain(
      '/** Note * / export const x = 1 // */',
    )
  })

  test('leaves out what the Web API has no property for, and keeps what belongs to an image', () => {
    const text = schemaFileText([
      aTable('new_visit', 'new_visits', [
        aColumn('new_photo', 'Image'),
        aColumn('new_photo_url', 'String', { attributeOf: 'new_photo' }),
        aColumn('new_ownername', 'String', { attributeOf: 'new_owner' }),
        aColumn('new_people', 'PartyList'),
        aColumn('new_hidden', 'String', { validForRead: false, validForUpdate: false }),
      ]),
    ])
    expect(text).toContain('readonly new_photo_url: string | null')
    expect(text).not.toContain('new_ownername')
    expect(text).not.toContain('new_people')
    expect(text).not.toContain('readonly new_hidden:')
    expect(text).toContain('readonly new_hidden?: string | null')
  })

  test('has the alternate keys that can be used, and many-to-many relationships between its tables from both sides', () => {
    const key = (logicalName: string, columns: string[], status: AlternateKeyMetadata['status'] = 'Active') => ({
      logicalName,
      schemaName: logicalName,
      columns,
      status,
    })
    const related = (name: string, [first, second]: [string, string]): ManyToManyRelationship => ({
      schemaName: name,
      intersectTable: name,
      first: { table: first, navigation: `${name}_first` },
      second: { table: second, navigation: `${name}_second` },
    })
    const visits = aTable(
      'new_visit',
      'new_visits',
      [aColumn('new_number', 'String'), aColumn('new_day', 'DateTime')],
      {
        keys: [
          key('new_when', ['new_number', 'new_day']),
          key('new_by_number', ['new_number']),
          key('new_building', ['new_day'], 'InProgress'),
          key('new_hidden', ['new_secret']),
        ],
        manyToMany: [
          related('new_visit_guest', ['new_visit', 'new_guest']),
          related('new_visit_visit', ['new_visit', 'new_visit']),
          related('new_visit_list', ['list', 'new_visit']),
        ],
      },
    )
    const guests = aTable('new_guest', 'new_guests', [], {
      manyToMany: [related('new_visit_guest', ['new_visit', 'new_guest'])],
    })
    const text = schemaFileText([visits, guests])
    expect(text).toContain(
      "    manyToMany: { new_visit_guest_first: 'new_guest'; new_visit_visit_first: 'new_visit'; new_visit_visit_second: 'new_visit' }\n" +
        "    keys: { new_by_number: 'new_number'; new_when: 'new_number' | 'new_day' }\n",
    )
    expect(text).toContain("    manyToMany: { new_visit_guest_second: 'new_visit' }\n    keys: {}\n")
  })

  test('two tables whose names differ in punctuation only have types of their own', () => {
    const text = schemaFileText([aTable('new_visit', 'a', []), aTable('newvisit', 'b', [], { schemaName: 'NewVisit' })])
    expect(text).toContain('export interface NewVisit {')
    expect(text).toContain('export interface NewVisit_Table {')
  })

  test('a table cannot take the name of what the file itself declares', () => {
    const text = schemaFileText([aTable('schema', 'schemas', [])])
    expect(text).toContain('export interface Schema_Table {')
    expect(text).toContain('export type Schema = {')
  })

  test('values that are exact or have several forms may be written in all of them', () => {
    const text = schemaFileText([
      aTable('new_visit', 'new_visits', [
        aColumn('new_cost', 'Money'),
        aColumn('new_at', 'DateTime'),
        aColumn('new_topics', 'MultiSelectPicklist', { choices: [choice(1, 'Price')] }),
        aColumn('new_for', 'Customer', { targets: ['account', 'contact'] }),
        aColumn('new_report', 'File'),
      ]),
    ])
    expect(text).toContain('readonly new_cost?: number | string | null')
    expect(text).toContain('readonly new_at?: string | Date | null')
    expect(text).toContain('readonly new_topics: string | null')
    expect(text).toContain('readonly new_topics?: readonly NewVisitNewTopics[] | null')
    expect(text).toContain("readonly new_for?: LookupTo<'account' | 'contact'> | null")
    expect(text).toContain('readonly _new_for_value: string | null')
    expect(text).toContain('readonly new_report: string | null')
    expect(text).not.toContain('readonly new_report?:')
  })
})
