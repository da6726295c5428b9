import { DataverseFault } from '../errors/dataverse-fault.ts'

type Message = 'Create' | 'Retrieve' | 'Update' | 'Delete'

/**
 * Tables whose rows the platform alone makes, by what the table reference does not list among their messages. Parties
 * come and go with their activity, in whose body they are nested; they are read as lists.
 */
const unsupported: Readonly<Record<string, readonly Message[]>> = {
  activityparty: ['Create', 'Retrieve', 'Update', 'Delete'],
  audit: ['Create', 'Update', 'Delete'],
  fileattachment: ['Create', 'Update', 'Delete'],
  organization: ['Create', 'Delete'],
}

/** @throws {DataverseFault} 0x80040800 SdkEntityDoesNotSupportMessage, in the words the service has for it. */
export function requireMessage(message: Message, table: string): void {
  if (unsupported[table]?.includes(message))
    throw new DataverseFault(
      400,
      '0x80040800',
      `The '${message}' method does not support entities of type '${table}'. MessageProcessorCache returned MessageProcessor.Empty. `,
    )
}
