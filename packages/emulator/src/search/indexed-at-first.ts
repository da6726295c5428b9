/** Tables in the search index without anybody's doing, where Dynamics 365 apps are (page "Configure Dataverse search"). */
export const indexedAtFirst: ReadonlySet<string> = new Set(
  [
    'account contact goal metric knowledgearticle',
    'campaign campaignactivity campaignresponse incident competitor contract invoice lead list opportunity',
    'opportunityproduct salesorder product quote service serviceappointment',
  ].flatMap((names) => names.split(' ')),
)
