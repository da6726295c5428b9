/** What a person forwards to whoever administers Entra ID: what is asked for, why, and the one link that settles it. */
export function approvalMessage(organisation: string, approvalLink: string): string {
  return [
    'Hello,',
    '',
    `we would like to use Liaison with our Dynamics 365 environment (${organisation}), and Microsoft asks for an administrator's approval.`,
    '',
    'Please open this link and accept. It takes the Entra role Cloud Application Administrator, Application Administrator or Global Administrator; being an administrator in Dynamics is not enough.',
    '',
    approvalLink,
    '',
    'The application asks for one delegated permission: Dynamics CRM, user_impersonation. It works with the rights of the person who is signed in and has none of its own.',
    '',
    'Thank you!',
  ].join('\n')
}
