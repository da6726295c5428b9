import { CrmError } from '../crm-error.ts'

export const signInNotStarted = (): CrmError =>
  new CrmError({
    code: 'sign_in_not_started',
    message: 'There is no open sign-in in this browser that this reply belongs to.',
    help: 'It was finished already, or started too long ago or in another browser. Start it again.',
  })
