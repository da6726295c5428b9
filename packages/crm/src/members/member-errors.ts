import { CrmError } from '../crm-error.ts'

export const memberNotFound = (): CrmError =>
  new CrmError({
    code: 'member_not_found',
    message: 'Nobody with this id belongs to the workspace.',
    help: 'Look for the person in the list of members.',
  })

export const lastAdmin = (): CrmError =>
  new CrmError({
    code: 'last_admin',
    message: 'This is the only administrator of the workspace.',
    help: 'Make somebody else an administrator first; without one nobody could invite or help anybody.',
  })
