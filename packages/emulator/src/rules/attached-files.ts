import { DataverseFault } from '../errors/dataverse-fault.ts'
import type { Store } from '../store/store.ts'
import type { Rule, RowValues, WriteContext } from '../write/rule.ts'

/** organization.maxuploadfilesize unless the organisation says otherwise, measured on the Base64 text. */
const defaultMaxUpload = 5_242_880

/** A file in a note makes it a document of that size. */
export const noteAttachments: Rule = {
  name: 'annotation: attachment',
  tables: ['annotation'],
  beforeCreate({ store }, { values }) {
    describeNote(store, values)
  },
  beforeUpdate({ store }, { changes }) {
    describeNote(store, changes)
  },
}

/** The attachments of an e-mail are numbered, and the e-mail counts them. */
export const emailAttachments: Rule = {
  name: 'activitymimeattachment: size and number',
  tables: ['activitymimeattachment'],
  beforeCreate(context, { values }) {
    describeFile(context.store, values, 'body')
    values['attachmentnumber'] ??= countOf(context, values) + 1
  },
  afterCreate(context, { row }) {
    count(context, row.values, countOf(context, row.values))
  },
  beforeUpdate({ store }, { changes }) {
    describeFile(store, changes, 'body')
  },
  beforeDelete(context, { row }) {
    count(context, row.values, countOf(context, row.values) - 1)
  },
}

function describeNote(store: Store, values: RowValues): void {
  if (describeFile(store, values, 'documentbody')) values['isdocument'] = true
}

function describeFile(store: Store, values: RowValues, column: string): boolean {
  const body = values[column]
  if (body === null) values['filesize'] = null
  if (typeof body !== 'string') return false
  if (body.length > maxUpload(store)) throw new DataverseFault(400, '0x80044a02', 'Attachment file size is too big.')
  values['filesize'] = Buffer.byteLength(body, 'base64')
  return true
}

function maxUpload(store: Store): number {
  for (const { values } of store.rows('organization')) {
    const size = values['maxuploadfilesize']
    if (typeof size === 'number') return size
  }
  return defaultMaxUpload
}

function countOf({ store }: WriteContext, { objectid: of }: Readonly<RowValues>): number {
  return typeof of === 'object' && of !== null
    ? store.referencing('activitymimeattachment', 'objectid', of.id).length
    : 0
}

function count(context: WriteContext, { objectid: of }: Readonly<RowValues>, attachmentcount: number): void {
  if (typeof of !== 'object' || of?.table !== 'email') return
  if (context.store.get('email', of.id)) context.update('email', of.id, { attachmentcount })
}
