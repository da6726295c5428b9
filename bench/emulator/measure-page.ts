import { send, startEmulated } from './emulated.ts'

const rounds = 15

export interface EmulatedPage {
  bytes: number
  /** Median, from the request to the last byte. */
  milliseconds: number
}

/** As many columns as make a page of about the size that the client is measured with. */
const select =
  'name,accountnumber,emailaddress1,telephone1,websiteurl,address1_line1,address1_city,industrycode,accountcategorycode,' +
  'customertypecode,paymenttermscode,statecode,statuscode,revenue,creditlimit,marketcap,openrevenue,createdon,modifiedon,' +
  'lastusedincampaign,_ownerid_value,_owningbusinessunit_value,_createdby_value,_modifiedby_value,' +
  '_transactioncurrencyid_value,_primarycontactid_value'

/** A page of 5,000 accounts of the demo organisation, with every annotation. */
export async function measurePage(): Promise<EmulatedPage> {
  const emulated = await startEmulated({ seed: 'demo', size: { accounts: 5_000 } })
  try {
    const headers = { prefer: 'odata.include-annotations="*"' }
    const taken: number[] = []
    let bytes = 0
    for (let round = 0; round < rounds; round += 1) {
      const startedAt = performance.now()
      const reply = await send(emulated, `accounts?$select=${select}`, { headers })
      taken.push(performance.now() - startedAt)
      bytes = reply.bytes.length
    }
    return { bytes, milliseconds: Math.round(taken.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN) }
  } finally {
    await emulated.server.stop()
  }
}
