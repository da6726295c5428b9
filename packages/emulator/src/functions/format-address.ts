import { responseReply } from '../http/reply.ts'
import { formatAddress as format } from './format-address-text.ts'
import type { FunctionOperation } from './operation.ts'

export const formatAddress: FunctionOperation = {
  kind: 'function',
  name: 'FormatAddress',
  run(context, parameters) {
    const text = (name: string): string | undefined => {
      const value = parameters.get(name)?.value
      return typeof value === 'string' ? value : undefined
    }
    const Address = format({
      lines: [text('Line1'), text('Line2'), text('Line3')],
      city: text('City'),
      state: text('StateOrProvince'),
      postalCode: text('PostalCode'),
      country: text('Country'),
    })
    return responseReply(context, 'FormatAddress', { Address })
  },
}
