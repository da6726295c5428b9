/** The page of a record, by its table; custom rows have none of their own and lead to their table's list. */
export function recordLink(table: string, id: string) {
  switch (table) {
    case 'account':
      return { to: '/accounts/$accountId', params: { accountId: id } } as const
    case 'contact':
      return { to: '/contacts/$contactId', params: { contactId: id } } as const
    case 'opportunity':
      return { to: '/deals/$dealId', params: { dealId: id } } as const
    default:
      return { to: '/tables/$table', params: { table } } as const
  }
}

export function listLink(table: string) {
  switch (table) {
    case 'account':
      return { to: '/accounts' } as const
    case 'contact':
      return { to: '/contacts' } as const
    case 'opportunity':
      return { to: '/deals' } as const
    default:
      return { to: '/tables/$table', params: { table } } as const
  }
}
