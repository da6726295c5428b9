import { DataverseFault } from '../errors/dataverse-fault.ts'
import { extensionOf } from '../files/mime-type.ts'
import type { Store } from '../store/store.ts'
import { textOf } from '../store/text-of.ts'
import type { Rule, RowValues } from '../write/rule.ts'
import { organisationOf } from './organisation-of.ts'

/**
 * The organisation says which files nobody may upload, by extension and by MIME type; a list of allowed types counts for
 * more than one of blocked ones (learn.microsoft.com "Work with file column definitions using code").
 */
export const allowedFiles: Rule = {
  name: 'files: blocked kinds',
  tables: ['annotation', 'activitymimeattachment', 'fileattachment'],
  beforeCreate({ store, message }, { table, values }) {
    const isFile = table.logicalName === 'fileattachment' || hasFile(values)
    if (message !== 'Import' && isFile) refuseKind(store, values)
  },
  beforeUpdate({ store, message }, { before, changes }) {
    const now = { ...before.values, ...changes }
    if (message !== 'Import' && hasFile(now)) refuseKind(store, now)
  },
}

const hasFile = (values: Readonly<RowValues>): boolean =>
  textOf(values['documentbody']) !== '' || textOf(values['body']) !== ''

function refuseKind(store: Store, file: Readonly<RowValues>): void {
  const { blockedattachments, blockedmimetypes, allowedmimetypes } = organisationOf(store)
  if (listOf(blockedattachments).includes(extensionOf(textOf(file['filename']))))
    throw new DataverseFault(
      400,
      '0x80043e09',
      'The attachment is either not a valid type or is too large. It cannot be uploaded or downloaded.',
    )
  const type = textOf(file['mimetype']).toLowerCase()
  const allowed = listOf(allowedmimetypes)
  if (type === '') return
  if (allowed.length > 0 && !allowed.includes(type))
    throw new DataverseFault(400, '0x80072521', `Operation not allowed as mime type ${type} is not in the allow list.`)
  if (allowed.length === 0 && listOf(blockedmimetypes).includes(type))
    throw new DataverseFault(400, '0x80072522', `Operation not allowed as mime type ${type} is blocked.`)
}

/** `exe;bat` → both, in lower case. */
const listOf = (value: unknown): string[] =>
  textOf(value)
    .split(';')
    .map((each) => each.trim().toLowerCase())
    .filter((each) => each !== '')
