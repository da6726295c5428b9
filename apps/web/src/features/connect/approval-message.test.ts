import { expect, test } from 'vitest'
import { approvalMessage } from './approval-message.ts'

test('P1, P2: the message for IT has the link, the exact permission and the Entra role it takes', () => {
  const message = approvalMessage('Brightwater', 'https://liaison.example/auth/admin-consent')
  expect(message).toContain('\nhttps://liaison.example/auth/admin-consent\n')
  expect(message).toContain('user_impersonation')
  expect(message).toContain('Cloud Application Administrator')
  expect(message).toContain('Dynamics is not enough')
})
