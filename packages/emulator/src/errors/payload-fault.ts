import { DataverseFault } from './dataverse-fault.ts'

/**
 * A body that the OData library cannot read. Around the library's words the service puts a sentence of its own, of which
 * Microsoft's page "Troubleshoot Dataverse Web API client errors" shows an older one with 0x0 and a newer one with 0x80048d19.
 */
export class PayloadFault extends DataverseFault {
  readonly #reason: string

  constructor(reason: string, { olderReason = reason }: { olderReason?: string } = {}) {
    super(400, '0x0', `An error occurred while validating input parameters: ${olderReason}`)
    this.#reason = reason
  }

  /** In the newer words. The entity set is named where a row is made, and left empty elsewhere. */
  identified(entitySetName: string): DataverseFault {
    return new DataverseFault(
      400,
      '0x80048d19',
      `Error identified in Payload provided by the user for Entity :'${entitySetName}', For more information on this error please follow this help link https://go.microsoft.com/fwlink/?linkid=2195293  ---->  InnerException : ${this.#reason}`,
    )
  }
}
