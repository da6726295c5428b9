import { DataverseFault } from '../errors/dataverse-fault.ts'
import type { Store } from '../store/store.ts'
import type { Rule, RowValues } from '../write/rule.ts'

/** organization.maxuploadfilesize unless the organisation says otherwise, measured on the Base64 text. */
const defaultMaxUpload = 5_242_880

/** A file in a note makes it a document of that size. */
export const noteAttachments: Rule = {
  name: 'annotation: attachment',
  tables: ['annotation'],
  beforeCreate({ store }, { values }) {
    describeFile(store, values)
  },
  beforeUpdate({ store }, { changes }) {
    describeFile(store, changes)
  },
}

function describeFile(store: Store, values: RowValues): void {
  const body = values['documentbody']
  if (body === null) values['filesize'] = null
  if (typeof body !== 'string') return
  if (body.length > maxUpload(store)) throw new DataverseFault(400, '0x80044a02', 'Attachment file size is too big.')
  values['isdocument'] = true
  values['filesize'] = Buffer.byteLength(body, 'base64')
}

function maxUpload(store: Store): number {
  for (const { values } of store.rows('organization')) {
    const size = values['maxuploadfilesize']
    if (typeof size === 'number') return size
  }
  return defaultMaxUpload
}
