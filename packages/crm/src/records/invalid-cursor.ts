import { CrmError } from '../crm-error.ts'

export const invalidCursor = (): CrmError =>
  new CrmError({
    code: 'cursor_not_valid',
    message: 'This continuation of the list cannot be followed.',
    help: 'Start the list again without a cursor.',
  })
