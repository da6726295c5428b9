// Written by `liaison-dataverse generate`. Changes are lost with the next run.
import type { ChoiceValue, LookupTo, TableSchemas } from '@liaison/dataverse'

/** Category (accountcategorycode) */
export const AccountAccountCategoryCode = {
  PreferredCustomer: { value: 1, label: 'Preferred Customer' },
  Standard: { value: 2, label: 'Standard' },
} as const
export type AccountAccountCategoryCode = ChoiceValue<typeof AccountAccountCategoryCode>

/** Classification (accountclassificationcode) */
export const AccountAccountClassificationCode = {
  DefaultValue: { value: 1, label: 'Default Value' },
} as const
export type AccountAccountClassificationCode = ChoiceValue<typeof AccountAccountClassificationCode>

/** Account Rating (accountratingcode) */
export const AccountAccountRatingCode = {
  Low: { value: 1, label: 'Low' },
} as const
export type AccountAccountRatingCode = ChoiceValue<typeof AccountAccountRatingCode>

/** Address 1: Address Type (address1_addresstypecode) */
export const AccountAddress1AddressTypeCode = {
  BillTo: { value: 1, label: 'Bill To' },
  ShipTo: { value: 2, label: 'Ship To' },
  Primary: { value: 3, label: 'Primary' },
  Other: { value: 4, label: 'Other' },
} as const
export type AccountAddress1AddressTypeCode = ChoiceValue<typeof AccountAddress1AddressTypeCode>

/** Address 1: Freight Terms (address1_freighttermscode) */
export const AccountAddress1FreightTermsCode = {
  FOB: { value: 1, label: 'FOB' },
  NoCharge: { value: 2, label: 'No Charge' },
} as const
export type AccountAddress1FreightTermsCode = ChoiceValue<typeof AccountAddress1FreightTermsCode>

/** Address 1: Shipping Method (address1_shippingmethodcode) */
export const AccountAddress1ShippingMethodCode = {
  Airborne: { value: 1, label: 'Airborne' },
  DHL: { value: 2, label: 'DHL' },
  FedEx: { value: 3, label: 'FedEx' },
  UPS: { value: 4, label: 'UPS' },
  PostalMail: { value: 5, label: 'Postal Mail' },
  FullLoad: { value: 6, label: 'Full Load' },
  WillCall: { value: 7, label: 'Will Call' },
} as const
export type AccountAddress1ShippingMethodCode = ChoiceValue<typeof AccountAddress1ShippingMethodCode>

/** Address 2: Address Type (address2_addresstypecode) */
export const AccountAddress2AddressTypeCode = {
  DefaultValue: { value: 1, label: 'Default Value' },
} as const
export type AccountAddress2AddressTypeCode = ChoiceValue<typeof AccountAddress2AddressTypeCode>

/** Address 2: Freight Terms (address2_freighttermscode) */
export const AccountAddress2FreightTermsCode = {
  DefaultValue: { value: 1, label: 'Default Value' },
} as const
export type AccountAddress2FreightTermsCode = ChoiceValue<typeof AccountAddress2FreightTermsCode>

/** Address 2: Shipping Method (address2_shippingmethodcode) */
export const AccountAddress2ShippingMethodCode = {
  DefaultValue: { value: 1, label: 'Default Value' },
} as const
export type AccountAddress2ShippingMethodCode = ChoiceValue<typeof AccountAddress2ShippingMethodCode>

/** Business Type (businesstypecode) */
export const AccountBusinessTypeCode = {
  DefaultValue: { value: 1, label: 'Default Value' },
} as const
export type AccountBusinessTypeCode = ChoiceValue<typeof AccountBusinessTypeCode>

/** Customer Size (customersizecode) */
export const AccountCustomerSizeCode = {
  DefaultValue: { value: 1, label: 'Default Value' },
} as const
export type AccountCustomerSizeCode = ChoiceValue<typeof AccountCustomerSizeCode>

/** Relationship Type (customertypecode) */
export const AccountCustomerTypeCode = {
  Competitor: { value: 1, label: 'Competitor' },
  Consultant: { value: 2, label: 'Consultant' },
  Customer: { value: 3, label: 'Customer' },
  Investor: { value: 4, label: 'Investor' },
  Partner: { value: 5, label: 'Partner' },
  Influencer: { value: 6, label: 'Influencer' },
  Press: { value: 7, label: 'Press' },
  Prospect: { value: 8, label: 'Prospect' },
  Reseller: { value: 9, label: 'Reseller' },
  Supplier: { value: 10, label: 'Supplier' },
  Vendor: { value: 11, label: 'Vendor' },
  Other: { value: 12, label: 'Other' },
} as const
export type AccountCustomerTypeCode = ChoiceValue<typeof AccountCustomerTypeCode>

/** Industry (industrycode) */
export const AccountIndustryCode = {
  Accounting: { value: 1, label: 'Accounting' },
  AgricultureAndNonPetrolNaturalResourceExtraction: { value: 2, label: 'Agriculture and Non-petrol Natural Resource Extraction' },
  BroadcastingPrintingAndPublishing: { value: 3, label: 'Broadcasting Printing and Publishing' },
  Brokers: { value: 4, label: 'Brokers' },
  BuildingSupplyRetail: { value: 5, label: 'Building Supply Retail' },
  BusinessServices: { value: 6, label: 'Business Services' },
  Consulting: { value: 7, label: 'Consulting' },
  ConsumerServices: { value: 8, label: 'Consumer Services' },
  DesignDirectionAndCreativeManagement: { value: 9, label: 'Design, Direction and Creative Management' },
  DistributorsDispatchersAndProcessors: { value: 10, label: 'Distributors, Dispatchers and Processors' },
  DoctorSOfficesAndClinics: { value: 11, label: 'Doctor\'s Offices and Clinics' },
  DurableManufacturing: { value: 12, label: 'Durable Manufacturing' },
  EatingAndDrinkingPlaces: { value: 13, label: 'Eating and Drinking Places' },
  EntertainmentRetail: { value: 14, label: 'Entertainment Retail' },
  EquipmentRentalAndLeasing: { value: 15, label: 'Equipment Rental and Leasing' },
  Financial: { value: 16, label: 'Financial' },
  FoodAndTobaccoProcessing: { value: 17, label: 'Food and Tobacco Processing' },
  InboundCapitalIntensiveProcessing: { value: 18, label: 'Inbound Capital Intensive Processing' },
  InboundRepairAndServices: { value: 19, label: 'Inbound Repair and Services' },
  Insurance: { value: 20, label: 'Insurance' },
  LegalServices: { value: 21, label: 'Legal Services' },
  NonDurableMerchandiseRetail: { value: 22, label: 'Non-Durable Merchandise Retail' },
  OutboundConsumerService: { value: 23, label: 'Outbound Consumer Service' },
  PetrochemicalExtractionAndDistribution: { value: 24, label: 'Petrochemical Extraction and Distribution' },
  ServiceRetail: { value: 25, label: 'Service Retail' },
  SIGAffiliations: { value: 26, label: 'SIG Affiliations' },
  SocialServices: { value: 27, label: 'Social Services' },
  SpecialOutboundTradeContractors: { value: 28, label: 'Special Outbound Trade Contractors' },
  SpecialtyRealty: { value: 29, label: 'Specialty Realty' },
  Transportation: { value: 30, label: 'Transportation' },
  UtilityCreationAndDistribution: { value: 31, label: 'Utility Creation and Distribution' },
  VehicleRetail: { value: 32, label: 'Vehicle Retail' },
  Wholesale: { value: 33, label: 'Wholesale' },
} as const
export type AccountIndustryCode = ChoiceValue<typeof AccountIndustryCode>

/** Ownership (ownershipcode) */
export const AccountOwnershipCode = {
  Public: { value: 1, label: 'Public' },
  Private: { value: 2, label: 'Private' },
  Subsidiary: { value: 3, label: 'Subsidiary' },
  Other: { value: 4, label: 'Other' },
} as const
export type AccountOwnershipCode = ChoiceValue<typeof AccountOwnershipCode>

/** Payment Terms (paymenttermscode) */
export const AccountPaymentTermsCode = {
  Net30: { value: 1, label: 'Net 30' },
  _210Net30: { value: 2, label: '2% 10, Net 30' },
  Net45: { value: 3, label: 'Net 45' },
  Net60: { value: 4, label: 'Net 60' },
} as const
export type AccountPaymentTermsCode = ChoiceValue<typeof AccountPaymentTermsCode>

/** Preferred Day (preferredappointmentdaycode) */
export const AccountPreferredAppointmentDayCode = {
  Sunday: { value: 0, label: 'Sunday' },
  Monday: { value: 1, label: 'Monday' },
  Tuesday: { value: 2, label: 'Tuesday' },
  Wednesday: { value: 3, label: 'Wednesday' },
  Thursday: { value: 4, label: 'Thursday' },
  Friday: { value: 5, label: 'Friday' },
  Saturday: { value: 6, label: 'Saturday' },
} as const
export type AccountPreferredAppointmentDayCode = ChoiceValue<typeof AccountPreferredAppointmentDayCode>

/** Preferred Time (preferredappointmenttimecode) */
export const AccountPreferredAppointmentTimeCode = {
  Morning: { value: 1, label: 'Morning' },
  Afternoon: { value: 2, label: 'Afternoon' },
  Evening: { value: 3, label: 'Evening' },
} as const
export type AccountPreferredAppointmentTimeCode = ChoiceValue<typeof AccountPreferredAppointmentTimeCode>

/** Preferred Method of Contact (preferredcontactmethodcode) */
export const AccountPreferredContactMethodCode = {
  Any: { value: 1, label: 'Any' },
  Email: { value: 2, label: 'Email' },
  Phone: { value: 3, label: 'Phone' },
  Fax: { value: 4, label: 'Fax' },
  Mail: { value: 5, label: 'Mail' },
} as const
export type AccountPreferredContactMethodCode = ChoiceValue<typeof AccountPreferredContactMethodCode>

/** Shipping Method (shippingmethodcode) */
export const AccountShippingMethodCode = {
  DefaultValue: { value: 1, label: 'Default Value' },
} as const
export type AccountShippingMethodCode = ChoiceValue<typeof AccountShippingMethodCode>

/** Status (statecode) */
export const AccountStateCode = {
  Active: { value: 0, label: 'Active' },
  Inactive: { value: 1, label: 'Inactive' },
} as const
export type AccountStateCode = ChoiceValue<typeof AccountStateCode>

/** Status Reason (statuscode) */
export const AccountStatusCode = {
  Active: { value: 1, label: 'Active', state: 0 },
  Inactive: { value: 2, label: 'Inactive', state: 1 },
} as const
export type AccountStatusCode = ChoiceValue<typeof AccountStatusCode>

/** Territory Code (territorycode) */
export const AccountTerritoryCode = {
  DefaultValue: { value: 1, label: 'Default Value' },
} as const
export type AccountTerritoryCode = ChoiceValue<typeof AccountTerritoryCode>

/** Account (account): a row as it is read. Lookups hold ids. */
export interface Account {
  /** Category */
  readonly accountcategorycode: AccountAccountCategoryCode | null
  /** Classification */
  readonly accountclassificationcode: AccountAccountClassificationCode | null
  /** Account */
  readonly accountid: string
  /** Account Number */
  readonly accountnumber: string | null
  /** Account Rating */
  readonly accountratingcode: AccountAccountRatingCode | null
  /** Address 1: ID */
  readonly address1_addressid: string | null
  /** Address 1: Address Type */
  readonly address1_addresstypecode: AccountAddress1AddressTypeCode | null
  /** Address 1: City */
  readonly address1_city: string | null
  /** Address 1 */
  readonly address1_composite: string | null
  /** Address 1: Country/Region */
  readonly address1_country: string | null
  /** Address 1: County */
  readonly address1_county: string | null
  /** Address 1: Fax */
  readonly address1_fax: string | null
  /** Address 1: Freight Terms */
  readonly address1_freighttermscode: AccountAddress1FreightTermsCode | null
  /** Address 1: Latitude */
  readonly address1_latitude: number | null
  /** Address 1: Street 1 */
  readonly address1_line1: string | null
  /** Address 1: Street 2 */
  readonly address1_line2: string | null
  /** Address 1: Street 3 */
  readonly address1_line3: string | null
  /** Address 1: Longitude */
  readonly address1_longitude: number | null
  /** Address 1: Name */
  readonly address1_name: string | null
  /** Address 1: ZIP/Postal Code */
  readonly address1_postalcode: string | null
  /** Address 1: Post Office Box */
  readonly address1_postofficebox: string | null
  /** Address 1: Primary Contact Name */
  readonly address1_primarycontactname: string | null
  /** Address 1: Shipping Method */
  readonly address1_shippingmethodcode: AccountAddress1ShippingMethodCode | null
  /** Address 1: State/Province */
  readonly address1_stateorprovince: string | null
  /** Address Phone */
  readonly address1_telephone1: string | null
  /** Address 1: Telephone 2 */
  readonly address1_telephone2: string | null
  /** Address 1: Telephone 3 */
  readonly address1_telephone3: string | null
  /** Address 1: UPS Zone */
  readonly address1_upszone: string | null
  /** Address 1: UTC Offset */
  readonly address1_utcoffset: number | null
  /** Address 2: ID */
  readonly address2_addressid: string | null
  /** Address 2: Address Type */
  readonly address2_addresstypecode: AccountAddress2AddressTypeCode | null
  /** Address 2: City */
  readonly address2_city: string | null
  /** Address 2 */
  readonly address2_composite: string | null
  /** Address 2: Country/Region */
  readonly address2_country: string | null
  /** Address 2: County */
  readonly address2_county: string | null
  /** Address 2: Fax */
  readonly address2_fax: string | null
  /** Address 2: Freight Terms */
  readonly address2_freighttermscode: AccountAddress2FreightTermsCode | null
  /** Address 2: Latitude */
  readonly address2_latitude: number | null
  /** Address 2: Street 1 */
  readonly address2_line1: string | null
  /** Address 2: Street 2 */
  readonly address2_line2: string | null
  /** Address 2: Street 3 */
  readonly address2_line3: string | null
  /** Address 2: Longitude */
  readonly address2_longitude: number | null
  /** Address 2: Name */
  readonly address2_name: string | null
  /** Address 2: ZIP/Postal Code */
  readonly address2_postalcode: string | null
  /** Address 2: Post Office Box */
  readonly address2_postofficebox: string | null
  /** Address 2: Primary Contact Name */
  readonly address2_primarycontactname: string | null
  /** Address 2: Shipping Method */
  readonly address2_shippingmethodcode: AccountAddress2ShippingMethodCode | null
  /** Address 2: State/Province */
  readonly address2_stateorprovince: string | null
  /** Address 2: Telephone 1 */
  readonly address2_telephone1: string | null
  /** Address 2: Telephone 2 */
  readonly address2_telephone2: string | null
  /** Address 2: Telephone 3 */
  readonly address2_telephone3: string | null
  /** Address 2: UPS Zone */
  readonly address2_upszone: string | null
  /** Address 2: UTC Offset */
  readonly address2_utcoffset: number | null
  /** Aging 30 */
  readonly aging30: number | null
  /** Aging 30 (Base) */
  readonly aging30_base: number | null
  /** Aging 60 */
  readonly aging60: number | null
  /** Aging 60 (Base) */
  readonly aging60_base: number | null
  /** Aging 90 */
  readonly aging90: number | null
  /** Aging 90 (Base) */
  readonly aging90_base: number | null
  /** Business Type */
  readonly businesstypecode: AccountBusinessTypeCode | null
  /** Sales Region → bw_salesregion. Business required */
  readonly _bw_salesregionid_value: string | null
  /** Created By → systemuser */
  readonly _createdby_value: string | null
  /** Created On */
  readonly createdon: string | null
  /** Created By (Delegate) → systemuser */
  readonly _createdonbehalfby_value: string | null
  /** Credit Limit */
  readonly creditlimit: number | null
  /** Credit Limit (Base) */
  readonly creditlimit_base: number | null
  /** Credit Hold */
  readonly creditonhold: boolean | null
  /** Customer Size */
  readonly customersizecode: AccountCustomerSizeCode | null
  /** Relationship Type */
  readonly customertypecode: AccountCustomerTypeCode | null
  /** Price List → pricelevel */
  readonly _defaultpricelevelid_value: string | null
  /** Description */
  readonly description: string | null
  /** Do not allow Bulk Emails */
  readonly donotbulkemail: boolean | null
  /** Do not allow Bulk Mails */
  readonly donotbulkpostalmail: boolean | null
  /** Do not allow Emails */
  readonly donotemail: boolean | null
  /** Do not allow Faxes */
  readonly donotfax: boolean | null
  /** Do not allow Phone Calls */
  readonly donotphone: boolean | null
  /** Do not allow Mails */
  readonly donotpostalmail: boolean | null
  /** Send Marketing Materials */
  readonly donotsendmm: boolean | null
  /** Email */
  readonly emailaddress1: string | null
  /** Email Address 2 */
  readonly emailaddress2: string | null
  /** Email Address 3 */
  readonly emailaddress3: string | null
  /** Entity Image */
  readonly entityimage: string | null
  /** entityimage_timestamp */
  readonly entityimage_timestamp: number | null
  /** entityimage_url */
  readonly entityimage_url: string | null
  /** Entity Image Id */
  readonly entityimageid: string | null
  /** Exchange Rate */
  readonly exchangerate: number | null
  /** Fax */
  readonly fax: string | null
  /** Follow Email Activity */
  readonly followemail: boolean | null
  /** FTP Site */
  readonly ftpsiteurl: string | null
  /** Import Sequence Number */
  readonly importsequencenumber: number | null
  /** Industry */
  readonly industrycode: AccountIndustryCode | null
  /** Last On Hold Time */
  readonly lastonholdtime: string | null
  /** Last Date Included in Campaign */
  readonly lastusedincampaign: string | null
  /** Market Capitalization */
  readonly marketcap: number | null
  /** Market Capitalization (Base) */
  readonly marketcap_base: number | null
  /** Marketing Only */
  readonly marketingonly: boolean | null
  /** Master ID → account */
  readonly _masterid_value: string | null
  /** Merged */
  readonly merged: boolean | null
  /** Modified By → systemuser */
  readonly _modifiedby_value: string | null
  /** Modified On */
  readonly modifiedon: string | null
  /** Modified By (Delegate) → systemuser */
  readonly _modifiedonbehalfby_value: string | null
  /** Account Name. Business required */
  readonly name: string | null
  /** Number of Employees */
  readonly numberofemployees: number | null
  /** On Hold Time (Minutes) */
  readonly onholdtime: number | null
  /** Open Deals */
  readonly opendeals: number | null
  /** Open Revenue */
  readonly openrevenue: number | null
  /** Open Revenue (Base) */
  readonly openrevenue_base: number | null
  /** Originating Lead → lead */
  readonly _originatingleadid_value: string | null
  /** Record Created On */
  readonly overriddencreatedon: string | null
  /** Owner → systemuser, team */
  readonly _ownerid_value: string
  /** Ownership */
  readonly ownershipcode: AccountOwnershipCode | null
  /** Owning Business Unit → businessunit */
  readonly _owningbusinessunit_value: string | null
  /** Owning Team → team */
  readonly _owningteam_value: string | null
  /** Owning User → systemuser */
  readonly _owninguser_value: string | null
  /** Parent Account → account */
  readonly _parentaccountid_value: string | null
  /** Participates in Workflow */
  readonly participatesinworkflow: boolean | null
  /** Payment Terms */
  readonly paymenttermscode: AccountPaymentTermsCode | null
  /** Preferred Day */
  readonly preferredappointmentdaycode: AccountPreferredAppointmentDayCode | null
  /** Preferred Time */
  readonly preferredappointmenttimecode: AccountPreferredAppointmentTimeCode | null
  /** Preferred Method of Contact */
  readonly preferredcontactmethodcode: AccountPreferredContactMethodCode | null
  /** Preferred User → systemuser */
  readonly _preferredsystemuserid_value: string | null
  /** Primary Contact → contact */
  readonly _primarycontactid_value: string | null
  /** Primary Satori ID */
  readonly primarysatoriid: string | null
  /** Primary Twitter ID */
  readonly primarytwitterid: string | null
  /** Process */
  readonly processid: string | null
  /** Annual Revenue */
  readonly revenue: number | null
  /** Annual Revenue (Base) */
  readonly revenue_base: number | null
  /** Shares Outstanding */
  readonly sharesoutstanding: number | null
  /** Shipping Method */
  readonly shippingmethodcode: AccountShippingMethodCode | null
  /** SIC Code */
  readonly sic: string | null
  /** Process Stage */
  readonly stageid: string | null
  /** Status */
  readonly statecode: AccountStateCode
  /** Status Reason */
  readonly statuscode: AccountStatusCode | null
  /** Stock Exchange */
  readonly stockexchange: string | null
  /** TeamsFollowed */
  readonly teamsfollowed: number | null
  /** Main Phone */
  readonly telephone1: string | null
  /** Other Phone */
  readonly telephone2: string | null
  /** Telephone 3 */
  readonly telephone3: string | null
  /** Territory Code */
  readonly territorycode: AccountTerritoryCode | null
  /** Ticker Symbol */
  readonly tickersymbol: string | null
  /** Time Spent by me */
  readonly timespentbymeonemailandmeetings: string | null
  /** Time Zone Rule Version Number */
  readonly timezoneruleversionnumber: number | null
  /** Currency → transactioncurrency */
  readonly _transactioncurrencyid_value: string | null
  /** Traversed Path */
  readonly traversedpath: string | null
  /** UTC Conversion Time Zone Code */
  readonly utcconversiontimezonecode: number | null
  /** Version Number */
  readonly versionnumber: number | null
  /** Website */
  readonly websiteurl: string | null
  /** Yomi Account Name */
  readonly yominame: string | null
}

/** Account (account): what a new row may be given. */
export interface AccountCreate {
  /** Category */
  readonly accountcategorycode?: AccountAccountCategoryCode | null
  /** Classification */
  readonly accountclassificationcode?: AccountAccountClassificationCode | null
  /** Account */
  readonly accountid?: string
  /** Account Number */
  readonly accountnumber?: string | null
  /** Account Rating */
  readonly accountratingcode?: AccountAccountRatingCode | null
  /** Address 1: ID */
  readonly address1_addressid?: string | null
  /** Address 1: Address Type */
  readonly address1_addresstypecode?: AccountAddress1AddressTypeCode | null
  /** Address 1: City */
  readonly address1_city?: string | null
  /** Address 1: Country/Region */
  readonly address1_country?: string | null
  /** Address 1: County */
  readonly address1_county?: string | null
  /** Address 1: Fax */
  readonly address1_fax?: string | null
  /** Address 1: Freight Terms */
  readonly address1_freighttermscode?: AccountAddress1FreightTermsCode | null
  /** Address 1: Latitude */
  readonly address1_latitude?: number | string | null
  /** Address 1: Street 1 */
  readonly address1_line1?: string | null
  /** Address 1: Street 2 */
  readonly address1_line2?: string | null
  /** Address 1: Street 3 */
  readonly address1_line3?: string | null
  /** Address 1: Longitude */
  readonly address1_longitude?: number | string | null
  /** Address 1: Name */
  readonly address1_name?: string | null
  /** Address 1: ZIP/Postal Code */
  readonly address1_postalcode?: string | null
  /** Address 1: Post Office Box */
  readonly address1_postofficebox?: string | null
  /** Address 1: Primary Contact Name */
  readonly address1_primarycontactname?: string | null
  /** Address 1: Shipping Method */
  readonly address1_shippingmethodcode?: AccountAddress1ShippingMethodCode | null
  /** Address 1: State/Province */
  readonly address1_stateorprovince?: string | null
  /** Address Phone */
  readonly address1_telephone1?: string | null
  /** Address 1: Telephone 2 */
  readonly address1_telephone2?: string | null
  /** Address 1: Telephone 3 */
  readonly address1_telephone3?: string | null
  /** Address 1: UPS Zone */
  readonly address1_upszone?: string | null
  /** Address 1: UTC Offset */
  readonly address1_utcoffset?: number | null
  /** Address 2: ID */
  readonly address2_addressid?: string | null
  /** Address 2: Address Type */
  readonly address2_addresstypecode?: AccountAddress2AddressTypeCode | null
  /** Address 2: City */
  readonly address2_city?: string | null
  /** Address 2: Country/Region */
  readonly address2_country?: string | null
  /** Address 2: County */
  readonly address2_county?: string | null
  /** Address 2: Fax */
  readonly address2_fax?: string | null
  /** Address 2: Freight Terms */
  readonly address2_freighttermscode?: AccountAddress2FreightTermsCode | null
  /** Address 2: Latitude */
  readonly address2_latitude?: number | string | null
  /** Address 2: Street 1 */
  readonly address2_line1?: string | null
  /** Address 2: Street 2 */
  readonly address2_line2?: string | null
  /** Address 2: Street 3 */
  readonly address2_line3?: string | null
  /** Address 2: Longitude */
  readonly address2_longitude?: number | string | null
  /** Address 2: Name */
  readonly address2_name?: string | null
  /** Address 2: ZIP/Postal Code */
  readonly address2_postalcode?: string | null
  /** Address 2: Post Office Box */
  readonly address2_postofficebox?: string | null
  /** Address 2: Primary Contact Name */
  readonly address2_primarycontactname?: string | null
  /** Address 2: Shipping Method */
  readonly address2_shippingmethodcode?: AccountAddress2ShippingMethodCode | null
  /** Address 2: State/Province */
  readonly address2_stateorprovince?: string | null
  /** Address 2: Telephone 1 */
  readonly address2_telephone1?: string | null
  /** Address 2: Telephone 2 */
  readonly address2_telephone2?: string | null
  /** Address 2: Telephone 3 */
  readonly address2_telephone3?: string | null
  /** Address 2: UPS Zone */
  readonly address2_upszone?: string | null
  /** Address 2: UTC Offset */
  readonly address2_utcoffset?: number | null
  /** Business Type */
  readonly businesstypecode?: AccountBusinessTypeCode | null
  /** Sales Region → bw_salesregion. Business required */
  readonly bw_salesregionid?: LookupTo<'bw_salesregion'> | null
  /** Credit Limit */
  readonly creditlimit?: number | string | null
  /** Credit Hold */
  readonly creditonhold?: boolean | null
  /** Customer Size */
  readonly customersizecode?: AccountCustomerSizeCode | null
  /** Relationship Type */
  readonly customertypecode?: AccountCustomerTypeCode | null
  /** Price List → pricelevel */
  readonly defaultpricelevelid?: LookupTo<'pricelevel'> | null
  /** Description */
  readonly description?: string | null
  /** Do not allow Bulk Emails */
  readonly donotbulkemail?: boolean | null
  /** Do not allow Bulk Mails */
  readonly donotbulkpostalmail?: boolean | null
  /** Do not allow Emails */
  readonly donotemail?: boolean | null
  /** Do not allow Faxes */
  readonly donotfax?: boolean | null
  /** Do not allow Phone Calls */
  readonly donotphone?: boolean | null
  /** Do not allow Mails */
  readonly donotpostalmail?: boolean | null
  /** Send Marketing Materials */
  readonly donotsendmm?: boolean | null
  /** Email */
  readonly emailaddress1?: string | null
  /** Email Address 2 */
  readonly emailaddress2?: string | null
  /** Email Address 3 */
  readonly emailaddress3?: string | null
  /** Entity Image */
  readonly entityimage?: string | null
  /** Fax */
  readonly fax?: string | null
  /** Follow Email Activity */
  readonly followemail?: boolean | null
  /** FTP Site */
  readonly ftpsiteurl?: string | null
  /** Import Sequence Number */
  readonly importsequencenumber?: number | null
  /** Industry */
  readonly industrycode?: AccountIndustryCode | null
  /** Last On Hold Time */
  readonly lastonholdtime?: string | Date | null
  /** Market Capitalization */
  readonly marketcap?: number | string | null
  /** Marketing Only */
  readonly marketingonly?: boolean | null
  /** Account Name. Business required */
  readonly name?: string | null
  /** Number of Employees */
  readonly numberofemployees?: number | null
  /** Originating Lead → lead */
  readonly originatingleadid?: LookupTo<'lead'> | null
  /** Record Created On */
  readonly overriddencreatedon?: string | Date | null
  /** Owner → systemuser, team */
  readonly ownerid?: LookupTo<'systemuser' | 'team'>
  /** Ownership */
  readonly ownershipcode?: AccountOwnershipCode | null
  /** Parent Account → account */
  readonly parentaccountid?: LookupTo<'account'> | null
  /** Participates in Workflow */
  readonly participatesinworkflow?: boolean | null
  /** Payment Terms */
  readonly paymenttermscode?: AccountPaymentTermsCode | null
  /** Preferred Day */
  readonly preferredappointmentdaycode?: AccountPreferredAppointmentDayCode | null
  /** Preferred Time */
  readonly preferredappointmenttimecode?: AccountPreferredAppointmentTimeCode | null
  /** Preferred Method of Contact */
  readonly preferredcontactmethodcode?: AccountPreferredContactMethodCode | null
  /** Preferred User → systemuser */
  readonly preferredsystemuserid?: LookupTo<'systemuser'> | null
  /** Primary Contact → contact */
  readonly primarycontactid?: LookupTo<'contact'> | null
  /** Primary Satori ID */
  readonly primarysatoriid?: string | null
  /** Primary Twitter ID */
  readonly primarytwitterid?: string | null
  /** Process */
  readonly processid?: string | null
  /** Annual Revenue */
  readonly revenue?: number | string | null
  /** Shares Outstanding */
  readonly sharesoutstanding?: number | null
  /** Shipping Method */
  readonly shippingmethodcode?: AccountShippingMethodCode | null
  /** SIC Code */
  readonly sic?: string | null
  /** Process Stage */
  readonly stageid?: string | null
  /** Status Reason */
  readonly statuscode?: AccountStatusCode | null
  /** Stock Exchange */
  readonly stockexchange?: string | null
  /** TeamsFollowed */
  readonly teamsfollowed?: number | null
  /** Main Phone */
  readonly telephone1?: string | null
  /** Other Phone */
  readonly telephone2?: string | null
  /** Telephone 3 */
  readonly telephone3?: string | null
  /** Territory Code */
  readonly territorycode?: AccountTerritoryCode | null
  /** Ticker Symbol */
  readonly tickersymbol?: string | null
  /** Time Zone Rule Version Number */
  readonly timezoneruleversionnumber?: number | null
  /** Currency → transactioncurrency */
  readonly transactioncurrencyid?: LookupTo<'transactioncurrency'> | null
  /** Traversed Path */
  readonly traversedpath?: string | null
  /** UTC Conversion Time Zone Code */
  readonly utcconversiontimezonecode?: number | null
  /** Website */
  readonly websiteurl?: string | null
  /** Yomi Account Name */
  readonly yominame?: string | null
}

/** Account (account): what of a row may be changed. */
export interface AccountUpdate {
  /** Category */
  readonly accountcategorycode?: AccountAccountCategoryCode | null
  /** Classification */
  readonly accountclassificationcode?: AccountAccountClassificationCode | null
  /** Account Number */
  readonly accountnumber?: string | null
  /** Account Rating */
  readonly accountratingcode?: AccountAccountRatingCode | null
  /** Address 1: ID */
  readonly address1_addressid?: string | null
  /** Address 1: Address Type */
  readonly address1_addresstypecode?: AccountAddress1AddressTypeCode | null
  /** Address 1: City */
  readonly address1_city?: string | null
  /** Address 1: Country/Region */
  readonly address1_country?: string | null
  /** Address 1: County */
  readonly address1_county?: string | null
  /** Address 1: Fax */
  readonly address1_fax?: string | null
  /** Address 1: Freight Terms */
  readonly address1_freighttermscode?: AccountAddress1FreightTermsCode | null
  /** Address 1: Latitude */
  readonly address1_latitude?: number | string | null
  /** Address 1: Street 1 */
  readonly address1_line1?: string | null
  /** Address 1: Street 2 */
  readonly address1_line2?: string | null
  /** Address 1: Street 3 */
  readonly address1_line3?: string | null
  /** Address 1: Longitude */
  readonly address1_longitude?: number | string | null
  /** Address 1: Name */
  readonly address1_name?: string | null
  /** Address 1: ZIP/Postal Code */
  readonly address1_postalcode?: string | null
  /** Address 1: Post Office Box */
  readonly address1_postofficebox?: string | null
  /** Address 1: Primary Contact Name */
  readonly address1_primarycontactname?: string | null
  /** Address 1: Shipping Method */
  readonly address1_shippingmethodcode?: AccountAddress1ShippingMethodCode | null
  /** Address 1: State/Province */
  readonly address1_stateorprovince?: string | null
  /** Address Phone */
  readonly address1_telephone1?: string | null
  /** Address 1: Telephone 2 */
  readonly address1_telephone2?: string | null
  /** Address 1: Telephone 3 */
  readonly address1_telephone3?: string | null
  /** Address 1: UPS Zone */
  readonly address1_upszone?: string | null
  /** Address 1: UTC Offset */
  readonly address1_utcoffset?: number | null
  /** Address 2: ID */
  readonly address2_addressid?: string | null
  /** Address 2: Address Type */
  readonly address2_addresstypecode?: AccountAddress2AddressTypeCode | null
  /** Address 2: City */
  readonly address2_city?: string | null
  /** Address 2: Country/Region */
  readonly address2_country?: string | null
  /** Address 2: County */
  readonly address2_county?: string | null
  /** Address 2: Fax */
  readonly address2_fax?: string | null
  /** Address 2: Freight Terms */
  readonly address2_freighttermscode?: AccountAddress2FreightTermsCode | null
  /** Address 2: Latitude */
  readonly address2_latitude?: number | string | null
  /** Address 2: Street 1 */
  readonly address2_line1?: string | null
  /** Address 2: Street 2 */
  readonly address2_line2?: string | null
  /** Address 2: Street 3 */
  readonly address2_line3?: string | null
  /** Address 2: Longitude */
  readonly address2_longitude?: number | string | null
  /** Address 2: Name */
  readonly address2_name?: string | null
  /** Address 2: ZIP/Postal Code */
  readonly address2_postalcode?: string | null
  /** Address 2: Post Office Box */
  readonly address2_postofficebox?: string | null
  /** Address 2: Primary Contact Name */
  readonly address2_primarycontactname?: string | null
  /** Address 2: Shipping Method */
  readonly address2_shippingmethodcode?: AccountAddress2ShippingMethodCode | null
  /** Address 2: State/Province */
  readonly address2_stateorprovince?: string | null
  /** Address 2: Telephone 1 */
  readonly address2_telephone1?: string | null
  /** Address 2: Telephone 2 */
  readonly address2_telephone2?: string | null
  /** Address 2: Telephone 3 */
  readonly address2_telephone3?: string | null
  /** Address 2: UPS Zone */
  readonly address2_upszone?: string | null
  /** Address 2: UTC Offset */
  readonly address2_utcoffset?: number | null
  /** Business Type */
  readonly businesstypecode?: AccountBusinessTypeCode | null
  /** Sales Region → bw_salesregion. Business required */
  readonly bw_salesregionid?: LookupTo<'bw_salesregion'> | null
  /** Credit Limit */
  readonly creditlimit?: number | string | null
  /** Credit Hold */
  readonly creditonhold?: boolean | null
  /** Customer Size */
  readonly customersizecode?: AccountCustomerSizeCode | null
  /** Relationship Type */
  readonly customertypecode?: AccountCustomerTypeCode | null
  /** Price List → pricelevel */
  readonly defaultpricelevelid?: LookupTo<'pricelevel'> | null
  /** Description */
  readonly description?: string | null
  /** Do not allow Bulk Emails */
  readonly donotbulkemail?: boolean | null
  /** Do not allow Bulk Mails */
  readonly donotbulkpostalmail?: boolean | null
  /** Do not allow Emails */
  readonly donotemail?: boolean | null
  /** Do not allow Faxes */
  readonly donotfax?: boolean | null
  /** Do not allow Phone Calls */
  readonly donotphone?: boolean | null
  /** Do not allow Mails */
  readonly donotpostalmail?: boolean | null
  /** Send Marketing Materials */
  readonly donotsendmm?: boolean | null
  /** Email */
  readonly emailaddress1?: string | null
  /** Email Address 2 */
  readonly emailaddress2?: string | null
  /** Email Address 3 */
  readonly emailaddress3?: string | null
  /** Entity Image */
  readonly entityimage?: string | null
  /** Fax */
  readonly fax?: string | null
  /** Follow Email Activity */
  readonly followemail?: boolean | null
  /** FTP Site */
  readonly ftpsiteurl?: string | null
  /** Industry */
  readonly industrycode?: AccountIndustryCode | null
  /** Last On Hold Time */
  readonly lastonholdtime?: string | Date | null
  /** Last Date Included in Campaign */
  readonly lastusedincampaign?: string | Date | null
  /** Market Capitalization */
  readonly marketcap?: number | string | null
  /** Marketing Only */
  readonly marketingonly?: boolean | null
  /** Account Name. Business required */
  readonly name?: string | null
  /** Number of Employees */
  readonly numberofemployees?: number | null
  /** Owner → systemuser, team */
  readonly ownerid?: LookupTo<'systemuser' | 'team'>
  /** Ownership */
  readonly ownershipcode?: AccountOwnershipCode | null
  /** Parent Account → account */
  readonly parentaccountid?: LookupTo<'account'> | null
  /** Participates in Workflow */
  readonly participatesinworkflow?: boolean | null
  /** Payment Terms */
  readonly paymenttermscode?: AccountPaymentTermsCode | null
  /** Preferred Day */
  readonly preferredappointmentdaycode?: AccountPreferredAppointmentDayCode | null
  /** Preferred Time */
  readonly preferredappointmenttimecode?: AccountPreferredAppointmentTimeCode | null
  /** Preferred Method of Contact */
  readonly preferredcontactmethodcode?: AccountPreferredContactMethodCode | null
  /** Preferred User → systemuser */
  readonly preferredsystemuserid?: LookupTo<'systemuser'> | null
  /** Primary Contact → contact */
  readonly primarycontactid?: LookupTo<'contact'> | null
  /** Primary Satori ID */
  readonly primarysatoriid?: string | null
  /** Primary Twitter ID */
  readonly primarytwitterid?: string | null
  /** Process */
  readonly processid?: string | null
  /** Annual Revenue */
  readonly revenue?: number | string | null
  /** Shares Outstanding */
  readonly sharesoutstanding?: number | null
  /** Shipping Method */
  readonly shippingmethodcode?: AccountShippingMethodCode | null
  /** SIC Code */
  readonly sic?: string | null
  /** Process Stage */
  readonly stageid?: string | null
  /** Status */
  readonly statecode?: AccountStateCode
  /** Status Reason */
  readonly statuscode?: AccountStatusCode | null
  /** Stock Exchange */
  readonly stockexchange?: string | null
  /** TeamsFollowed */
  readonly teamsfollowed?: number | null
  /** Main Phone */
  readonly telephone1?: string | null
  /** Other Phone */
  readonly telephone2?: string | null
  /** Telephone 3 */
  readonly telephone3?: string | null
  /** Territory Code */
  readonly territorycode?: AccountTerritoryCode | null
  /** Ticker Symbol */
  readonly tickersymbol?: string | null
  /** Time Zone Rule Version Number */
  readonly timezoneruleversionnumber?: number | null
  /** Currency → transactioncurrency */
  readonly transactioncurrencyid?: LookupTo<'transactioncurrency'> | null
  /** Traversed Path */
  readonly traversedpath?: string | null
  /** UTC Conversion Time Zone Code */
  readonly utcconversiontimezonecode?: number | null
  /** Website */
  readonly websiteurl?: string | null
  /** Yomi Account Name */
  readonly yominame?: string | null
}

/** Result (bw_result) */
export const BwSiteAssessmentBwResult = {
  Suitable: { value: 126240000, label: 'Suitable' },
  NeedsWork: { value: 126240001, label: 'Needs work' },
  NotSuitable: { value: 126240002, label: 'Not suitable' },
} as const
export type BwSiteAssessmentBwResult = ChoiceValue<typeof BwSiteAssessmentBwResult>

/** Status (statecode) */
export const BwSiteAssessmentStatecode = {
  Active: { value: 0, label: 'Active' },
  Inactive: { value: 1, label: 'Inactive' },
} as const
export type BwSiteAssessmentStatecode = ChoiceValue<typeof BwSiteAssessmentStatecode>

/** Status Reason (statuscode) */
export const BwSiteAssessmentStatuscode = {
  Active: { value: 1, label: 'Active', state: 0 },
  Inactive: { value: 2, label: 'Inactive', state: 1 },
} as const
export type BwSiteAssessmentStatuscode = ChoiceValue<typeof BwSiteAssessmentStatuscode>

/** Site Assessment (bw_siteassessment): a row as it is read. Lookups hold ids. */
export interface BwSiteAssessment {
  /** Account → account */
  readonly _bw_accountid_value: string | null
  /** Assessed On */
  readonly bw_assessedon: string | null
  /** Estimated Cost */
  readonly bw_estimatedcost: number | null
  /** Estimated Cost (Base) */
  readonly bw_estimatedcost_base: number | null
  /** Name. Business required */
  readonly bw_name: string | null
  /** Photo */
  readonly bw_photo: string | null
  /** bw_photo_timestamp */
  readonly bw_photo_timestamp: number | null
  /** bw_photo_url */
  readonly bw_photo_url: string | null
  /** bw_photoid */
  readonly bw_photoid: string | null
  /** Remarks */
  readonly bw_remarks: string | null
  /** Report */
  readonly bw_report: string | null
  /** bw_report_name */
  readonly bw_report_name: string | null
  /** Result */
  readonly bw_result: BwSiteAssessmentBwResult | null
  /** Site Assessment */
  readonly bw_siteassessmentid: string
  /** Created By → systemuser */
  readonly _createdby_value: string | null
  /** Created On */
  readonly createdon: string | null
  /** Created By (Delegate) → systemuser */
  readonly _createdonbehalfby_value: string | null
  /** Exchange Rate */
  readonly exchangerate: number | null
  /** Import Sequence Number */
  readonly importsequencenumber: number | null
  /** Modified By → systemuser */
  readonly _modifiedby_value: string | null
  /** Modified On */
  readonly modifiedon: string | null
  /** Modified By (Delegate) → systemuser */
  readonly _modifiedonbehalfby_value: string | null
  /** Record Created On */
  readonly overriddencreatedon: string | null
  /** Owner → systemuser, team */
  readonly _ownerid_value: string
  /** Owning Business Unit → businessunit */
  readonly _owningbusinessunit_value: string | null
  /** Owning Team → team */
  readonly _owningteam_value: string | null
  /** Owning User → systemuser */
  readonly _owninguser_value: string | null
  /** Status */
  readonly statecode: BwSiteAssessmentStatecode
  /** Status Reason */
  readonly statuscode: BwSiteAssessmentStatuscode | null
  /** Time Zone Rule Version Number */
  readonly timezoneruleversionnumber: number | null
  /** Currency → transactioncurrency */
  readonly _transactioncurrencyid_value: string | null
  /** UTC Conversion Time Zone Code */
  readonly utcconversiontimezonecode: number | null
  /** Version Number */
  readonly versionnumber: number | null
}

/** Site Assessment (bw_siteassessment): what a new row may be given. */
export interface BwSiteAssessmentCreate {
  /** Account → account */
  readonly bw_accountid?: LookupTo<'account'> | null
  /** Assessed On */
  readonly bw_assessedon?: string | Date | null
  /** Estimated Cost */
  readonly bw_estimatedcost?: number | string | null
  /** Name. Business required */
  readonly bw_name?: string | null
  /** Photo */
  readonly bw_photo?: string | null
  /** Remarks */
  readonly bw_remarks?: string | null
  /** Result */
  readonly bw_result?: BwSiteAssessmentBwResult | null
  /** Site Assessment */
  readonly bw_siteassessmentid?: string
  /** Import Sequence Number */
  readonly importsequencenumber?: number | null
  /** Record Created On */
  readonly overriddencreatedon?: string | Date | null
  /** Owner → systemuser, team */
  readonly ownerid?: LookupTo<'systemuser' | 'team'>
  /** Status */
  readonly statecode?: BwSiteAssessmentStatecode
  /** Status Reason */
  readonly statuscode?: BwSiteAssessmentStatuscode | null
  /** Time Zone Rule Version Number */
  readonly timezoneruleversionnumber?: number | null
  /** Currency → transactioncurrency */
  readonly transactioncurrencyid?: LookupTo<'transactioncurrency'> | null
  /** UTC Conversion Time Zone Code */
  readonly utcconversiontimezonecode?: number | null
}

/** Site Assessment (bw_siteassessment): what of a row may be changed. */
export interface BwSiteAssessmentUpdate {
  /** Account → account */
  readonly bw_accountid?: LookupTo<'account'> | null
  /** Assessed On */
  readonly bw_assessedon?: string | Date | null
  /** Estimated Cost */
  readonly bw_estimatedcost?: number | string | null
  /** Name. Business required */
  readonly bw_name?: string | null
  /** Photo */
  readonly bw_photo?: string | null
  /** Remarks */
  readonly bw_remarks?: string | null
  /** Result */
  readonly bw_result?: BwSiteAssessmentBwResult | null
  /** Owner → systemuser, team */
  readonly ownerid?: LookupTo<'systemuser' | 'team'>
  /** Status */
  readonly statecode?: BwSiteAssessmentStatecode
  /** Status Reason */
  readonly statuscode?: BwSiteAssessmentStatuscode | null
  /** Time Zone Rule Version Number */
  readonly timezoneruleversionnumber?: number | null
  /** Currency → transactioncurrency */
  readonly transactioncurrencyid?: LookupTo<'transactioncurrency'> | null
  /** UTC Conversion Time Zone Code */
  readonly utcconversiontimezonecode?: number | null
}

/** Role (accountrolecode) */
export const ContactAccountRoleCode = {
  DecisionMaker: { value: 1, label: 'Decision Maker' },
  Employee: { value: 2, label: 'Employee' },
  Influencer: { value: 3, label: 'Influencer' },
} as const
export type ContactAccountRoleCode = ChoiceValue<typeof ContactAccountRoleCode>

/** Address 1: Address Type (address1_addresstypecode) */
export const ContactAddress1AddressTypeCode = {
  BillTo: { value: 1, label: 'Bill To' },
  ShipTo: { value: 2, label: 'Ship To' },
  Primary: { value: 3, label: 'Primary' },
  Other: { value: 4, label: 'Other' },
} as const
export type ContactAddress1AddressTypeCode = ChoiceValue<typeof ContactAddress1AddressTypeCode>

/** Address 1: Freight Terms (address1_freighttermscode) */
export const ContactAddress1FreightTermsCode = {
  FOB: { value: 1, label: 'FOB' },
  NoCharge: { value: 2, label: 'No Charge' },
} as const
export type ContactAddress1FreightTermsCode = ChoiceValue<typeof ContactAddress1FreightTermsCode>

/** Address 1: Shipping Method (address1_shippingmethodcode) */
export const ContactAddress1ShippingMethodCode = {
  Airborne: { value: 1, label: 'Airborne' },
  DHL: { value: 2, label: 'DHL' },
  FedEx: { value: 3, label: 'FedEx' },
  UPS: { value: 4, label: 'UPS' },
  PostalMail: { value: 5, label: 'Postal Mail' },
  FullLoad: { value: 6, label: 'Full Load' },
  WillCall: { value: 7, label: 'Will Call' },
} as const
export type ContactAddress1ShippingMethodCode = ChoiceValue<typeof ContactAddress1ShippingMethodCode>

/** Address 2: Address Type (address2_addresstypecode) */
export const ContactAddress2AddressTypeCode = {
  DefaultValue: { value: 1, label: 'Default Value' },
} as const
export type ContactAddress2AddressTypeCode = ChoiceValue<typeof ContactAddress2AddressTypeCode>

/** Address 2: Freight Terms (address2_freighttermscode) */
export const ContactAddress2FreightTermsCode = {
  DefaultValue: { value: 1, label: 'Default Value' },
} as const
export type ContactAddress2FreightTermsCode = ChoiceValue<typeof ContactAddress2FreightTermsCode>

/** Address 2: Shipping Method (address2_shippingmethodcode) */
export const ContactAddress2ShippingMethodCode = {
  DefaultValue: { value: 1, label: 'Default Value' },
} as const
export type ContactAddress2ShippingMethodCode = ChoiceValue<typeof ContactAddress2ShippingMethodCode>

/** Address 3: Address Type (address3_addresstypecode) */
export const ContactAddress3AddressTypeCode = {
  DefaultValue: { value: 1, label: 'Default Value' },
} as const
export type ContactAddress3AddressTypeCode = ChoiceValue<typeof ContactAddress3AddressTypeCode>

/** Address 3: Freight Terms (address3_freighttermscode) */
export const ContactAddress3FreightTermsCode = {
  DefaultValue: { value: 1, label: 'Default Value' },
} as const
export type ContactAddress3FreightTermsCode = ChoiceValue<typeof ContactAddress3FreightTermsCode>

/** Address 3: Shipping Method (address3_shippingmethodcode) */
export const ContactAddress3ShippingMethodCode = {
  DefaultValue: { value: 1, label: 'Default Value' },
} as const
export type ContactAddress3ShippingMethodCode = ChoiceValue<typeof ContactAddress3ShippingMethodCode>

/** Customer Size (customersizecode) */
export const ContactCustomerSizeCode = {
  DefaultValue: { value: 1, label: 'Default Value' },
} as const
export type ContactCustomerSizeCode = ChoiceValue<typeof ContactCustomerSizeCode>

/** Relationship Type (customertypecode) */
export const ContactCustomerTypeCode = {
  DefaultValue: { value: 1, label: 'Default Value' },
} as const
export type ContactCustomerTypeCode = ChoiceValue<typeof ContactCustomerTypeCode>

/** Education (educationcode) */
export const ContactEducationCode = {
  DefaultValue: { value: 1, label: 'Default Value' },
} as const
export type ContactEducationCode = ChoiceValue<typeof ContactEducationCode>

/** Marital Status (familystatuscode) */
export const ContactFamilyStatusCode = {
  Single: { value: 1, label: 'Single' },
  Married: { value: 2, label: 'Married' },
  Divorced: { value: 3, label: 'Divorced' },
  Widowed: { value: 4, label: 'Widowed' },
} as const
export type ContactFamilyStatusCode = ChoiceValue<typeof ContactFamilyStatusCode>

/** Gender (gendercode) */
export const ContactGenderCode = {
  Male: { value: 1, label: 'Male' },
  Female: { value: 2, label: 'Female' },
} as const
export type ContactGenderCode = ChoiceValue<typeof ContactGenderCode>

/** Has Children (haschildrencode) */
export const ContactHasChildrenCode = {
  DefaultValue: { value: 1, label: 'Default Value' },
} as const
export type ContactHasChildrenCode = ChoiceValue<typeof ContactHasChildrenCode>

/** Lead Source (leadsourcecode) */
export const ContactLeadSourceCode = {
  DefaultValue: { value: 1, label: 'Default Value' },
} as const
export type ContactLeadSourceCode = ChoiceValue<typeof ContactLeadSourceCode>

/** Payment Terms (paymenttermscode) */
export const ContactPaymentTermsCode = {
  Net30: { value: 1, label: 'Net 30' },
  _210Net30: { value: 2, label: '2% 10, Net 30' },
  Net45: { value: 3, label: 'Net 45' },
  Net60: { value: 4, label: 'Net 60' },
} as const
export type ContactPaymentTermsCode = ChoiceValue<typeof ContactPaymentTermsCode>

/** Preferred Day (preferredappointmentdaycode) */
export const ContactPreferredAppointmentDayCode = {
  Sunday: { value: 0, label: 'Sunday' },
  Monday: { value: 1, label: 'Monday' },
  Tuesday: { value: 2, label: 'Tuesday' },
  Wednesday: { value: 3, label: 'Wednesday' },
  Thursday: { value: 4, label: 'Thursday' },
  Friday: { value: 5, label: 'Friday' },
  Saturday: { value: 6, label: 'Saturday' },
} as const
export type ContactPreferredAppointmentDayCode = ChoiceValue<typeof ContactPreferredAppointmentDayCode>

/** Preferred Time (preferredappointmenttimecode) */
export const ContactPreferredAppointmentTimeCode = {
  Morning: { value: 1, label: 'Morning' },
  Afternoon: { value: 2, label: 'Afternoon' },
  Evening: { value: 3, label: 'Evening' },
} as const
export type ContactPreferredAppointmentTimeCode = ChoiceValue<typeof ContactPreferredAppointmentTimeCode>

/** Preferred Method of Contact (preferredcontactmethodcode) */
export const ContactPreferredContactMethodCode = {
  Any: { value: 1, label: 'Any' },
  Email: { value: 2, label: 'Email' },
  Phone: { value: 3, label: 'Phone' },
  Fax: { value: 4, label: 'Fax' },
  Mail: { value: 5, label: 'Mail' },
} as const
export type ContactPreferredContactMethodCode = ChoiceValue<typeof ContactPreferredContactMethodCode>

/** Shipping Method (shippingmethodcode) */
export const ContactShippingMethodCode = {
  DefaultValue: { value: 1, label: 'Default Value' },
} as const
export type ContactShippingMethodCode = ChoiceValue<typeof ContactShippingMethodCode>

/** Status (statecode) */
export const ContactStateCode = {
  Active: { value: 0, label: 'Active' },
  Inactive: { value: 1, label: 'Inactive' },
} as const
export type ContactStateCode = ChoiceValue<typeof ContactStateCode>

/** Status Reason (statuscode) */
export const ContactStatusCode = {
  Active: { value: 1, label: 'Active', state: 0 },
  Inactive: { value: 2, label: 'Inactive', state: 1 },
} as const
export type ContactStatusCode = ChoiceValue<typeof ContactStatusCode>

/** Territory (territorycode) */
export const ContactTerritoryCode = {
  DefaultValue: { value: 1, label: 'Default Value' },
} as const
export type ContactTerritoryCode = ChoiceValue<typeof ContactTerritoryCode>

/** Contact (contact): a row as it is read. Lookups hold ids. */
export interface Contact {
  /** Role */
  readonly accountrolecode: ContactAccountRoleCode | null
  /** Address 1: ID */
  readonly address1_addressid: string | null
  /** Address 1: Address Type */
  readonly address1_addresstypecode: ContactAddress1AddressTypeCode | null
  /** Address 1: City */
  readonly address1_city: string | null
  /** Address 1 */
  readonly address1_composite: string | null
  /** Address 1: Country/Region */
  readonly address1_country: string | null
  /** Address 1: County */
  readonly address1_county: string | null
  /** Address 1: Fax */
  readonly address1_fax: string | null
  /** Address 1: Freight Terms */
  readonly address1_freighttermscode: ContactAddress1FreightTermsCode | null
  /** Address 1: Latitude */
  readonly address1_latitude: number | null
  /** Address 1: Street 1 */
  readonly address1_line1: string | null
  /** Address 1: Street 2 */
  readonly address1_line2: string | null
  /** Address 1: Street 3 */
  readonly address1_line3: string | null
  /** Address 1: Longitude */
  readonly address1_longitude: number | null
  /** Address 1: Name */
  readonly address1_name: string | null
  /** Address 1: ZIP/Postal Code */
  readonly address1_postalcode: string | null
  /** Address 1: Post Office Box */
  readonly address1_postofficebox: string | null
  /** Address 1: Primary Contact Name */
  readonly address1_primarycontactname: string | null
  /** Address 1: Shipping Method */
  readonly address1_shippingmethodcode: ContactAddress1ShippingMethodCode | null
  /** Address 1: State/Province */
  readonly address1_stateorprovince: string | null
  /** Address 1: Phone */
  readonly address1_telephone1: string | null
  /** Address 1: Telephone 2 */
  readonly address1_telephone2: string | null
  /** Address 1: Telephone 3 */
  readonly address1_telephone3: string | null
  /** Address 1: UPS Zone */
  readonly address1_upszone: string | null
  /** Address 1: UTC Offset */
  readonly address1_utcoffset: number | null
  /** Address 2: ID */
  readonly address2_addressid: string | null
  /** Address 2: Address Type */
  readonly address2_addresstypecode: ContactAddress2AddressTypeCode | null
  /** Address 2: City */
  readonly address2_city: string | null
  /** Address 2 */
  readonly address2_composite: string | null
  /** Address 2: Country/Region */
  readonly address2_country: string | null
  /** Address 2: County */
  readonly address2_county: string | null
  /** Address 2: Fax */
  readonly address2_fax: string | null
  /** Address 2: Freight Terms */
  readonly address2_freighttermscode: ContactAddress2FreightTermsCode | null
  /** Address 2: Latitude */
  readonly address2_latitude: number | null
  /** Address 2: Street 1 */
  readonly address2_line1: string | null
  /** Address 2: Street 2 */
  readonly address2_line2: string | null
  /** Address 2: Street 3 */
  readonly address2_line3: string | null
  /** Address 2: Longitude */
  readonly address2_longitude: number | null
  /** Address 2: Name */
  readonly address2_name: string | null
  /** Address 2: ZIP/Postal Code */
  readonly address2_postalcode: string | null
  /** Address 2: Post Office Box */
  readonly address2_postofficebox: string | null
  /** Address 2: Primary Contact Name */
  readonly address2_primarycontactname: string | null
  /** Address 2: Shipping Method */
  readonly address2_shippingmethodcode: ContactAddress2ShippingMethodCode | null
  /** Address 2: State/Province */
  readonly address2_stateorprovince: string | null
  /** Address 2: Telephone 1 */
  readonly address2_telephone1: string | null
  /** Address 2: Telephone 2 */
  readonly address2_telephone2: string | null
  /** Address 2: Telephone 3 */
  readonly address2_telephone3: string | null
  /** Address 2: UPS Zone */
  readonly address2_upszone: string | null
  /** Address 2: UTC Offset */
  readonly address2_utcoffset: number | null
  /** Address 3: ID */
  readonly address3_addressid: string | null
  /** Address 3: Address Type */
  readonly address3_addresstypecode: ContactAddress3AddressTypeCode | null
  /** Address 3: City */
  readonly address3_city: string | null
  /** Address 3 */
  readonly address3_composite: string | null
  /** Address3: Country/Region */
  readonly address3_country: string | null
  /** Address 3: County */
  readonly address3_county: string | null
  /** Address 3: Fax */
  readonly address3_fax: string | null
  /** Address 3: Freight Terms */
  readonly address3_freighttermscode: ContactAddress3FreightTermsCode | null
  /** Address 3: Latitude */
  readonly address3_latitude: number | null
  /** Address3: Street 1 */
  readonly address3_line1: string | null
  /** Address3: Street 2 */
  readonly address3_line2: string | null
  /** Address3: Street 3 */
  readonly address3_line3: string | null
  /** Address 3: Longitude */
  readonly address3_longitude: number | null
  /** Address 3: Name */
  readonly address3_name: string | null
  /** Address3: ZIP/Postal Code */
  readonly address3_postalcode: string | null
  /** Address 3: Post Office Box */
  readonly address3_postofficebox: string | null
  /** Address 3: Primary Contact Name */
  readonly address3_primarycontactname: string | null
  /** Address 3: Shipping Method */
  readonly address3_shippingmethodcode: ContactAddress3ShippingMethodCode | null
  /** Address3: State/Province */
  readonly address3_stateorprovince: string | null
  /** Address 3: Telephone1 */
  readonly address3_telephone1: string | null
  /** Address 3: Telephone2 */
  readonly address3_telephone2: string | null
  /** Address 3: Telephone3 */
  readonly address3_telephone3: string | null
  /** Address 3: UPS Zone */
  readonly address3_upszone: string | null
  /** Address 3: UTC Offset */
  readonly address3_utcoffset: number | null
  /** Aging 30 */
  readonly aging30: number | null
  /** Aging 30 (Base) */
  readonly aging30_base: number | null
  /** Aging 60 */
  readonly aging60: number | null
  /** Aging 60 (Base) */
  readonly aging60_base: number | null
  /** Aging 90 */
  readonly aging90: number | null
  /** Aging 90 (Base) */
  readonly aging90_base: number | null
  /** Anniversary */
  readonly anniversary: string | null
  /** Annual Income */
  readonly annualincome: number | null
  /** Annual Income (Base) */
  readonly annualincome_base: number | null
  /** Assistant */
  readonly assistantname: string | null
  /** Assistant Phone */
  readonly assistantphone: string | null
  /** Birthday */
  readonly birthdate: string | null
  /** Business Phone 2 */
  readonly business2: string | null
  /** Business Card */
  readonly businesscard: string | null
  /** BusinessCardAttributes */
  readonly businesscardattributes: string | null
  /** Callback Number */
  readonly callback: string | null
  /** Children's Names */
  readonly childrensnames: string | null
  /** Company Phone */
  readonly company: string | null
  /** Contact */
  readonly contactid: string
  /** Created By → systemuser */
  readonly _createdby_value: string | null
  /** Created On */
  readonly createdon: string | null
  /** Created By (Delegate) → systemuser */
  readonly _createdonbehalfby_value: string | null
  /** Credit Limit */
  readonly creditlimit: number | null
  /** Credit Limit (Base) */
  readonly creditlimit_base: number | null
  /** Credit Hold */
  readonly creditonhold: boolean | null
  /** Customer Size */
  readonly customersizecode: ContactCustomerSizeCode | null
  /** Relationship Type */
  readonly customertypecode: ContactCustomerTypeCode | null
  /** Price List → pricelevel */
  readonly _defaultpricelevelid_value: string | null
  /** Department */
  readonly department: string | null
  /** Description */
  readonly description: string | null
  /** Do not allow Bulk Emails */
  readonly donotbulkemail: boolean | null
  /** Do not allow Bulk Mails */
  readonly donotbulkpostalmail: boolean | null
  /** Do not allow Emails */
  readonly donotemail: boolean | null
  /** Do not allow Faxes */
  readonly donotfax: boolean | null
  /** Do not allow Phone Calls */
  readonly donotphone: boolean | null
  /** Do not allow Mails */
  readonly donotpostalmail: boolean | null
  /** Send Marketing Materials */
  readonly donotsendmm: boolean | null
  /** Education */
  readonly educationcode: ContactEducationCode | null
  /** Email */
  readonly emailaddress1: string | null
  /** Email Address 2 */
  readonly emailaddress2: string | null
  /** Email Address 3 */
  readonly emailaddress3: string | null
  /** Employee */
  readonly employeeid: string | null
  /** Entity Image */
  readonly entityimage: string | null
  /** entityimage_timestamp */
  readonly entityimage_timestamp: number | null
  /** entityimage_url */
  readonly entityimage_url: string | null
  /** Entity Image Id */
  readonly entityimageid: string | null
  /** Exchange Rate */
  readonly exchangerate: number | null
  /** External User Identifier */
  readonly externaluseridentifier: string | null
  /** Marital Status */
  readonly familystatuscode: ContactFamilyStatusCode | null
  /** Fax */
  readonly fax: string | null
  /** First Name */
  readonly firstname: string | null
  /** Follow Email Activity */
  readonly followemail: boolean | null
  /** FTP Site */
  readonly ftpsiteurl: string | null
  /** Full Name */
  readonly fullname: string | null
  /** Gender */
  readonly gendercode: ContactGenderCode | null
  /** Government */
  readonly governmentid: string | null
  /** Has Children */
  readonly haschildrencode: ContactHasChildrenCode | null
  /** Home Phone 2 */
  readonly home2: string | null
  /** Import Sequence Number */
  readonly importsequencenumber: number | null
  /** Back Office Customer */
  readonly isbackofficecustomer: boolean | null
  /** Job Title */
  readonly jobtitle: string | null
  /** Last Name. Business required */
  readonly lastname: string | null
  /** Last On Hold Time */
  readonly lastonholdtime: string | null
  /** Last Date Included in Campaign */
  readonly lastusedincampaign: string | null
  /** Lead Source */
  readonly leadsourcecode: ContactLeadSourceCode | null
  /** Manager */
  readonly managername: string | null
  /** Manager Phone */
  readonly managerphone: string | null
  /** Marketing Only */
  readonly marketingonly: boolean | null
  /** Master ID → contact */
  readonly _masterid_value: string | null
  /** Merged */
  readonly merged: boolean | null
  /** Middle Name */
  readonly middlename: string | null
  /** Mobile Phone */
  readonly mobilephone: string | null
  /** Modified By → systemuser */
  readonly _modifiedby_value: string | null
  /** Modified On */
  readonly modifiedon: string | null
  /** Modified By (Delegate) → systemuser */
  readonly _modifiedonbehalfby_value: string | null
  /** Nickname */
  readonly nickname: string | null
  /** No. of Children */
  readonly numberofchildren: number | null
  /** On Hold Time (Minutes) */
  readonly onholdtime: number | null
  /** Originating Lead → lead */
  readonly _originatingleadid_value: string | null
  /** Record Created On */
  readonly overriddencreatedon: string | null
  /** Owner → systemuser, team */
  readonly _ownerid_value: string
  /** Owning Business Unit → businessunit */
  readonly _owningbusinessunit_value: string | null
  /** Owning Team → team */
  readonly _owningteam_value: string | null
  /** Owning User → systemuser */
  readonly _owninguser_value: string | null
  /** Pager */
  readonly pager: string | null
  /** Company Name → contact, account */
  readonly _parentcustomerid_value: string | null
  /** Participates in Workflow */
  readonly participatesinworkflow: boolean | null
  /** Payment Terms */
  readonly paymenttermscode: ContactPaymentTermsCode | null
  /** Preferred Day */
  readonly preferredappointmentdaycode: ContactPreferredAppointmentDayCode | null
  /** Preferred Time */
  readonly preferredappointmenttimecode: ContactPreferredAppointmentTimeCode | null
  /** Preferred Method of Contact */
  readonly preferredcontactmethodcode: ContactPreferredContactMethodCode | null
  /** Preferred User → systemuser */
  readonly _preferredsystemuserid_value: string | null
  /** Process */
  readonly processid: string | null
  /** Salutation */
  readonly salutation: string | null
  /** Shipping Method */
  readonly shippingmethodcode: ContactShippingMethodCode | null
  /** Spouse/Partner Name */
  readonly spousesname: string | null
  /** Process Stage */
  readonly stageid: string | null
  /** Status */
  readonly statecode: ContactStateCode
  /** Status Reason */
  readonly statuscode: ContactStatusCode | null
  /** Subscription */
  readonly subscriptionid: string | null
  /** Suffix */
  readonly suffix: string | null
  /** TeamsFollowed */
  readonly teamsfollowed: number | null
  /** Business Phone */
  readonly telephone1: string | null
  /** Home Phone */
  readonly telephone2: string | null
  /** Telephone 3 */
  readonly telephone3: string | null
  /** Territory */
  readonly territorycode: ContactTerritoryCode | null
  /** Time Spent by me */
  readonly timespentbymeonemailandmeetings: string | null
  /** Time Zone Rule Version Number */
  readonly timezoneruleversionnumber: number | null
  /** Currency → transactioncurrency */
  readonly _transactioncurrencyid_value: string | null
  /** Traversed Path */
  readonly traversedpath: string | null
  /** UTC Conversion Time Zone Code */
  readonly utcconversiontimezonecode: number | null
  /** Version Number */
  readonly versionnumber: number | null
  /** Website */
  readonly websiteurl: string | null
  /** Yomi First Name */
  readonly yomifirstname: string | null
  /** Yomi Full Name */
  readonly yomifullname: string | null
  /** Yomi Last Name */
  readonly yomilastname: string | null
  /** Yomi Middle Name */
  readonly yomimiddlename: string | null
}

/** Contact (contact): what a new row may be given. */
export interface ContactCreate {
  /** Role */
  readonly accountrolecode?: ContactAccountRoleCode | null
  /** Address 1: ID */
  readonly address1_addressid?: string | null
  /** Address 1: Address Type */
  readonly address1_addresstypecode?: ContactAddress1AddressTypeCode | null
  /** Address 1: City */
  readonly address1_city?: string | null
  /** Address 1: Country/Region */
  readonly address1_country?: string | null
  /** Address 1: County */
  readonly address1_county?: string | null
  /** Address 1: Fax */
  readonly address1_fax?: string | null
  /** Address 1: Freight Terms */
  readonly address1_freighttermscode?: ContactAddress1FreightTermsCode | null
  /** Address 1: Latitude */
  readonly address1_latitude?: number | string | null
  /** Address 1: Street 1 */
  readonly address1_line1?: string | null
  /** Address 1: Street 2 */
  readonly address1_line2?: string | null
  /** Address 1: Street 3 */
  readonly address1_line3?: string | null
  /** Address 1: Longitude */
  readonly address1_longitude?: number | string | null
  /** Address 1: Name */
  readonly address1_name?: string | null
  /** Address 1: ZIP/Postal Code */
  readonly address1_postalcode?: string | null
  /** Address 1: Post Office Box */
  readonly address1_postofficebox?: string | null
  /** Address 1: Primary Contact Name */
  readonly address1_primarycontactname?: string | null
  /** Address 1: Shipping Method */
  readonly address1_shippingmethodcode?: ContactAddress1ShippingMethodCode | null
  /** Address 1: State/Province */
  readonly address1_stateorprovince?: string | null
  /** Address 1: Phone */
  readonly address1_telephone1?: string | null
  /** Address 1: Telephone 2 */
  readonly address1_telephone2?: string | null
  /** Address 1: Telephone 3 */
  readonly address1_telephone3?: string | null
  /** Address 1: UPS Zone */
  readonly address1_upszone?: string | null
  /** Address 1: UTC Offset */
  readonly address1_utcoffset?: number | null
  /** Address 2: ID */
  readonly address2_addressid?: string | null
  /** Address 2: Address Type */
  readonly address2_addresstypecode?: ContactAddress2AddressTypeCode | null
  /** Address 2: City */
  readonly address2_city?: string | null
  /** Address 2: Country/Region */
  readonly address2_country?: string | null
  /** Address 2: County */
  readonly address2_county?: string | null
  /** Address 2: Fax */
  readonly address2_fax?: string | null
  /** Address 2: Freight Terms */
  readonly address2_freighttermscode?: ContactAddress2FreightTermsCode | null
  /** Address 2: Latitude */
  readonly address2_latitude?: number | string | null
  /** Address 2: Street 1 */
  readonly address2_line1?: string | null
  /** Address 2: Street 2 */
  readonly address2_line2?: string | null
  /** Address 2: Street 3 */
  readonly address2_line3?: string | null
  /** Address 2: Longitude */
  readonly address2_longitude?: number | string | null
  /** Address 2: Name */
  readonly address2_name?: string | null
  /** Address 2: ZIP/Postal Code */
  readonly address2_postalcode?: string | null
  /** Address 2: Post Office Box */
  readonly address2_postofficebox?: string | null
  /** Address 2: Primary Contact Name */
  readonly address2_primarycontactname?: string | null
  /** Address 2: Shipping Method */
  readonly address2_shippingmethodcode?: ContactAddress2ShippingMethodCode | null
  /** Address 2: State/Province */
  readonly address2_stateorprovince?: string | null
  /** Address 2: Telephone 1 */
  readonly address2_telephone1?: string | null
  /** Address 2: Telephone 2 */
  readonly address2_telephone2?: string | null
  /** Address 2: Telephone 3 */
  readonly address2_telephone3?: string | null
  /** Address 2: UPS Zone */
  readonly address2_upszone?: string | null
  /** Address 2: UTC Offset */
  readonly address2_utcoffset?: number | null
  /** Address 3: ID */
  readonly address3_addressid?: string | null
  /** Address 3: Address Type */
  readonly address3_addresstypecode?: ContactAddress3AddressTypeCode | null
  /** Address 3: City */
  readonly address3_city?: string | null
  /** Address3: Country/Region */
  readonly address3_country?: string | null
  /** Address 3: County */
  readonly address3_county?: string | null
  /** Address 3: Fax */
  readonly address3_fax?: string | null
  /** Address 3: Freight Terms */
  readonly address3_freighttermscode?: ContactAddress3FreightTermsCode | null
  /** Address 3: Latitude */
  readonly address3_latitude?: number | string | null
  /** Address3: Street 1 */
  readonly address3_line1?: string | null
  /** Address3: Street 2 */
  readonly address3_line2?: string | null
  /** Address3: Street 3 */
  readonly address3_line3?: string | null
  /** Address 3: Longitude */
  readonly address3_longitude?: number | string | null
  /** Address 3: Name */
  readonly address3_name?: string | null
  /** Address3: ZIP/Postal Code */
  readonly address3_postalcode?: string | null
  /** Address 3: Post Office Box */
  readonly address3_postofficebox?: string | null
  /** Address 3: Primary Contact Name */
  readonly address3_primarycontactname?: string | null
  /** Address 3: Shipping Method */
  readonly address3_shippingmethodcode?: ContactAddress3ShippingMethodCode | null
  /** Address3: State/Province */
  readonly address3_stateorprovince?: string | null
  /** Address 3: Telephone1 */
  readonly address3_telephone1?: string | null
  /** Address 3: Telephone2 */
  readonly address3_telephone2?: string | null
  /** Address 3: Telephone3 */
  readonly address3_telephone3?: string | null
  /** Address 3: UPS Zone */
  readonly address3_upszone?: string | null
  /** Address 3: UTC Offset */
  readonly address3_utcoffset?: number | null
  /** Anniversary */
  readonly anniversary?: string | Date | null
  /** Annual Income */
  readonly annualincome?: number | string | null
  /** Assistant */
  readonly assistantname?: string | null
  /** Assistant Phone */
  readonly assistantphone?: string | null
  /** Birthday */
  readonly birthdate?: string | Date | null
  /** Business Phone 2 */
  readonly business2?: string | null
  /** Business Card */
  readonly businesscard?: string | null
  /** BusinessCardAttributes */
  readonly businesscardattributes?: string | null
  /** Callback Number */
  readonly callback?: string | null
  /** Children's Names */
  readonly childrensnames?: string | null
  /** Company Phone */
  readonly company?: string | null
  /** Contact */
  readonly contactid?: string
  /** Credit Limit */
  readonly creditlimit?: number | string | null
  /** Credit Hold */
  readonly creditonhold?: boolean | null
  /** Customer Size */
  readonly customersizecode?: ContactCustomerSizeCode | null
  /** Relationship Type */
  readonly customertypecode?: ContactCustomerTypeCode | null
  /** Price List → pricelevel */
  readonly defaultpricelevelid?: LookupTo<'pricelevel'> | null
  /** Department */
  readonly department?: string | null
  /** Description */
  readonly description?: string | null
  /** Do not allow Bulk Emails */
  readonly donotbulkemail?: boolean | null
  /** Do not allow Bulk Mails */
  readonly donotbulkpostalmail?: boolean | null
  /** Do not allow Emails */
  readonly donotemail?: boolean | null
  /** Do not allow Faxes */
  readonly donotfax?: boolean | null
  /** Do not allow Phone Calls */
  readonly donotphone?: boolean | null
  /** Do not allow Mails */
  readonly donotpostalmail?: boolean | null
  /** Send Marketing Materials */
  readonly donotsendmm?: boolean | null
  /** Education */
  readonly educationcode?: ContactEducationCode | null
  /** Email */
  readonly emailaddress1?: string | null
  /** Email Address 2 */
  readonly emailaddress2?: string | null
  /** Email Address 3 */
  readonly emailaddress3?: string | null
  /** Employee */
  readonly employeeid?: string | null
  /** Entity Image */
  readonly entityimage?: string | null
  /** External User Identifier */
  readonly externaluseridentifier?: string | null
  /** Marital Status */
  readonly familystatuscode?: ContactFamilyStatusCode | null
  /** Fax */
  readonly fax?: string | null
  /** First Name */
  readonly firstname?: string | null
  /** Follow Email Activity */
  readonly followemail?: boolean | null
  /** FTP Site */
  readonly ftpsiteurl?: string | null
  /** Gender */
  readonly gendercode?: ContactGenderCode | null
  /** Government */
  readonly governmentid?: string | null
  /** Has Children */
  readonly haschildrencode?: ContactHasChildrenCode | null
  /** Home Phone 2 */
  readonly home2?: string | null
  /** Import Sequence Number */
  readonly importsequencenumber?: number | null
  /** Back Office Customer */
  readonly isbackofficecustomer?: boolean | null
  /** Job Title */
  readonly jobtitle?: string | null
  /** Last Name. Business required */
  readonly lastname?: string | null
  /** Last On Hold Time */
  readonly lastonholdtime?: string | Date | null
  /** Lead Source */
  readonly leadsourcecode?: ContactLeadSourceCode | null
  /** Manager */
  readonly managername?: string | null
  /** Manager Phone */
  readonly managerphone?: string | null
  /** Marketing Only */
  readonly marketingonly?: boolean | null
  /** Middle Name */
  readonly middlename?: string | null
  /** Mobile Phone */
  readonly mobilephone?: string | null
  /** Nickname */
  readonly nickname?: string | null
  /** No. of Children */
  readonly numberofchildren?: number | null
  /** Originating Lead → lead */
  readonly originatingleadid?: LookupTo<'lead'> | null
  /** Record Created On */
  readonly overriddencreatedon?: string | Date | null
  /** Owner → systemuser, team */
  readonly ownerid?: LookupTo<'systemuser' | 'team'>
  /** Pager */
  readonly pager?: string | null
  /** Company Name → contact, account */
  readonly parentcustomerid?: LookupTo<'contact' | 'account'> | null
  /** Participates in Workflow */
  readonly participatesinworkflow?: boolean | null
  /** Payment Terms */
  readonly paymenttermscode?: ContactPaymentTermsCode | null
  /** Preferred Day */
  readonly preferredappointmentdaycode?: ContactPreferredAppointmentDayCode | null
  /** Preferred Time */
  readonly preferredappointmenttimecode?: ContactPreferredAppointmentTimeCode | null
  /** Preferred Method of Contact */
  readonly preferredcontactmethodcode?: ContactPreferredContactMethodCode | null
  /** Preferred User → systemuser */
  readonly preferredsystemuserid?: LookupTo<'systemuser'> | null
  /** Process */
  readonly processid?: string | null
  /** Salutation */
  readonly salutation?: string | null
  /** Shipping Method */
  readonly shippingmethodcode?: ContactShippingMethodCode | null
  /** Spouse/Partner Name */
  readonly spousesname?: string | null
  /** Process Stage */
  readonly stageid?: string | null
  /** Status Reason */
  readonly statuscode?: ContactStatusCode | null
  /** Subscription */
  readonly subscriptionid?: string | null
  /** Suffix */
  readonly suffix?: string | null
  /** TeamsFollowed */
  readonly teamsfollowed?: number | null
  /** Business Phone */
  readonly telephone1?: string | null
  /** Home Phone */
  readonly telephone2?: string | null
  /** Telephone 3 */
  readonly telephone3?: string | null
  /** Territory */
  readonly territorycode?: ContactTerritoryCode | null
  /** Time Zone Rule Version Number */
  readonly timezoneruleversionnumber?: number | null
  /** Currency → transactioncurrency */
  readonly transactioncurrencyid?: LookupTo<'transactioncurrency'> | null
  /** Traversed Path */
  readonly traversedpath?: string | null
  /** UTC Conversion Time Zone Code */
  readonly utcconversiontimezonecode?: number | null
  /** Website */
  readonly websiteurl?: string | null
  /** Yomi First Name */
  readonly yomifirstname?: string | null
  /** Yomi Last Name */
  readonly yomilastname?: string | null
  /** Yomi Middle Name */
  readonly yomimiddlename?: string | null
}

/** Contact (contact): what of a row may be changed. */
export interface ContactUpdate {
  /** Role */
  readonly accountrolecode?: ContactAccountRoleCode | null
  /** Address 1: ID */
  readonly address1_addressid?: string | null
  /** Address 1: Address Type */
  readonly address1_addresstypecode?: ContactAddress1AddressTypeCode | null
  /** Address 1: City */
  readonly address1_city?: string | null
  /** Address 1: Country/Region */
  readonly address1_country?: string | null
  /** Address 1: County */
  readonly address1_county?: string | null
  /** Address 1: Fax */
  readonly address1_fax?: string | null
  /** Address 1: Freight Terms */
  readonly address1_freighttermscode?: ContactAddress1FreightTermsCode | null
  /** Address 1: Latitude */
  readonly address1_latitude?: number | string | null
  /** Address 1: Street 1 */
  readonly address1_line1?: string | null
  /** Address 1: Street 2 */
  readonly address1_line2?: string | null
  /** Address 1: Street 3 */
  readonly address1_line3?: string | null
  /** Address 1: Longitude */
  readonly address1_longitude?: number | string | null
  /** Address 1: Name */
  readonly address1_name?: string | null
  /** Address 1: ZIP/Postal Code */
  readonly address1_postalcode?: string | null
  /** Address 1: Post Office Box */
  readonly address1_postofficebox?: string | null
  /** Address 1: Primary Contact Name */
  readonly address1_primarycontactname?: string | null
  /** Address 1: Shipping Method */
  readonly address1_shippingmethodcode?: ContactAddress1ShippingMethodCode | null
  /** Address 1: State/Province */
  readonly address1_stateorprovince?: string | null
  /** Address 1: Phone */
  readonly address1_telephone1?: string | null
  /** Address 1: Telephone 2 */
  readonly address1_telephone2?: string | null
  /** Address 1: Telephone 3 */
  readonly address1_telephone3?: string | null
  /** Address 1: UPS Zone */
  readonly address1_upszone?: string | null
  /** Address 1: UTC Offset */
  readonly address1_utcoffset?: number | null
  /** Address 2: ID */
  readonly address2_addressid?: string | null
  /** Address 2: Address Type */
  readonly address2_addresstypecode?: ContactAddress2AddressTypeCode | null
  /** Address 2: City */
  readonly address2_city?: string | null
  /** Address 2: Country/Region */
  readonly address2_country?: string | null
  /** Address 2: County */
  readonly address2_county?: string | null
  /** Address 2: Fax */
  readonly address2_fax?: string | null
  /** Address 2: Freight Terms */
  readonly address2_freighttermscode?: ContactAddress2FreightTermsCode | null
  /** Address 2: Latitude */
  readonly address2_latitude?: number | string | null
  /** Address 2: Street 1 */
  readonly address2_line1?: string | null
  /** Address 2: Street 2 */
  readonly address2_line2?: string | null
  /** Address 2: Street 3 */
  readonly address2_line3?: string | null
  /** Address 2: Longitude */
  readonly address2_longitude?: number | string | null
  /** Address 2: Name */
  readonly address2_name?: string | null
  /** Address 2: ZIP/Postal Code */
  readonly address2_postalcode?: string | null
  /** Address 2: Post Office Box */
  readonly address2_postofficebox?: string | null
  /** Address 2: Primary Contact Name */
  readonly address2_primarycontactname?: string | null
  /** Address 2: Shipping Method */
  readonly address2_shippingmethodcode?: ContactAddress2ShippingMethodCode | null
  /** Address 2: State/Province */
  readonly address2_stateorprovince?: string | null
  /** Address 2: Telephone 1 */
  readonly address2_telephone1?: string | null
  /** Address 2: Telephone 2 */
  readonly address2_telephone2?: string | null
  /** Address 2: Telephone 3 */
  readonly address2_telephone3?: string | null
  /** Address 2: UPS Zone */
  readonly address2_upszone?: string | null
  /** Address 2: UTC Offset */
  readonly address2_utcoffset?: number | null
  /** Address 3: ID */
  readonly address3_addressid?: string | null
  /** Address 3: Address Type */
  readonly address3_addresstypecode?: ContactAddress3AddressTypeCode | null
  /** Address 3: City */
  readonly address3_city?: string | null
  /** Address3: Country/Region */
  readonly address3_country?: string | null
  /** Address 3: County */
  readonly address3_county?: string | null
  /** Address 3: Fax */
  readonly address3_fax?: string | null
  /** Address 3: Freight Terms */
  readonly address3_freighttermscode?: ContactAddress3FreightTermsCode | null
  /** Address 3: Latitude */
  readonly address3_latitude?: number | string | null
  /** Address3: Street 1 */
  readonly address3_line1?: string | null
  /** Address3: Street 2 */
  readonly address3_line2?: string | null
  /** Address3: Street 3 */
  readonly address3_line3?: string | null
  /** Address 3: Longitude */
  readonly address3_longitude?: number | string | null
  /** Address 3: Name */
  readonly address3_name?: string | null
  /** Address3: ZIP/Postal Code */
  readonly address3_postalcode?: string | null
  /** Address 3: Post Office Box */
  readonly address3_postofficebox?: string | null
  /** Address 3: Primary Contact Name */
  readonly address3_primarycontactname?: string | null
  /** Address 3: Shipping Method */
  readonly address3_shippingmethodcode?: ContactAddress3ShippingMethodCode | null
  /** Address3: State/Province */
  readonly address3_stateorprovince?: string | null
  /** Address 3: Telephone1 */
  readonly address3_telephone1?: string | null
  /** Address 3: Telephone2 */
  readonly address3_telephone2?: string | null
  /** Address 3: Telephone3 */
  readonly address3_telephone3?: string | null
  /** Address 3: UPS Zone */
  readonly address3_upszone?: string | null
  /** Address 3: UTC Offset */
  readonly address3_utcoffset?: number | null
  /** Anniversary */
  readonly anniversary?: string | Date | null
  /** Annual Income */
  readonly annualincome?: number | string | null
  /** Assistant */
  readonly assistantname?: string | null
  /** Assistant Phone */
  readonly assistantphone?: string | null
  /** Birthday */
  readonly birthdate?: string | Date | null
  /** Business Phone 2 */
  readonly business2?: string | null
  /** Business Card */
  readonly businesscard?: string | null
  /** BusinessCardAttributes */
  readonly businesscardattributes?: string | null
  /** Callback Number */
  readonly callback?: string | null
  /** Children's Names */
  readonly childrensnames?: string | null
  /** Company Phone */
  readonly company?: string | null
  /** Credit Limit */
  readonly creditlimit?: number | string | null
  /** Credit Hold */
  readonly creditonhold?: boolean | null
  /** Customer Size */
  readonly customersizecode?: ContactCustomerSizeCode | null
  /** Relationship Type */
  readonly customertypecode?: ContactCustomerTypeCode | null
  /** Price List → pricelevel */
  readonly defaultpricelevelid?: LookupTo<'pricelevel'> | null
  /** Department */
  readonly department?: string | null
  /** Description */
  readonly description?: string | null
  /** Do not allow Bulk Emails */
  readonly donotbulkemail?: boolean | null
  /** Do not allow Bulk Mails */
  readonly donotbulkpostalmail?: boolean | null
  /** Do not allow Emails */
  readonly donotemail?: boolean | null
  /** Do not allow Faxes */
  readonly donotfax?: boolean | null
  /** Do not allow Phone Calls */
  readonly donotphone?: boolean | null
  /** Do not allow Mails */
  readonly donotpostalmail?: boolean | null
  /** Send Marketing Materials */
  readonly donotsendmm?: boolean | null
  /** Education */
  readonly educationcode?: ContactEducationCode | null
  /** Email */
  readonly emailaddress1?: string | null
  /** Email Address 2 */
  readonly emailaddress2?: string | null
  /** Email Address 3 */
  readonly emailaddress3?: string | null
  /** Employee */
  readonly employeeid?: string | null
  /** Entity Image */
  readonly entityimage?: string | null
  /** External User Identifier */
  readonly externaluseridentifier?: string | null
  /** Marital Status */
  readonly familystatuscode?: ContactFamilyStatusCode | null
  /** Fax */
  readonly fax?: string | null
  /** First Name */
  readonly firstname?: string | null
  /** Follow Email Activity */
  readonly followemail?: boolean | null
  /** FTP Site */
  readonly ftpsiteurl?: string | null
  /** Gender */
  readonly gendercode?: ContactGenderCode | null
  /** Government */
  readonly governmentid?: string | null
  /** Has Children */
  readonly haschildrencode?: ContactHasChildrenCode | null
  /** Home Phone 2 */
  readonly home2?: string | null
  /** Back Office Customer */
  readonly isbackofficecustomer?: boolean | null
  /** Job Title */
  readonly jobtitle?: string | null
  /** Last Name. Business required */
  readonly lastname?: string | null
  /** Last On Hold Time */
  readonly lastonholdtime?: string | Date | null
  /** Last Date Included in Campaign */
  readonly lastusedincampaign?: string | Date | null
  /** Lead Source */
  readonly leadsourcecode?: ContactLeadSourceCode | null
  /** Manager */
  readonly managername?: string | null
  /** Manager Phone */
  readonly managerphone?: string | null
  /** Marketing Only */
  readonly marketingonly?: boolean | null
  /** Middle Name */
  readonly middlename?: string | null
  /** Mobile Phone */
  readonly mobilephone?: string | null
  /** Nickname */
  readonly nickname?: string | null
  /** No. of Children */
  readonly numberofchildren?: number | null
  /** Owner → systemuser, team */
  readonly ownerid?: LookupTo<'systemuser' | 'team'>
  /** Pager */
  readonly pager?: string | null
  /** Company Name → contact, account */
  readonly parentcustomerid?: LookupTo<'contact' | 'account'> | null
  /** Participates in Workflow */
  readonly participatesinworkflow?: boolean | null
  /** Payment Terms */
  readonly paymenttermscode?: ContactPaymentTermsCode | null
  /** Preferred Day */
  readonly preferredappointmentdaycode?: ContactPreferredAppointmentDayCode | null
  /** Preferred Time */
  readonly preferredappointmenttimecode?: ContactPreferredAppointmentTimeCode | null
  /** Preferred Method of Contact */
  readonly preferredcontactmethodcode?: ContactPreferredContactMethodCode | null
  /** Preferred User → systemuser */
  readonly preferredsystemuserid?: LookupTo<'systemuser'> | null
  /** Process */
  readonly processid?: string | null
  /** Salutation */
  readonly salutation?: string | null
  /** Shipping Method */
  readonly shippingmethodcode?: ContactShippingMethodCode | null
  /** Spouse/Partner Name */
  readonly spousesname?: string | null
  /** Process Stage */
  readonly stageid?: string | null
  /** Status */
  readonly statecode?: ContactStateCode
  /** Status Reason */
  readonly statuscode?: ContactStatusCode | null
  /** Subscription */
  readonly subscriptionid?: string | null
  /** Suffix */
  readonly suffix?: string | null
  /** TeamsFollowed */
  readonly teamsfollowed?: number | null
  /** Business Phone */
  readonly telephone1?: string | null
  /** Home Phone */
  readonly telephone2?: string | null
  /** Telephone 3 */
  readonly telephone3?: string | null
  /** Territory */
  readonly territorycode?: ContactTerritoryCode | null
  /** Time Zone Rule Version Number */
  readonly timezoneruleversionnumber?: number | null
  /** Currency → transactioncurrency */
  readonly transactioncurrencyid?: LookupTo<'transactioncurrency'> | null
  /** Traversed Path */
  readonly traversedpath?: string | null
  /** UTC Conversion Time Zone Code */
  readonly utcconversiontimezonecode?: number | null
  /** Website */
  readonly websiteurl?: string | null
  /** Yomi First Name */
  readonly yomifirstname?: string | null
  /** Yomi Last Name */
  readonly yomilastname?: string | null
  /** Yomi Middle Name */
  readonly yomimiddlename?: string | null
}

/** Budget (budgetstatus) */
export const OpportunityBudgetStatus = {
  NoCommittedBudget: { value: 0, label: 'No Committed Budget' },
  MayBuy: { value: 1, label: 'May Buy' },
  CanBuy: { value: 2, label: 'Can Buy' },
  WillBuy: { value: 3, label: 'Will Buy' },
} as const
export type OpportunityBudgetStatus = ChoiceValue<typeof OpportunityBudgetStatus>

/** Initial Communication (initialcommunication) */
export const OpportunityInitialCommunication = {
  Contacted: { value: 0, label: 'Contacted' },
  NotContacted: { value: 1, label: 'Not Contacted' },
} as const
export type OpportunityInitialCommunication = ChoiceValue<typeof OpportunityInitialCommunication>

/** Need (need) */
export const OpportunityNeed = {
  MustHave: { value: 0, label: 'Must have' },
  ShouldHave: { value: 1, label: 'Should have' },
  GoodToHave: { value: 2, label: 'Good to have' },
  NoNeed: { value: 3, label: 'No need' },
} as const
export type OpportunityNeed = ChoiceValue<typeof OpportunityNeed>

/** Rating (opportunityratingcode) */
export const OpportunityOpportunityRatingCode = {
  Hot: { value: 1, label: 'Hot' },
  Warm: { value: 2, label: 'Warm' },
  Cold: { value: 3, label: 'Cold' },
} as const
export type OpportunityOpportunityRatingCode = ChoiceValue<typeof OpportunityOpportunityRatingCode>

/** Pricing Error (pricingerrorcode) */
export const OpportunityPricingErrorCode = {
  None: { value: 0, label: 'None' },
  DetailError: { value: 1, label: 'Detail Error' },
  MissingPriceLevel: { value: 2, label: 'Missing Price Level' },
  InactivePriceLevel: { value: 3, label: 'Inactive Price Level' },
  MissingQuantity: { value: 4, label: 'Missing Quantity' },
  MissingUnitPrice: { value: 5, label: 'Missing Unit Price' },
  MissingProduct: { value: 6, label: 'Missing Product' },
  InvalidProduct: { value: 7, label: 'Invalid Product' },
  MissingPricingCode: { value: 8, label: 'Missing Pricing Code' },
  InvalidPricingCode: { value: 9, label: 'Invalid Pricing Code' },
  MissingUOM: { value: 10, label: 'Missing UOM' },
  ProductNotInPriceLevel: { value: 11, label: 'Product Not In Price Level' },
  MissingPriceLevelAmount: { value: 12, label: 'Missing Price Level Amount' },
  MissingPriceLevelPercentage: { value: 13, label: 'Missing Price Level Percentage' },
  MissingPrice: { value: 14, label: 'Missing Price' },
  MissingCurrentCost: { value: 15, label: 'Missing Current Cost' },
  MissingStandardCost: { value: 16, label: 'Missing Standard Cost' },
  InvalidPriceLevelAmount: { value: 17, label: 'Invalid Price Level Amount' },
  InvalidPriceLevelPercentage: { value: 18, label: 'Invalid Price Level Percentage' },
  InvalidPrice: { value: 19, label: 'Invalid Price' },
  InvalidCurrentCost: { value: 20, label: 'Invalid Current Cost' },
  InvalidStandardCost: { value: 21, label: 'Invalid Standard Cost' },
  InvalidRoundingPolicy: { value: 22, label: 'Invalid Rounding Policy' },
  InvalidRoundingOption: { value: 23, label: 'Invalid Rounding Option' },
  InvalidRoundingAmount: { value: 24, label: 'Invalid Rounding Amount' },
  PriceCalculationError: { value: 25, label: 'Price Calculation Error' },
  InvalidDiscountType: { value: 26, label: 'Invalid Discount Type' },
  DiscountTypeInvalidState: { value: 27, label: 'Discount Type Invalid State' },
  InvalidDiscount: { value: 28, label: 'Invalid Discount' },
  InvalidQuantity: { value: 29, label: 'Invalid Quantity' },
  InvalidPricingPrecision: { value: 30, label: 'Invalid Pricing Precision' },
  MissingProductDefaultUOM: { value: 31, label: 'Missing Product Default UOM' },
  MissingProductUOMSchedule: { value: 32, label: 'Missing Product UOM Schedule ' },
  InactiveDiscountType: { value: 33, label: 'Inactive Discount Type' },
  InvalidPriceLevelCurrency: { value: 34, label: 'Invalid Price Level Currency' },
  PriceAttributeOutOfRange: { value: 35, label: 'Price Attribute Out Of Range' },
  BaseCurrencyAttributeOverflow: { value: 36, label: 'Base Currency Attribute Overflow' },
  BaseCurrencyAttributeUnderflow: { value: 37, label: 'Base Currency Attribute Underflow' },
  TransactionCurrencyIsNotSetForTheProductPriceListItem: { value: 38, label: 'Transaction currency is not set for the product price list item' },
} as const
export type OpportunityPricingErrorCode = ChoiceValue<typeof OpportunityPricingErrorCode>

/** Priority (prioritycode) */
export const OpportunityPriorityCode = {
  DefaultValue: { value: 1, label: 'Default Value' },
} as const
export type OpportunityPriorityCode = ChoiceValue<typeof OpportunityPriorityCode>

/** Purchase Process (purchaseprocess) */
export const OpportunityPurchaseProcess = {
  Individual: { value: 0, label: 'Individual' },
  Committee: { value: 1, label: 'Committee' },
  Unknown: { value: 2, label: 'Unknown' },
} as const
export type OpportunityPurchaseProcess = ChoiceValue<typeof OpportunityPurchaseProcess>

/** Purchase Timeframe (purchasetimeframe) */
export const OpportunityPurchaseTimeframe = {
  Immediate: { value: 0, label: 'Immediate' },
  ThisQuarter: { value: 1, label: 'This Quarter' },
  NextQuarter: { value: 2, label: 'Next Quarter' },
  ThisYear: { value: 3, label: 'This Year' },
  Unknown: { value: 4, label: 'Unknown' },
} as const
export type OpportunityPurchaseTimeframe = ChoiceValue<typeof OpportunityPurchaseTimeframe>

/** Sales Stage (salesstage) */
export const OpportunitySalesStage = {
  Qualify: { value: 0, label: 'Qualify' },
  Develop: { value: 1, label: 'Develop' },
  Propose: { value: 2, label: 'Propose' },
  Close: { value: 3, label: 'Close' },
} as const
export type OpportunitySalesStage = ChoiceValue<typeof OpportunitySalesStage>

/** Process Code (salesstagecode) */
export const OpportunitySalesStageCode = {
  DefaultValue: { value: 1, label: 'Default Value' },
} as const
export type OpportunitySalesStageCode = ChoiceValue<typeof OpportunitySalesStageCode>

/** Skip Price Calculation (skippricecalculation) */
export const OpportunitySkipPriceCalculation = {
  DoPriceCalcAlways: { value: 0, label: 'DoPriceCalcAlways' },
  SkipPriceCalcOnRetrieve: { value: 1, label: 'SkipPriceCalcOnRetrieve' },
} as const
export type OpportunitySkipPriceCalculation = ChoiceValue<typeof OpportunitySkipPriceCalculation>

/** Status (statecode) */
export const OpportunityStateCode = {
  Open: { value: 0, label: 'Open' },
  Won: { value: 1, label: 'Won' },
  Lost: { value: 2, label: 'Lost' },
} as const
export type OpportunityStateCode = ChoiceValue<typeof OpportunityStateCode>

/** Status Reason (statuscode) */
export const OpportunityStatusCode = {
  InProgress: { value: 1, label: 'In Progress', state: 0 },
  OnHold: { value: 2, label: 'On Hold', state: 0 },
  Won: { value: 3, label: 'Won', state: 1 },
  Canceled: { value: 4, label: 'Canceled', state: 2 },
  OutSold: { value: 5, label: 'Out-Sold', state: 2 },
} as const
export type OpportunityStatusCode = ChoiceValue<typeof OpportunityStatusCode>

/** Timeline (timeline) */
export const OpportunityTimeLine = {
  Immediate: { value: 0, label: 'Immediate' },
  ThisQuarter: { value: 1, label: 'This Quarter' },
  NextQuarter: { value: 2, label: 'Next Quarter' },
  ThisYear: { value: 3, label: 'This Year' },
  NotKnown: { value: 4, label: 'Not known' },
} as const
export type OpportunityTimeLine = ChoiceValue<typeof OpportunityTimeLine>

/** Opportunity (opportunity): a row as it is read. Lookups hold ids. */
export interface Opportunity {
  /** Actual Close Date */
  readonly actualclosedate: string | null
  /** Actual Revenue */
  readonly actualvalue: number | null
  /** Actual Revenue (Base) */
  readonly actualvalue_base: number | null
  /** Budget Amount */
  readonly budgetamount: number | null
  /** Budget Amount (Base) */
  readonly budgetamount_base: number | null
  /** Budget */
  readonly budgetstatus: OpportunityBudgetStatus | null
  /** Proposal Feedback Captured */
  readonly captureproposalfeedback: boolean | null
  /** Probability */
  readonly closeprobability: number | null
  /** Final Proposal Ready */
  readonly completefinalproposal: boolean | null
  /** Complete Internal Review */
  readonly completeinternalreview: boolean | null
  /** Confirm Interest */
  readonly confirminterest: boolean | null
  /** Created By → systemuser */
  readonly _createdby_value: string | null
  /** Created On */
  readonly createdon: string | null
  /** Created By (Delegate) → systemuser */
  readonly _createdonbehalfby_value: string | null
  /** Current Situation */
  readonly currentsituation: string | null
  /** Potential Customer → account, contact. Business required */
  readonly _customerid_value: string | null
  /** Customer Need */
  readonly customerneed: string | null
  /** Customer Pain Points */
  readonly customerpainpoints: string | null
  /** Decision Maker? */
  readonly decisionmaker: boolean | null
  /** Description */
  readonly description: string | null
  /** Develop Proposal */
  readonly developproposal: boolean | null
  /** Opportunity Discount Amount */
  readonly discountamount: number | null
  /** Opportunity Discount Amount (Base) */
  readonly discountamount_base: number | null
  /** Opportunity Discount (%) */
  readonly discountpercentage: number | null
  /** Email Address */
  readonly emailaddress: string | null
  /** Est. Close Date */
  readonly estimatedclosedate: string | null
  /** Est. Revenue */
  readonly estimatedvalue: number | null
  /** Est. Revenue (Base) */
  readonly estimatedvalue_base: number | null
  /** Evaluate Fit */
  readonly evaluatefit: boolean | null
  /** Exchange Rate */
  readonly exchangerate: number | null
  /** File Debrief */
  readonly filedebrief: boolean | null
  /** Final Decision Date */
  readonly finaldecisiondate: string | null
  /** Freight Amount */
  readonly freightamount: number | null
  /** Freight Amount (Base) */
  readonly freightamount_base: number | null
  /** Identify Competitors */
  readonly identifycompetitors: boolean | null
  /** Identify Customer Contacts */
  readonly identifycustomercontacts: boolean | null
  /** Identify Sales Team */
  readonly identifypursuitteam: boolean | null
  /** Import Sequence Number */
  readonly importsequencenumber: number | null
  /** Initial Communication */
  readonly initialcommunication: OpportunityInitialCommunication | null
  /** Revenue */
  readonly isrevenuesystemcalculated: boolean | null
  /** Last On Hold Time */
  readonly lastonholdtime: string | null
  /** Modified By → systemuser */
  readonly _modifiedby_value: string | null
  /** Modified On */
  readonly modifiedon: string | null
  /** Modified By (Delegate) → systemuser */
  readonly _modifiedonbehalfby_value: string | null
  /** Topic. Business required */
  readonly name: string | null
  /** Need */
  readonly need: OpportunityNeed | null
  /** On Hold Time (Minutes) */
  readonly onholdtime: number | null
  /** Opportunity */
  readonly opportunityid: string
  /** Rating */
  readonly opportunityratingcode: OpportunityOpportunityRatingCode | null
  /** Originating Lead → lead */
  readonly _originatingleadid_value: string | null
  /** Record Created On */
  readonly overriddencreatedon: string | null
  /** Owner → systemuser, team */
  readonly _ownerid_value: string
  /** Owning Business Unit → businessunit */
  readonly _owningbusinessunit_value: string | null
  /** Owning Team → team */
  readonly _owningteam_value: string | null
  /** Owning User → systemuser */
  readonly _owninguser_value: string | null
  /** Account → account */
  readonly _parentaccountid_value: string | null
  /** Contact → contact */
  readonly _parentcontactid_value: string | null
  /** Participates in Workflow */
  readonly participatesinworkflow: boolean | null
  /** Present Final Proposal */
  readonly presentfinalproposal: boolean | null
  /** Presented Proposal */
  readonly presentproposal: boolean | null
  /** Price List → pricelevel */
  readonly _pricelevelid_value: string | null
  /** Pricing Error  */
  readonly pricingerrorcode: OpportunityPricingErrorCode | null
  /** Priority */
  readonly prioritycode: OpportunityPriorityCode | null
  /** Process Id */
  readonly processid: string | null
  /** Proposed Solution */
  readonly proposedsolution: string | null
  /** Purchase Process */
  readonly purchaseprocess: OpportunityPurchaseProcess | null
  /** Purchase Timeframe */
  readonly purchasetimeframe: OpportunityPurchaseTimeframe | null
  /** Decide Go/No-Go */
  readonly pursuitdecision: boolean | null
  /** Qualification Comments */
  readonly qualificationcomments: string | null
  /** Quote Comments */
  readonly quotecomments: string | null
  /** Feedback Resolved */
  readonly resolvefeedback: boolean | null
  /** Sales Stage */
  readonly salesstage: OpportunitySalesStage | null
  /** Process Code */
  readonly salesstagecode: OpportunitySalesStageCode | null
  /** Scheduled Follow up (Prospect) */
  readonly schedulefollowup_prospect: string | null
  /** Scheduled Follow up (Qualify) */
  readonly schedulefollowup_qualify: string | null
  /** Schedule Proposal Meeting */
  readonly scheduleproposalmeeting: string | null
  /** Send Thank You Note */
  readonly sendthankyounote: boolean | null
  /** Skip Price Calculation */
  readonly skippricecalculation: OpportunitySkipPriceCalculation | null
  /** Stage Id */
  readonly stageid: string | null
  /** Status */
  readonly statecode: OpportunityStateCode
  /** Status Reason */
  readonly statuscode: OpportunityStatusCode | null
  /** Step */
  readonly stepid: string | null
  /** Pipeline Phase */
  readonly stepname: string | null
  /** TeamsFollowed */
  readonly teamsfollowed: number | null
  /** Timeline */
  readonly timeline: OpportunityTimeLine | null
  /** Time Spent by me */
  readonly timespentbymeonemailandmeetings: string | null
  /** Time Zone Rule Version Number */
  readonly timezoneruleversionnumber: number | null
  /** Total Amount */
  readonly totalamount: number | null
  /** Total Amount (Base) */
  readonly totalamount_base: number | null
  /** Total Pre-Freight Amount */
  readonly totalamountlessfreight: number | null
  /** Total Pre-Freight Amount (Base) */
  readonly totalamountlessfreight_base: number | null
  /** Total Discount Amount */
  readonly totaldiscountamount: number | null
  /** Total Discount Amount (Base) */
  readonly totaldiscountamount_base: number | null
  /** Total Detail Amount */
  readonly totallineitemamount: number | null
  /** Total Detail Amount (Base) */
  readonly totallineitemamount_base: number | null
  /** Total Line Item Discount Amount */
  readonly totallineitemdiscountamount: number | null
  /** Total Line Item Discount Amount (Base) */
  readonly totallineitemdiscountamount_base: number | null
  /** Total Tax */
  readonly totaltax: number | null
  /** Total Tax (Base) */
  readonly totaltax_base: number | null
  /** Currency → transactioncurrency. Business required */
  readonly _transactioncurrencyid_value: string | null
  /** Traversed Path */
  readonly traversedpath: string | null
  /** UTC Conversion Time Zone Code */
  readonly utcconversiontimezonecode: number | null
  /** Version Number */
  readonly versionnumber: number | null
}

/** Opportunity (opportunity): what a new row may be given. */
export interface OpportunityCreate {
  /** Actual Close Date */
  readonly actualclosedate?: string | Date | null
  /** Actual Revenue */
  readonly actualvalue?: number | string | null
  /** Budget Amount */
  readonly budgetamount?: number | string | null
  /** Budget */
  readonly budgetstatus?: OpportunityBudgetStatus | null
  /** Proposal Feedback Captured */
  readonly captureproposalfeedback?: boolean | null
  /** Probability */
  readonly closeprobability?: number | null
  /** Final Proposal Ready */
  readonly completefinalproposal?: boolean | null
  /** Complete Internal Review */
  readonly completeinternalreview?: boolean | null
  /** Confirm Interest */
  readonly confirminterest?: boolean | null
  /** Current Situation */
  readonly currentsituation?: string | null
  /** Potential Customer → account, contact. Business required */
  readonly customerid?: LookupTo<'account' | 'contact'> | null
  /** Customer Need */
  readonly customerneed?: string | null
  /** Customer Pain Points */
  readonly customerpainpoints?: string | null
  /** Decision Maker? */
  readonly decisionmaker?: boolean | null
  /** Description */
  readonly description?: string | null
  /** Develop Proposal */
  readonly developproposal?: boolean | null
  /** Opportunity Discount Amount */
  readonly discountamount?: number | string | null
  /** Opportunity Discount (%) */
  readonly discountpercentage?: number | string | null
  /** Email Address */
  readonly emailaddress?: string | null
  /** Est. Close Date */
  readonly estimatedclosedate?: string | Date | null
  /** Est. Revenue */
  readonly estimatedvalue?: number | string | null
  /** Evaluate Fit */
  readonly evaluatefit?: boolean | null
  /** File Debrief */
  readonly filedebrief?: boolean | null
  /** Final Decision Date */
  readonly finaldecisiondate?: string | Date | null
  /** Freight Amount */
  readonly freightamount?: number | string | null
  /** Identify Competitors */
  readonly identifycompetitors?: boolean | null
  /** Identify Customer Contacts */
  readonly identifycustomercontacts?: boolean | null
  /** Identify Sales Team */
  readonly identifypursuitteam?: boolean | null
  /** Import Sequence Number */
  readonly importsequencenumber?: number | null
  /** Initial Communication */
  readonly initialcommunication?: OpportunityInitialCommunication | null
  /** Revenue */
  readonly isrevenuesystemcalculated?: boolean | null
  /** Last On Hold Time */
  readonly lastonholdtime?: string | Date | null
  /** Topic. Business required */
  readonly name?: string | null
  /** Need */
  readonly need?: OpportunityNeed | null
  /** Opportunity */
  readonly opportunityid?: string
  /** Rating */
  readonly opportunityratingcode?: OpportunityOpportunityRatingCode | null
  /** Originating Lead → lead */
  readonly originatingleadid?: LookupTo<'lead'> | null
  /** Record Created On */
  readonly overriddencreatedon?: string | Date | null
  /** Owner → systemuser, team */
  readonly ownerid?: LookupTo<'systemuser' | 'team'>
  /** Account → account */
  readonly parentaccountid?: LookupTo<'account'> | null
  /** Contact → contact */
  readonly parentcontactid?: LookupTo<'contact'> | null
  /** Participates in Workflow */
  readonly participatesinworkflow?: boolean | null
  /** Present Final Proposal */
  readonly presentfinalproposal?: boolean | null
  /** Presented Proposal */
  readonly presentproposal?: boolean | null
  /** Price List → pricelevel */
  readonly pricelevelid?: LookupTo<'pricelevel'> | null
  /** Pricing Error  */
  readonly pricingerrorcode?: OpportunityPricingErrorCode | null
  /** Priority */
  readonly prioritycode?: OpportunityPriorityCode | null
  /** Process Id */
  readonly processid?: string | null
  /** Proposed Solution */
  readonly proposedsolution?: string | null
  /** Purchase Process */
  readonly purchaseprocess?: OpportunityPurchaseProcess | null
  /** Purchase Timeframe */
  readonly purchasetimeframe?: OpportunityPurchaseTimeframe | null
  /** Decide Go/No-Go */
  readonly pursuitdecision?: boolean | null
  /** Qualification Comments */
  readonly qualificationcomments?: string | null
  /** Quote Comments */
  readonly quotecomments?: string | null
  /** Feedback Resolved */
  readonly resolvefeedback?: boolean | null
  /** Sales Stage */
  readonly salesstage?: OpportunitySalesStage | null
  /** Process Code */
  readonly salesstagecode?: OpportunitySalesStageCode | null
  /** Scheduled Follow up (Prospect) */
  readonly schedulefollowup_prospect?: string | Date | null
  /** Scheduled Follow up (Qualify) */
  readonly schedulefollowup_qualify?: string | Date | null
  /** Schedule Proposal Meeting */
  readonly scheduleproposalmeeting?: string | Date | null
  /** Send Thank You Note */
  readonly sendthankyounote?: boolean | null
  /** Skip Price Calculation */
  readonly skippricecalculation?: OpportunitySkipPriceCalculation | null
  /** Stage Id */
  readonly stageid?: string | null
  /** Status Reason */
  readonly statuscode?: OpportunityStatusCode | null
  /** Step */
  readonly stepid?: string | null
  /** Pipeline Phase */
  readonly stepname?: string | null
  /** TeamsFollowed */
  readonly teamsfollowed?: number | null
  /** Timeline */
  readonly timeline?: OpportunityTimeLine | null
  /** Time Zone Rule Version Number */
  readonly timezoneruleversionnumber?: number | null
  /** Currency → transactioncurrency. Business required */
  readonly transactioncurrencyid?: LookupTo<'transactioncurrency'> | null
  /** Traversed Path */
  readonly traversedpath?: string | null
  /** UTC Conversion Time Zone Code */
  readonly utcconversiontimezonecode?: number | null
}

/** Opportunity (opportunity): what of a row may be changed. */
export interface OpportunityUpdate {
  /** Actual Close Date */
  readonly actualclosedate?: string | Date | null
  /** Actual Revenue */
  readonly actualvalue?: number | string | null
  /** Budget Amount */
  readonly budgetamount?: number | string | null
  /** Budget */
  readonly budgetstatus?: OpportunityBudgetStatus | null
  /** Proposal Feedback Captured */
  readonly captureproposalfeedback?: boolean | null
  /** Probability */
  readonly closeprobability?: number | null
  /** Final Proposal Ready */
  readonly completefinalproposal?: boolean | null
  /** Complete Internal Review */
  readonly completeinternalreview?: boolean | null
  /** Confirm Interest */
  readonly confirminterest?: boolean | null
  /** Current Situation */
  readonly currentsituation?: string | null
  /** Potential Customer → account, contact. Business required */
  readonly customerid?: LookupTo<'account' | 'contact'> | null
  /** Customer Need */
  readonly customerneed?: string | null
  /** Customer Pain Points */
  readonly customerpainpoints?: string | null
  /** Decision Maker? */
  readonly decisionmaker?: boolean | null
  /** Description */
  readonly description?: string | null
  /** Develop Proposal */
  readonly developproposal?: boolean | null
  /** Opportunity Discount Amount */
  readonly discountamount?: number | string | null
  /** Opportunity Discount (%) */
  readonly discountpercentage?: number | string | null
  /** Email Address */
  readonly emailaddress?: string | null
  /** Est. Close Date */
  readonly estimatedclosedate?: string | Date | null
  /** Est. Revenue */
  readonly estimatedvalue?: number | string | null
  /** Evaluate Fit */
  readonly evaluatefit?: boolean | null
  /** File Debrief */
  readonly filedebrief?: boolean | null
  /** Final Decision Date */
  readonly finaldecisiondate?: string | Date | null
  /** Freight Amount */
  readonly freightamount?: number | string | null
  /** Identify Competitors */
  readonly identifycompetitors?: boolean | null
  /** Identify Customer Contacts */
  readonly identifycustomercontacts?: boolean | null
  /** Identify Sales Team */
  readonly identifypursuitteam?: boolean | null
  /** Initial Communication */
  readonly initialcommunication?: OpportunityInitialCommunication | null
  /** Revenue */
  readonly isrevenuesystemcalculated?: boolean | null
  /** Last On Hold Time */
  readonly lastonholdtime?: string | Date | null
  /** Topic. Business required */
  readonly name?: string | null
  /** Need */
  readonly need?: OpportunityNeed | null
  /** Rating */
  readonly opportunityratingcode?: OpportunityOpportunityRatingCode | null
  /** Originating Lead → lead */
  readonly originatingleadid?: LookupTo<'lead'> | null
  /** Owner → systemuser, team */
  readonly ownerid?: LookupTo<'systemuser' | 'team'>
  /** Account → account */
  readonly parentaccountid?: LookupTo<'account'> | null
  /** Contact → contact */
  readonly parentcontactid?: LookupTo<'contact'> | null
  /** Participates in Workflow */
  readonly participatesinworkflow?: boolean | null
  /** Present Final Proposal */
  readonly presentfinalproposal?: boolean | null
  /** Presented Proposal */
  readonly presentproposal?: boolean | null
  /** Price List → pricelevel */
  readonly pricelevelid?: LookupTo<'pricelevel'> | null
  /** Pricing Error  */
  readonly pricingerrorcode?: OpportunityPricingErrorCode | null
  /** Priority */
  readonly prioritycode?: OpportunityPriorityCode | null
  /** Process Id */
  readonly processid?: string | null
  /** Proposed Solution */
  readonly proposedsolution?: string | null
  /** Purchase Process */
  readonly purchaseprocess?: OpportunityPurchaseProcess | null
  /** Purchase Timeframe */
  readonly purchasetimeframe?: OpportunityPurchaseTimeframe | null
  /** Decide Go/No-Go */
  readonly pursuitdecision?: boolean | null
  /** Qualification Comments */
  readonly qualificationcomments?: string | null
  /** Quote Comments */
  readonly quotecomments?: string | null
  /** Feedback Resolved */
  readonly resolvefeedback?: boolean | null
  /** Sales Stage */
  readonly salesstage?: OpportunitySalesStage | null
  /** Process Code */
  readonly salesstagecode?: OpportunitySalesStageCode | null
  /** Scheduled Follow up (Prospect) */
  readonly schedulefollowup_prospect?: string | Date | null
  /** Scheduled Follow up (Qualify) */
  readonly schedulefollowup_qualify?: string | Date | null
  /** Schedule Proposal Meeting */
  readonly scheduleproposalmeeting?: string | Date | null
  /** Send Thank You Note */
  readonly sendthankyounote?: boolean | null
  /** Skip Price Calculation */
  readonly skippricecalculation?: OpportunitySkipPriceCalculation | null
  /** Stage Id */
  readonly stageid?: string | null
  /** Status */
  readonly statecode?: OpportunityStateCode
  /** Status Reason */
  readonly statuscode?: OpportunityStatusCode | null
  /** Step */
  readonly stepid?: string | null
  /** Pipeline Phase */
  readonly stepname?: string | null
  /** TeamsFollowed */
  readonly teamsfollowed?: number | null
  /** Timeline */
  readonly timeline?: OpportunityTimeLine | null
  /** Time Zone Rule Version Number */
  readonly timezoneruleversionnumber?: number | null
  /** Total Amount */
  readonly totalamount?: number | string | null
  /** Total Pre-Freight Amount */
  readonly totalamountlessfreight?: number | string | null
  /** Total Discount Amount */
  readonly totaldiscountamount?: number | string | null
  /** Total Detail Amount */
  readonly totallineitemamount?: number | string | null
  /** Total Line Item Discount Amount */
  readonly totallineitemdiscountamount?: number | string | null
  /** Total Tax */
  readonly totaltax?: number | string | null
  /** Currency → transactioncurrency. Business required */
  readonly transactioncurrencyid?: LookupTo<'transactioncurrency'> | null
  /** Traversed Path */
  readonly traversedpath?: string | null
  /** UTC Conversion Time Zone Code */
  readonly utcconversiontimezonecode?: number | null
}

/** The tables at run time. */
export const schema = {
  account: {
    entitySetName: 'accounts',
    displayName: 'Account',
    primaryIdColumn: 'accountid',
    primaryNameColumn: 'name',
    columns: {
      accountcategorycode: { type: 'Picklist', displayName: 'Category', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: AccountAccountCategoryCode },
      accountclassificationcode: { type: 'Picklist', displayName: 'Classification', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: AccountAccountClassificationCode },
      accountid: { type: 'Uniqueidentifier', displayName: 'Account', requiredLevel: 'SystemRequired', access: ['read', 'create'] },
      accountnumber: { type: 'String', displayName: 'Account Number', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 20, format: 'Text' },
      accountratingcode: { type: 'Picklist', displayName: 'Account Rating', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: AccountAccountRatingCode },
      address1_addressid: { type: 'Uniqueidentifier', displayName: 'Address 1: ID', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      address1_addresstypecode: { type: 'Picklist', displayName: 'Address 1: Address Type', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: AccountAddress1AddressTypeCode },
      address1_city: { type: 'String', displayName: 'Address 1: City', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 80, format: 'Text' },
      address1_composite: { type: 'Memo', displayName: 'Address 1', requiredLevel: 'None', access: ['read'], maxLength: 1000, format: 'TextArea' },
      address1_country: { type: 'String', displayName: 'Address 1: Country/Region', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 80, format: 'Text' },
      address1_county: { type: 'String', displayName: 'Address 1: County', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 50, format: 'Text' },
      address1_fax: { type: 'String', displayName: 'Address 1: Fax', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 50, format: 'Text' },
      address1_freighttermscode: { type: 'Picklist', displayName: 'Address 1: Freight Terms', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: AccountAddress1FreightTermsCode },
      address1_latitude: { type: 'Double', displayName: 'Address 1: Latitude', requiredLevel: 'None', access: ['read', 'create', 'update'], minValue: -90, maxValue: 90, precision: 5 },
      address1_line1: { type: 'String', displayName: 'Address 1: Street 1', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 250, format: 'Text' },
      address1_line2: { type: 'String', displayName: 'Address 1: Street 2', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 250, format: 'Text' },
      address1_line3: { type: 'String', displayName: 'Address 1: Street 3', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 250, format: 'Text' },
      address1_longitude: { type: 'Double', displayName: 'Address 1: Longitude', requiredLevel: 'None', access: ['read', 'create', 'update'], minValue: -180, maxValue: 180, precision: 5 },
      address1_name: { type: 'String', displayName: 'Address 1: Name', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 200, format: 'Text' },
      address1_postalcode: { type: 'String', displayName: 'Address 1: ZIP/Postal Code', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 20, format: 'Text' },
      address1_postofficebox: { type: 'String', displayName: 'Address 1: Post Office Box', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 20, format: 'Text' },
      address1_primarycontactname: { type: 'String', displayName: 'Address 1: Primary Contact Name', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 100, format: 'Text' },
      address1_shippingmethodcode: { type: 'Picklist', displayName: 'Address 1: Shipping Method', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: AccountAddress1ShippingMethodCode },
      address1_stateorprovince: { type: 'String', displayName: 'Address 1: State/Province', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 50, format: 'Text' },
      address1_telephone1: { type: 'String', displayName: 'Address Phone', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 50, format: 'Phone' },
      address1_telephone2: { type: 'String', displayName: 'Address 1: Telephone 2', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 50, format: 'Phone' },
      address1_telephone3: { type: 'String', displayName: 'Address 1: Telephone 3', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 50, format: 'Phone' },
      address1_upszone: { type: 'String', displayName: 'Address 1: UPS Zone', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 4, format: 'Text' },
      address1_utcoffset: { type: 'Integer', displayName: 'Address 1: UTC Offset', requiredLevel: 'None', access: ['read', 'create', 'update'], minValue: -1500, maxValue: 1500, format: 'TimeZone' },
      address2_addressid: { type: 'Uniqueidentifier', displayName: 'Address 2: ID', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      address2_addresstypecode: { type: 'Picklist', displayName: 'Address 2: Address Type', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: AccountAddress2AddressTypeCode },
      address2_city: { type: 'String', displayName: 'Address 2: City', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 80, format: 'Text' },
      address2_composite: { type: 'Memo', displayName: 'Address 2', requiredLevel: 'None', access: ['read'], maxLength: 1000, format: 'TextArea' },
      address2_country: { type: 'String', displayName: 'Address 2: Country/Region', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 80, format: 'Text' },
      address2_county: { type: 'String', displayName: 'Address 2: County', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 50, format: 'Text' },
      address2_fax: { type: 'String', displayName: 'Address 2: Fax', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 50, format: 'Text' },
      address2_freighttermscode: { type: 'Picklist', displayName: 'Address 2: Freight Terms', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: AccountAddress2FreightTermsCode },
      address2_latitude: { type: 'Double', displayName: 'Address 2: Latitude', requiredLevel: 'None', access: ['read', 'create', 'update'], minValue: -90, maxValue: 90, precision: 5 },
      address2_line1: { type: 'String', displayName: 'Address 2: Street 1', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 250, format: 'Text' },
      address2_line2: { type: 'String', displayName: 'Address 2: Street 2', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 250, format: 'Text' },
      address2_line3: { type: 'String', displayName: 'Address 2: Street 3', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 250, format: 'Text' },
      address2_longitude: { type: 'Double', displayName: 'Address 2: Longitude', requiredLevel: 'None', access: ['read', 'create', 'update'], minValue: -180, maxValue: 180, precision: 5 },
      address2_name: { type: 'String', displayName: 'Address 2: Name', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 200, format: 'Text' },
      address2_postalcode: { type: 'String', displayName: 'Address 2: ZIP/Postal Code', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 20, format: 'Text' },
      address2_postofficebox: { type: 'String', displayName: 'Address 2: Post Office Box', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 20, format: 'Text' },
      address2_primarycontactname: { type: 'String', displayName: 'Address 2: Primary Contact Name', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 100, format: 'Text' },
      address2_shippingmethodcode: { type: 'Picklist', displayName: 'Address 2: Shipping Method', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: AccountAddress2ShippingMethodCode },
      address2_stateorprovince: { type: 'String', displayName: 'Address 2: State/Province', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 50, format: 'Text' },
      address2_telephone1: { type: 'String', displayName: 'Address 2: Telephone 1', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 50, format: 'Phone' },
      address2_telephone2: { type: 'String', displayName: 'Address 2: Telephone 2', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 50, format: 'Phone' },
      address2_telephone3: { type: 'String', displayName: 'Address 2: Telephone 3', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 50, format: 'Phone' },
      address2_upszone: { type: 'String', displayName: 'Address 2: UPS Zone', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 4, format: 'Text' },
      address2_utcoffset: { type: 'Integer', displayName: 'Address 2: UTC Offset', requiredLevel: 'None', access: ['read', 'create', 'update'], minValue: -1500, maxValue: 1500, format: 'TimeZone' },
      aging30: { type: 'Money', displayName: 'Aging 30', requiredLevel: 'None', access: ['read'], minValue: 0, maxValue: 100000000000000, precision: 2 },
      aging30_base: { type: 'Money', displayName: 'Aging 30 (Base)', requiredLevel: 'None', access: ['read'], minValue: -922337203685477, maxValue: 922337203685477, precision: 4 },
      aging60: { type: 'Money', displayName: 'Aging 60', requiredLevel: 'None', access: ['read'], minValue: 0, maxValue: 100000000000000, precision: 2 },
      aging60_base: { type: 'Money', displayName: 'Aging 60 (Base)', requiredLevel: 'None', access: ['read'], minValue: -922337203685477, maxValue: 922337203685477, precision: 4 },
      aging90: { type: 'Money', displayName: 'Aging 90', requiredLevel: 'None', access: ['read'], minValue: 0, maxValue: 100000000000000, precision: 2 },
      aging90_base: { type: 'Money', displayName: 'Aging 90 (Base)', requiredLevel: 'None', access: ['read'], minValue: -922337203685477, maxValue: 922337203685477, precision: 4 },
      businesstypecode: { type: 'Picklist', displayName: 'Business Type', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: AccountBusinessTypeCode },
      bw_salesregionid: { type: 'Lookup', displayName: 'Sales Region', requiredLevel: 'ApplicationRequired', access: ['read', 'create', 'update'], format: 'None', targets: ['bw_salesregion'] },
      createdby: { type: 'Lookup', displayName: 'Created By', requiredLevel: 'None', access: ['read'], format: 'None', targets: ['systemuser'] },
      createdon: { type: 'DateTime', displayName: 'Created On', requiredLevel: 'None', access: ['read'], format: 'DateAndTime', dateTimeBehavior: 'UserLocal' },
      createdonbehalfby: { type: 'Lookup', displayName: 'Created By (Delegate)', requiredLevel: 'None', access: ['read'], format: 'None', targets: ['systemuser'] },
      creditlimit: { type: 'Money', displayName: 'Credit Limit', requiredLevel: 'None', access: ['read', 'create', 'update'], minValue: 0, maxValue: 100000000000000, precision: 2 },
      creditlimit_base: { type: 'Money', displayName: 'Credit Limit (Base)', requiredLevel: 'None', access: ['read'], minValue: -922337203685477, maxValue: 922337203685477, precision: 4 },
      creditonhold: { type: 'Boolean', displayName: 'Credit Hold', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      customersizecode: { type: 'Picklist', displayName: 'Customer Size', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: AccountCustomerSizeCode },
      customertypecode: { type: 'Picklist', displayName: 'Relationship Type', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: AccountCustomerTypeCode },
      defaultpricelevelid: { type: 'Lookup', displayName: 'Price List', requiredLevel: 'None', access: ['read', 'create', 'update'], format: 'None', targets: ['pricelevel'] },
      description: { type: 'Memo', displayName: 'Description', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 2000, format: 'TextArea' },
      donotbulkemail: { type: 'Boolean', displayName: 'Do not allow Bulk Emails', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      donotbulkpostalmail: { type: 'Boolean', displayName: 'Do not allow Bulk Mails', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      donotemail: { type: 'Boolean', displayName: 'Do not allow Emails', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      donotfax: { type: 'Boolean', displayName: 'Do not allow Faxes', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      donotphone: { type: 'Boolean', displayName: 'Do not allow Phone Calls', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      donotpostalmail: { type: 'Boolean', displayName: 'Do not allow Mails', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      donotsendmm: { type: 'Boolean', displayName: 'Send Marketing Materials', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      emailaddress1: { type: 'String', displayName: 'Email', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 100, format: 'Email' },
      emailaddress2: { type: 'String', displayName: 'Email Address 2', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 100, format: 'Email' },
      emailaddress3: { type: 'String', displayName: 'Email Address 3', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 100, format: 'Email' },
      entityimage: { type: 'Image', displayName: 'Entity Image', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      entityimage_timestamp: { type: 'BigInt', displayName: 'entityimage_timestamp', requiredLevel: 'None', access: ['read'] },
      entityimage_url: { type: 'String', displayName: 'entityimage_url', requiredLevel: 'None', access: ['read'], maxLength: 200, format: 'Url' },
      entityimageid: { type: 'Uniqueidentifier', displayName: 'Entity Image Id', requiredLevel: 'None', access: ['read'] },
      exchangerate: { type: 'Decimal', displayName: 'Exchange Rate', requiredLevel: 'None', access: ['read'], minValue: 1e-10, maxValue: 100000000000, precision: 10 },
      fax: { type: 'String', displayName: 'Fax', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 50, format: 'Text' },
      followemail: { type: 'Boolean', displayName: 'Follow Email Activity', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      ftpsiteurl: { type: 'String', displayName: 'FTP Site', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 200, format: 'Url' },
      importsequencenumber: { type: 'Integer', displayName: 'Import Sequence Number', requiredLevel: 'None', access: ['read', 'create'], minValue: -2147483648, maxValue: 2147483647, format: 'None' },
      industrycode: { type: 'Picklist', displayName: 'Industry', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: AccountIndustryCode },
      lastonholdtime: { type: 'DateTime', displayName: 'Last On Hold Time', requiredLevel: 'None', access: ['read', 'create', 'update'], format: 'DateAndTime', dateTimeBehavior: 'UserLocal' },
      lastusedincampaign: { type: 'DateTime', displayName: 'Last Date Included in Campaign', requiredLevel: 'None', access: ['read', 'update'], format: 'DateOnly', dateTimeBehavior: 'UserLocal' },
      marketcap: { type: 'Money', displayName: 'Market Capitalization', requiredLevel: 'None', access: ['read', 'create', 'update'], minValue: 0, maxValue: 100000000000000, precision: 2 },
      marketcap_base: { type: 'Money', displayName: 'Market Capitalization (Base)', requiredLevel: 'None', access: ['read'], minValue: -922337203685477, maxValue: 922337203685477, precision: 4 },
      marketingonly: { type: 'Boolean', displayName: 'Marketing Only', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      masterid: { type: 'Lookup', displayName: 'Master ID', requiredLevel: 'None', access: ['read'], format: 'None', targets: ['account'] },
      merged: { type: 'Boolean', displayName: 'Merged', requiredLevel: 'None', access: ['read'] },
      modifiedby: { type: 'Lookup', displayName: 'Modified By', requiredLevel: 'None', access: ['read'], format: 'None', targets: ['systemuser'] },
      modifiedon: { type: 'DateTime', displayName: 'Modified On', requiredLevel: 'None', access: ['read'], format: 'DateAndTime', dateTimeBehavior: 'UserLocal' },
      modifiedonbehalfby: { type: 'Lookup', displayName: 'Modified By (Delegate)', requiredLevel: 'None', access: ['read'], format: 'None', targets: ['systemuser'] },
      name: { type: 'String', displayName: 'Account Name', requiredLevel: 'ApplicationRequired', access: ['read', 'create', 'update'], maxLength: 160, format: 'Text' },
      numberofemployees: { type: 'Integer', displayName: 'Number of Employees', requiredLevel: 'None', access: ['read', 'create', 'update'], minValue: 0, maxValue: 1000000000, format: 'None' },
      onholdtime: { type: 'Integer', displayName: 'On Hold Time (Minutes)', requiredLevel: 'None', access: ['read'], minValue: -2147483648, maxValue: 2147483647, format: 'None' },
      opendeals: { type: 'Integer', displayName: 'Open Deals', requiredLevel: 'None', access: ['read'], minValue: -2147483648, maxValue: 2147483647, format: 'None' },
      openrevenue: { type: 'Money', displayName: 'Open Revenue', requiredLevel: 'None', access: ['read'], precision: 2 },
      openrevenue_base: { type: 'Money', displayName: 'Open Revenue (Base)', requiredLevel: 'None', access: ['read'], precision: 4 },
      originatingleadid: { type: 'Lookup', displayName: 'Originating Lead', requiredLevel: 'None', access: ['read', 'create'], format: 'None', targets: ['lead'] },
      overriddencreatedon: { type: 'DateTime', displayName: 'Record Created On', requiredLevel: 'None', access: ['read', 'create'], format: 'DateOnly', dateTimeBehavior: 'UserLocal' },
      ownerid: { type: 'Owner', displayName: 'Owner', requiredLevel: 'SystemRequired', access: ['read', 'create', 'update'], format: 'None', targets: ['systemuser', 'team'] },
      ownershipcode: { type: 'Picklist', displayName: 'Ownership', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: AccountOwnershipCode },
      owningbusinessunit: { type: 'Lookup', displayName: 'Owning Business Unit', requiredLevel: 'None', access: ['read'], format: 'None', targets: ['businessunit'] },
      owningteam: { type: 'Lookup', displayName: 'Owning Team', requiredLevel: 'None', access: ['read'], format: 'None', targets: ['team'] },
      owninguser: { type: 'Lookup', displayName: 'Owning User', requiredLevel: 'None', access: ['read'], format: 'None', targets: ['systemuser'] },
      parentaccountid: { type: 'Lookup', displayName: 'Parent Account', requiredLevel: 'None', access: ['read', 'create', 'update'], format: 'None', targets: ['account'] },
      participatesinworkflow: { type: 'Boolean', displayName: 'Participates in Workflow', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      paymenttermscode: { type: 'Picklist', displayName: 'Payment Terms', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: AccountPaymentTermsCode },
      preferredappointmentdaycode: { type: 'Picklist', displayName: 'Preferred Day', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: AccountPreferredAppointmentDayCode },
      preferredappointmenttimecode: { type: 'Picklist', displayName: 'Preferred Time', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: AccountPreferredAppointmentTimeCode },
      preferredcontactmethodcode: { type: 'Picklist', displayName: 'Preferred Method of Contact', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: AccountPreferredContactMethodCode },
      preferredsystemuserid: { type: 'Lookup', displayName: 'Preferred User', requiredLevel: 'None', access: ['read', 'create', 'update'], format: 'None', targets: ['systemuser'] },
      primarycontactid: { type: 'Lookup', displayName: 'Primary Contact', requiredLevel: 'None', access: ['read', 'create', 'update'], format: 'None', targets: ['contact'] },
      primarysatoriid: { type: 'String', displayName: 'Primary Satori ID', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 200, format: 'Text' },
      primarytwitterid: { type: 'String', displayName: 'Primary Twitter ID', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 128, format: 'Text' },
      processid: { type: 'Uniqueidentifier', displayName: 'Process', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      revenue: { type: 'Money', displayName: 'Annual Revenue', requiredLevel: 'None', access: ['read', 'create', 'update'], minValue: 0, maxValue: 100000000000000, precision: 2 },
      revenue_base: { type: 'Money', displayName: 'Annual Revenue (Base)', requiredLevel: 'None', access: ['read'], minValue: -922337203685477, maxValue: 922337203685477, precision: 4 },
      sharesoutstanding: { type: 'Integer', displayName: 'Shares Outstanding', requiredLevel: 'None', access: ['read', 'create', 'update'], minValue: 0, maxValue: 1000000000, format: 'None' },
      shippingmethodcode: { type: 'Picklist', displayName: 'Shipping Method', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: AccountShippingMethodCode },
      sic: { type: 'String', displayName: 'SIC Code', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 20, format: 'Text' },
      stageid: { type: 'Uniqueidentifier', displayName: 'Process Stage', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      statecode: { type: 'State', displayName: 'Status', requiredLevel: 'SystemRequired', access: ['read', 'update'], choices: AccountStateCode },
      statuscode: { type: 'Status', displayName: 'Status Reason', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: AccountStatusCode },
      stockexchange: { type: 'String', displayName: 'Stock Exchange', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 20, format: 'Text' },
      teamsfollowed: { type: 'Integer', displayName: 'TeamsFollowed', requiredLevel: 'None', access: ['read', 'create', 'update'], minValue: -2147483648, maxValue: 2147483647, format: 'None' },
      telephone1: { type: 'String', displayName: 'Main Phone', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 50, format: 'Phone' },
      telephone2: { type: 'String', displayName: 'Other Phone', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 50, format: 'Phone' },
      telephone3: { type: 'String', displayName: 'Telephone 3', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 50, format: 'Phone' },
      territorycode: { type: 'Picklist', displayName: 'Territory Code', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: AccountTerritoryCode },
      tickersymbol: { type: 'String', displayName: 'Ticker Symbol', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 10, format: 'TickerSymbol' },
      timespentbymeonemailandmeetings: { type: 'String', displayName: 'Time Spent by me', requiredLevel: 'None', access: ['read'], maxLength: 1250, format: 'Text' },
      timezoneruleversionnumber: { type: 'Integer', displayName: 'Time Zone Rule Version Number', requiredLevel: 'None', access: ['read', 'create', 'update'], minValue: -1, maxValue: 2147483647, format: 'None' },
      transactioncurrencyid: { type: 'Lookup', displayName: 'Currency', requiredLevel: 'None', access: ['read', 'create', 'update'], format: 'None', targets: ['transactioncurrency'] },
      traversedpath: { type: 'String', displayName: 'Traversed Path', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 1250, format: 'Text' },
      utcconversiontimezonecode: { type: 'Integer', displayName: 'UTC Conversion Time Zone Code', requiredLevel: 'None', access: ['read', 'create', 'update'], minValue: -1, maxValue: 2147483647, format: 'None' },
      versionnumber: { type: 'BigInt', displayName: 'Version Number', requiredLevel: 'None', access: ['read'] },
      websiteurl: { type: 'String', displayName: 'Website', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 200, format: 'Url' },
      yominame: { type: 'String', displayName: 'Yomi Account Name', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 160, format: 'PhoneticGuide' },
    },
  },
  bw_siteassessment: {
    entitySetName: 'bw_siteassessments',
    displayName: 'Site Assessment',
    primaryIdColumn: 'bw_siteassessmentid',
    primaryNameColumn: 'bw_name',
    columns: {
      bw_accountid: { type: 'Lookup', displayName: 'Account', requiredLevel: 'None', access: ['read', 'create', 'update'], format: 'None', targets: ['account'] },
      bw_assessedon: { type: 'DateTime', displayName: 'Assessed On', requiredLevel: 'None', access: ['read', 'create', 'update'], format: 'DateOnly', dateTimeBehavior: 'DateOnly' },
      bw_estimatedcost: { type: 'Money', displayName: 'Estimated Cost', requiredLevel: 'None', access: ['read', 'create', 'update'], minValue: 0, maxValue: 1000000000, precision: 2 },
      bw_estimatedcost_base: { type: 'Money', displayName: 'Estimated Cost (Base)', requiredLevel: 'None', access: ['read'], minValue: -922337203685477, maxValue: 922337203685477, precision: 4 },
      bw_name: { type: 'String', displayName: 'Name', requiredLevel: 'ApplicationRequired', access: ['read', 'create', 'update'], maxLength: 100, format: 'Text' },
      bw_photo: { type: 'Image', displayName: 'Photo', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      bw_photo_timestamp: { type: 'BigInt', displayName: 'bw_photo_timestamp', requiredLevel: 'None', access: ['read'] },
      bw_photo_url: { type: 'String', displayName: 'bw_photo_url', requiredLevel: 'None', access: ['read'], maxLength: 200, format: 'Url' },
      bw_photoid: { type: 'Uniqueidentifier', displayName: 'bw_photoid', requiredLevel: 'None', access: ['read'] },
      bw_remarks: { type: 'Memo', displayName: 'Remarks', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 4000, format: 'TextArea' },
      bw_report: { type: 'File', displayName: 'Report', requiredLevel: 'None', access: ['read'] },
      bw_report_name: { type: 'String', displayName: 'bw_report_name', requiredLevel: 'None', access: ['read'], maxLength: 200, format: 'Text' },
      bw_result: { type: 'Picklist', displayName: 'Result', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: BwSiteAssessmentBwResult },
      bw_siteassessmentid: { type: 'Uniqueidentifier', displayName: 'Site Assessment', requiredLevel: 'SystemRequired', access: ['read', 'create'] },
      createdby: { type: 'Lookup', displayName: 'Created By', requiredLevel: 'None', access: ['read'], format: 'None', targets: ['systemuser'] },
      createdon: { type: 'DateTime', displayName: 'Created On', requiredLevel: 'None', access: ['read'], format: 'DateAndTime', dateTimeBehavior: 'UserLocal' },
      createdonbehalfby: { type: 'Lookup', displayName: 'Created By (Delegate)', requiredLevel: 'None', access: ['read'], format: 'None', targets: ['systemuser'] },
      exchangerate: { type: 'Decimal', displayName: 'Exchange Rate', requiredLevel: 'None', access: ['read'], minValue: 1e-10, maxValue: 100000000000, precision: 10 },
      importsequencenumber: { type: 'Integer', displayName: 'Import Sequence Number', requiredLevel: 'None', access: ['read', 'create'], minValue: -2147483648, maxValue: 2147483647, format: 'None' },
      modifiedby: { type: 'Lookup', displayName: 'Modified By', requiredLevel: 'None', access: ['read'], format: 'None', targets: ['systemuser'] },
      modifiedon: { type: 'DateTime', displayName: 'Modified On', requiredLevel: 'None', access: ['read'], format: 'DateAndTime', dateTimeBehavior: 'UserLocal' },
      modifiedonbehalfby: { type: 'Lookup', displayName: 'Modified By (Delegate)', requiredLevel: 'None', access: ['read'], format: 'None', targets: ['systemuser'] },
      overriddencreatedon: { type: 'DateTime', displayName: 'Record Created On', requiredLevel: 'None', access: ['read', 'create'], format: 'DateAndTime', dateTimeBehavior: 'UserLocal' },
      ownerid: { type: 'Owner', displayName: 'Owner', requiredLevel: 'SystemRequired', access: ['read', 'create', 'update'], format: 'None', targets: ['systemuser', 'team'] },
      owningbusinessunit: { type: 'Lookup', displayName: 'Owning Business Unit', requiredLevel: 'None', access: ['read'], format: 'None', targets: ['businessunit'] },
      owningteam: { type: 'Lookup', displayName: 'Owning Team', requiredLevel: 'None', access: ['read'], format: 'None', targets: ['team'] },
      owninguser: { type: 'Lookup', displayName: 'Owning User', requiredLevel: 'None', access: ['read'], format: 'None', targets: ['systemuser'] },
      statecode: { type: 'State', displayName: 'Status', requiredLevel: 'SystemRequired', access: ['read', 'create', 'update'], choices: BwSiteAssessmentStatecode },
      statuscode: { type: 'Status', displayName: 'Status Reason', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: BwSiteAssessmentStatuscode },
      timezoneruleversionnumber: { type: 'Integer', displayName: 'Time Zone Rule Version Number', requiredLevel: 'None', access: ['read', 'create', 'update'], minValue: -1, maxValue: 2147483647, format: 'None' },
      transactioncurrencyid: { type: 'Lookup', displayName: 'Currency', requiredLevel: 'None', access: ['read', 'create', 'update'], format: 'None', targets: ['transactioncurrency'] },
      utcconversiontimezonecode: { type: 'Integer', displayName: 'UTC Conversion Time Zone Code', requiredLevel: 'None', access: ['read', 'create', 'update'], minValue: -1, maxValue: 2147483647, format: 'None' },
      versionnumber: { type: 'BigInt', displayName: 'Version Number', requiredLevel: 'None', access: ['read'] },
    },
  },
  contact: {
    entitySetName: 'contacts',
    displayName: 'Contact',
    primaryIdColumn: 'contactid',
    primaryNameColumn: 'fullname',
    columns: {
      accountrolecode: { type: 'Picklist', displayName: 'Role', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: ContactAccountRoleCode },
      address1_addressid: { type: 'Uniqueidentifier', displayName: 'Address 1: ID', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      address1_addresstypecode: { type: 'Picklist', displayName: 'Address 1: Address Type', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: ContactAddress1AddressTypeCode },
      address1_city: { type: 'String', displayName: 'Address 1: City', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 80, format: 'Text' },
      address1_composite: { type: 'Memo', displayName: 'Address 1', requiredLevel: 'None', access: ['read'], maxLength: 1000, format: 'TextArea' },
      address1_country: { type: 'String', displayName: 'Address 1: Country/Region', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 80, format: 'Text' },
      address1_county: { type: 'String', displayName: 'Address 1: County', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 50, format: 'Text' },
      address1_fax: { type: 'String', displayName: 'Address 1: Fax', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 50, format: 'Text' },
      address1_freighttermscode: { type: 'Picklist', displayName: 'Address 1: Freight Terms', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: ContactAddress1FreightTermsCode },
      address1_latitude: { type: 'Double', displayName: 'Address 1: Latitude', requiredLevel: 'None', access: ['read', 'create', 'update'], minValue: -90, maxValue: 90, precision: 5 },
      address1_line1: { type: 'String', displayName: 'Address 1: Street 1', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 250, format: 'Text' },
      address1_line2: { type: 'String', displayName: 'Address 1: Street 2', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 250, format: 'Text' },
      address1_line3: { type: 'String', displayName: 'Address 1: Street 3', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 250, format: 'Text' },
      address1_longitude: { type: 'Double', displayName: 'Address 1: Longitude', requiredLevel: 'None', access: ['read', 'create', 'update'], minValue: -180, maxValue: 180, precision: 5 },
      address1_name: { type: 'String', displayName: 'Address 1: Name', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 200, format: 'Text' },
      address1_postalcode: { type: 'String', displayName: 'Address 1: ZIP/Postal Code', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 20, format: 'Text' },
      address1_postofficebox: { type: 'String', displayName: 'Address 1: Post Office Box', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 20, format: 'Text' },
      address1_primarycontactname: { type: 'String', displayName: 'Address 1: Primary Contact Name', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 100, format: 'Text' },
      address1_shippingmethodcode: { type: 'Picklist', displayName: 'Address 1: Shipping Method', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: ContactAddress1ShippingMethodCode },
      address1_stateorprovince: { type: 'String', displayName: 'Address 1: State/Province', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 50, format: 'Text' },
      address1_telephone1: { type: 'String', displayName: 'Address 1: Phone', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 50, format: 'Text' },
      address1_telephone2: { type: 'String', displayName: 'Address 1: Telephone 2', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 50, format: 'Text' },
      address1_telephone3: { type: 'String', displayName: 'Address 1: Telephone 3', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 50, format: 'Text' },
      address1_upszone: { type: 'String', displayName: 'Address 1: UPS Zone', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 4, format: 'Text' },
      address1_utcoffset: { type: 'Integer', displayName: 'Address 1: UTC Offset', requiredLevel: 'None', access: ['read', 'create', 'update'], minValue: -1500, maxValue: 1500, format: 'TimeZone' },
      address2_addressid: { type: 'Uniqueidentifier', displayName: 'Address 2: ID', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      address2_addresstypecode: { type: 'Picklist', displayName: 'Address 2: Address Type', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: ContactAddress2AddressTypeCode },
      address2_city: { type: 'String', displayName: 'Address 2: City', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 80, format: 'Text' },
      address2_composite: { type: 'Memo', displayName: 'Address 2', requiredLevel: 'None', access: ['read'], maxLength: 1000, format: 'TextArea' },
      address2_country: { type: 'String', displayName: 'Address 2: Country/Region', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 80, format: 'Text' },
      address2_county: { type: 'String', displayName: 'Address 2: County', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 50, format: 'Text' },
      address2_fax: { type: 'String', displayName: 'Address 2: Fax', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 50, format: 'Text' },
      address2_freighttermscode: { type: 'Picklist', displayName: 'Address 2: Freight Terms', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: ContactAddress2FreightTermsCode },
      address2_latitude: { type: 'Double', displayName: 'Address 2: Latitude', requiredLevel: 'None', access: ['read', 'create', 'update'], minValue: -90, maxValue: 90, precision: 5 },
      address2_line1: { type: 'String', displayName: 'Address 2: Street 1', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 250, format: 'Text' },
      address2_line2: { type: 'String', displayName: 'Address 2: Street 2', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 250, format: 'Text' },
      address2_line3: { type: 'String', displayName: 'Address 2: Street 3', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 250, format: 'Text' },
      address2_longitude: { type: 'Double', displayName: 'Address 2: Longitude', requiredLevel: 'None', access: ['read', 'create', 'update'], minValue: -180, maxValue: 180, precision: 5 },
      address2_name: { type: 'String', displayName: 'Address 2: Name', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 100, format: 'Text' },
      address2_postalcode: { type: 'String', displayName: 'Address 2: ZIP/Postal Code', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 20, format: 'Text' },
      address2_postofficebox: { type: 'String', displayName: 'Address 2: Post Office Box', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 20, format: 'Text' },
      address2_primarycontactname: { type: 'String', displayName: 'Address 2: Primary Contact Name', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 100, format: 'Text' },
      address2_shippingmethodcode: { type: 'Picklist', displayName: 'Address 2: Shipping Method', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: ContactAddress2ShippingMethodCode },
      address2_stateorprovince: { type: 'String', displayName: 'Address 2: State/Province', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 50, format: 'Text' },
      address2_telephone1: { type: 'String', displayName: 'Address 2: Telephone 1', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 50, format: 'Text' },
      address2_telephone2: { type: 'String', displayName: 'Address 2: Telephone 2', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 50, format: 'Text' },
      address2_telephone3: { type: 'String', displayName: 'Address 2: Telephone 3', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 50, format: 'Text' },
      address2_upszone: { type: 'String', displayName: 'Address 2: UPS Zone', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 4, format: 'Text' },
      address2_utcoffset: { type: 'Integer', displayName: 'Address 2: UTC Offset', requiredLevel: 'None', access: ['read', 'create', 'update'], minValue: -1500, maxValue: 1500, format: 'TimeZone' },
      address3_addressid: { type: 'Uniqueidentifier', displayName: 'Address 3: ID', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      address3_addresstypecode: { type: 'Picklist', displayName: 'Address 3: Address Type', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: ContactAddress3AddressTypeCode },
      address3_city: { type: 'String', displayName: 'Address 3: City', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 80, format: 'Text' },
      address3_composite: { type: 'Memo', displayName: 'Address 3', requiredLevel: 'None', access: ['read'], maxLength: 1000, format: 'TextArea' },
      address3_country: { type: 'String', displayName: 'Address3: Country/Region', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 80, format: 'Text' },
      address3_county: { type: 'String', displayName: 'Address 3: County', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 50, format: 'Text' },
      address3_fax: { type: 'String', displayName: 'Address 3: Fax', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 50, format: 'Text' },
      address3_freighttermscode: { type: 'Picklist', displayName: 'Address 3: Freight Terms', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: ContactAddress3FreightTermsCode },
      address3_latitude: { type: 'Double', displayName: 'Address 3: Latitude', requiredLevel: 'None', access: ['read', 'create', 'update'], minValue: -90, maxValue: 90, precision: 5 },
      address3_line1: { type: 'String', displayName: 'Address3: Street 1', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 250, format: 'Text' },
      address3_line2: { type: 'String', displayName: 'Address3: Street 2', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 250, format: 'Text' },
      address3_line3: { type: 'String', displayName: 'Address3: Street 3', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 250, format: 'Text' },
      address3_longitude: { type: 'Double', displayName: 'Address 3: Longitude', requiredLevel: 'None', access: ['read', 'create', 'update'], minValue: -180, maxValue: 180, precision: 5 },
      address3_name: { type: 'String', displayName: 'Address 3: Name', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 200, format: 'Text' },
      address3_postalcode: { type: 'String', displayName: 'Address3: ZIP/Postal Code', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 20, format: 'Text' },
      address3_postofficebox: { type: 'String', displayName: 'Address 3: Post Office Box', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 20, format: 'Text' },
      address3_primarycontactname: { type: 'String', displayName: 'Address 3: Primary Contact Name', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 100, format: 'Text' },
      address3_shippingmethodcode: { type: 'Picklist', displayName: 'Address 3: Shipping Method', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: ContactAddress3ShippingMethodCode },
      address3_stateorprovince: { type: 'String', displayName: 'Address3: State/Province', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 50, format: 'Text' },
      address3_telephone1: { type: 'String', displayName: 'Address 3: Telephone1', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 50, format: 'Text' },
      address3_telephone2: { type: 'String', displayName: 'Address 3: Telephone2', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 50, format: 'Text' },
      address3_telephone3: { type: 'String', displayName: 'Address 3: Telephone3', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 50, format: 'Text' },
      address3_upszone: { type: 'String', displayName: 'Address 3: UPS Zone', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 4, format: 'Text' },
      address3_utcoffset: { type: 'Integer', displayName: 'Address 3: UTC Offset', requiredLevel: 'None', access: ['read', 'create', 'update'], minValue: -1500, maxValue: 1500, format: 'TimeZone' },
      aging30: { type: 'Money', displayName: 'Aging 30', requiredLevel: 'None', access: ['read'], minValue: 0, maxValue: 100000000000000, precision: 2 },
      aging30_base: { type: 'Money', displayName: 'Aging 30 (Base)', requiredLevel: 'None', access: ['read'], minValue: -922337203685477, maxValue: 922337203685477, precision: 4 },
      aging60: { type: 'Money', displayName: 'Aging 60', requiredLevel: 'None', access: ['read'], minValue: 0, maxValue: 100000000000000, precision: 2 },
      aging60_base: { type: 'Money', displayName: 'Aging 60 (Base)', requiredLevel: 'None', access: ['read'], minValue: -922337203685477, maxValue: 922337203685477, precision: 4 },
      aging90: { type: 'Money', displayName: 'Aging 90', requiredLevel: 'None', access: ['read'], minValue: 0, maxValue: 100000000000000, precision: 2 },
      aging90_base: { type: 'Money', displayName: 'Aging 90 (Base)', requiredLevel: 'None', access: ['read'], minValue: -922337203685477, maxValue: 922337203685477, precision: 4 },
      anniversary: { type: 'DateTime', displayName: 'Anniversary', requiredLevel: 'None', access: ['read', 'create', 'update'], format: 'DateOnly', dateTimeBehavior: 'DateOnly' },
      annualincome: { type: 'Money', displayName: 'Annual Income', requiredLevel: 'None', access: ['read', 'create', 'update'], minValue: 0, maxValue: 100000000000000, precision: 2 },
      annualincome_base: { type: 'Money', displayName: 'Annual Income (Base)', requiredLevel: 'None', access: ['read'], minValue: -922337203685477, maxValue: 922337203685477, precision: 4 },
      assistantname: { type: 'String', displayName: 'Assistant', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 100, format: 'Text' },
      assistantphone: { type: 'String', displayName: 'Assistant Phone', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 50, format: 'Phone' },
      birthdate: { type: 'DateTime', displayName: 'Birthday', requiredLevel: 'None', access: ['read', 'create', 'update'], format: 'DateOnly', dateTimeBehavior: 'DateOnly' },
      business2: { type: 'String', displayName: 'Business Phone 2', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 50, format: 'Phone' },
      businesscard: { type: 'Memo', displayName: 'Business Card', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 2000, format: 'TextArea' },
      businesscardattributes: { type: 'Memo', displayName: 'BusinessCardAttributes', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 4000, format: 'TextArea' },
      callback: { type: 'String', displayName: 'Callback Number', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 50, format: 'Phone' },
      childrensnames: { type: 'String', displayName: 'Children\'s Names', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 255, format: 'Text' },
      company: { type: 'String', displayName: 'Company Phone', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 50, format: 'Phone' },
      contactid: { type: 'Uniqueidentifier', displayName: 'Contact', requiredLevel: 'SystemRequired', access: ['read', 'create'] },
      createdby: { type: 'Lookup', displayName: 'Created By', requiredLevel: 'None', access: ['read'], format: 'None', targets: ['systemuser'] },
      createdon: { type: 'DateTime', displayName: 'Created On', requiredLevel: 'None', access: ['read'], format: 'DateAndTime', dateTimeBehavior: 'UserLocal' },
      createdonbehalfby: { type: 'Lookup', displayName: 'Created By (Delegate)', requiredLevel: 'None', access: ['read'], format: 'None', targets: ['systemuser'] },
      creditlimit: { type: 'Money', displayName: 'Credit Limit', requiredLevel: 'None', access: ['read', 'create', 'update'], minValue: 0, maxValue: 100000000000000, precision: 2 },
      creditlimit_base: { type: 'Money', displayName: 'Credit Limit (Base)', requiredLevel: 'None', access: ['read'], minValue: -922337203685477, maxValue: 922337203685477, precision: 4 },
      creditonhold: { type: 'Boolean', displayName: 'Credit Hold', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      customersizecode: { type: 'Picklist', displayName: 'Customer Size', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: ContactCustomerSizeCode },
      customertypecode: { type: 'Picklist', displayName: 'Relationship Type', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: ContactCustomerTypeCode },
      defaultpricelevelid: { type: 'Lookup', displayName: 'Price List', requiredLevel: 'None', access: ['read', 'create', 'update'], format: 'None', targets: ['pricelevel'] },
      department: { type: 'String', displayName: 'Department', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 100, format: 'Text' },
      description: { type: 'Memo', displayName: 'Description', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 2000, format: 'TextArea' },
      donotbulkemail: { type: 'Boolean', displayName: 'Do not allow Bulk Emails', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      donotbulkpostalmail: { type: 'Boolean', displayName: 'Do not allow Bulk Mails', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      donotemail: { type: 'Boolean', displayName: 'Do not allow Emails', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      donotfax: { type: 'Boolean', displayName: 'Do not allow Faxes', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      donotphone: { type: 'Boolean', displayName: 'Do not allow Phone Calls', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      donotpostalmail: { type: 'Boolean', displayName: 'Do not allow Mails', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      donotsendmm: { type: 'Boolean', displayName: 'Send Marketing Materials', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      educationcode: { type: 'Picklist', displayName: 'Education', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: ContactEducationCode },
      emailaddress1: { type: 'String', displayName: 'Email', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 100, format: 'Email' },
      emailaddress2: { type: 'String', displayName: 'Email Address 2', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 100, format: 'Email' },
      emailaddress3: { type: 'String', displayName: 'Email Address 3', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 100, format: 'Email' },
      employeeid: { type: 'String', displayName: 'Employee', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 50, format: 'Text' },
      entityimage: { type: 'Image', displayName: 'Entity Image', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      entityimage_timestamp: { type: 'BigInt', displayName: 'entityimage_timestamp', requiredLevel: 'None', access: ['read'] },
      entityimage_url: { type: 'String', displayName: 'entityimage_url', requiredLevel: 'None', access: ['read'], maxLength: 200, format: 'Url' },
      entityimageid: { type: 'Uniqueidentifier', displayName: 'Entity Image Id', requiredLevel: 'None', access: ['read'] },
      exchangerate: { type: 'Decimal', displayName: 'Exchange Rate', requiredLevel: 'None', access: ['read'], minValue: 1e-10, maxValue: 100000000000, precision: 10 },
      externaluseridentifier: { type: 'String', displayName: 'External User Identifier', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 50, format: 'Text' },
      familystatuscode: { type: 'Picklist', displayName: 'Marital Status', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: ContactFamilyStatusCode },
      fax: { type: 'String', displayName: 'Fax', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 50, format: 'Text' },
      firstname: { type: 'String', displayName: 'First Name', requiredLevel: 'Recommended', access: ['read', 'create', 'update'], maxLength: 50, format: 'Text' },
      followemail: { type: 'Boolean', displayName: 'Follow Email Activity', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      ftpsiteurl: { type: 'String', displayName: 'FTP Site', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 200, format: 'Url' },
      fullname: { type: 'String', displayName: 'Full Name', requiredLevel: 'None', access: ['read'], maxLength: 160, format: 'Text' },
      gendercode: { type: 'Picklist', displayName: 'Gender', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: ContactGenderCode },
      governmentid: { type: 'String', displayName: 'Government', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 50, format: 'Text' },
      haschildrencode: { type: 'Picklist', displayName: 'Has Children', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: ContactHasChildrenCode },
      home2: { type: 'String', displayName: 'Home Phone 2', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 50, format: 'Phone' },
      importsequencenumber: { type: 'Integer', displayName: 'Import Sequence Number', requiredLevel: 'None', access: ['read', 'create'], minValue: -2147483648, maxValue: 2147483647, format: 'None' },
      isbackofficecustomer: { type: 'Boolean', displayName: 'Back Office Customer', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      jobtitle: { type: 'String', displayName: 'Job Title', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 100, format: 'Text' },
      lastname: { type: 'String', displayName: 'Last Name', requiredLevel: 'ApplicationRequired', access: ['read', 'create', 'update'], maxLength: 50, format: 'Text' },
      lastonholdtime: { type: 'DateTime', displayName: 'Last On Hold Time', requiredLevel: 'None', access: ['read', 'create', 'update'], format: 'DateAndTime', dateTimeBehavior: 'UserLocal' },
      lastusedincampaign: { type: 'DateTime', displayName: 'Last Date Included in Campaign', requiredLevel: 'None', access: ['read', 'update'], format: 'DateOnly', dateTimeBehavior: 'UserLocal' },
      leadsourcecode: { type: 'Picklist', displayName: 'Lead Source', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: ContactLeadSourceCode },
      managername: { type: 'String', displayName: 'Manager', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 100, format: 'Text' },
      managerphone: { type: 'String', displayName: 'Manager Phone', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 50, format: 'Phone' },
      marketingonly: { type: 'Boolean', displayName: 'Marketing Only', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      masterid: { type: 'Lookup', displayName: 'Master ID', requiredLevel: 'None', access: ['read'], format: 'None', targets: ['contact'] },
      merged: { type: 'Boolean', displayName: 'Merged', requiredLevel: 'None', access: ['read'] },
      middlename: { type: 'String', displayName: 'Middle Name', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 50, format: 'Text' },
      mobilephone: { type: 'String', displayName: 'Mobile Phone', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 50, format: 'Phone' },
      modifiedby: { type: 'Lookup', displayName: 'Modified By', requiredLevel: 'None', access: ['read'], format: 'None', targets: ['systemuser'] },
      modifiedon: { type: 'DateTime', displayName: 'Modified On', requiredLevel: 'None', access: ['read'], format: 'DateAndTime', dateTimeBehavior: 'UserLocal' },
      modifiedonbehalfby: { type: 'Lookup', displayName: 'Modified By (Delegate)', requiredLevel: 'None', access: ['read'], format: 'None', targets: ['systemuser'] },
      nickname: { type: 'String', displayName: 'Nickname', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 100, format: 'Text' },
      numberofchildren: { type: 'Integer', displayName: 'No. of Children', requiredLevel: 'None', access: ['read', 'create', 'update'], minValue: 0, maxValue: 1000000000, format: 'None' },
      onholdtime: { type: 'Integer', displayName: 'On Hold Time (Minutes)', requiredLevel: 'None', access: ['read'], minValue: -2147483648, maxValue: 2147483647, format: 'None' },
      originatingleadid: { type: 'Lookup', displayName: 'Originating Lead', requiredLevel: 'None', access: ['read', 'create'], format: 'None', targets: ['lead'] },
      overriddencreatedon: { type: 'DateTime', displayName: 'Record Created On', requiredLevel: 'None', access: ['read', 'create'], format: 'DateOnly', dateTimeBehavior: 'UserLocal' },
      ownerid: { type: 'Owner', displayName: 'Owner', requiredLevel: 'SystemRequired', access: ['read', 'create', 'update'], format: 'None', targets: ['systemuser', 'team'] },
      owningbusinessunit: { type: 'Lookup', displayName: 'Owning Business Unit', requiredLevel: 'None', access: ['read'], format: 'None', targets: ['businessunit'] },
      owningteam: { type: 'Lookup', displayName: 'Owning Team', requiredLevel: 'None', access: ['read'], format: 'None', targets: ['team'] },
      owninguser: { type: 'Lookup', displayName: 'Owning User', requiredLevel: 'None', access: ['read'], format: 'None', targets: ['systemuser'] },
      pager: { type: 'String', displayName: 'Pager', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 50, format: 'Text' },
      parentcustomerid: { type: 'Customer', displayName: 'Company Name', requiredLevel: 'None', access: ['read', 'create', 'update'], format: 'None', targets: ['contact', 'account'] },
      participatesinworkflow: { type: 'Boolean', displayName: 'Participates in Workflow', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      paymenttermscode: { type: 'Picklist', displayName: 'Payment Terms', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: ContactPaymentTermsCode },
      preferredappointmentdaycode: { type: 'Picklist', displayName: 'Preferred Day', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: ContactPreferredAppointmentDayCode },
      preferredappointmenttimecode: { type: 'Picklist', displayName: 'Preferred Time', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: ContactPreferredAppointmentTimeCode },
      preferredcontactmethodcode: { type: 'Picklist', displayName: 'Preferred Method of Contact', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: ContactPreferredContactMethodCode },
      preferredsystemuserid: { type: 'Lookup', displayName: 'Preferred User', requiredLevel: 'None', access: ['read', 'create', 'update'], format: 'None', targets: ['systemuser'] },
      processid: { type: 'Uniqueidentifier', displayName: 'Process', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      salutation: { type: 'String', displayName: 'Salutation', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 100, format: 'Text' },
      shippingmethodcode: { type: 'Picklist', displayName: 'Shipping Method', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: ContactShippingMethodCode },
      spousesname: { type: 'String', displayName: 'Spouse/Partner Name', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 100, format: 'Text' },
      stageid: { type: 'Uniqueidentifier', displayName: 'Process Stage', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      statecode: { type: 'State', displayName: 'Status', requiredLevel: 'SystemRequired', access: ['read', 'update'], choices: ContactStateCode },
      statuscode: { type: 'Status', displayName: 'Status Reason', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: ContactStatusCode },
      subscriptionid: { type: 'Uniqueidentifier', displayName: 'Subscription', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      suffix: { type: 'String', displayName: 'Suffix', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 10, format: 'Text' },
      teamsfollowed: { type: 'Integer', displayName: 'TeamsFollowed', requiredLevel: 'None', access: ['read', 'create', 'update'], minValue: -2147483648, maxValue: 2147483647, format: 'None' },
      telephone1: { type: 'String', displayName: 'Business Phone', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 50, format: 'Phone' },
      telephone2: { type: 'String', displayName: 'Home Phone', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 50, format: 'Phone' },
      telephone3: { type: 'String', displayName: 'Telephone 3', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 50, format: 'Phone' },
      territorycode: { type: 'Picklist', displayName: 'Territory', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: ContactTerritoryCode },
      timespentbymeonemailandmeetings: { type: 'String', displayName: 'Time Spent by me', requiredLevel: 'None', access: ['read'], maxLength: 1250, format: 'Text' },
      timezoneruleversionnumber: { type: 'Integer', displayName: 'Time Zone Rule Version Number', requiredLevel: 'None', access: ['read', 'create', 'update'], minValue: -1, maxValue: 2147483647, format: 'None' },
      transactioncurrencyid: { type: 'Lookup', displayName: 'Currency', requiredLevel: 'None', access: ['read', 'create', 'update'], format: 'None', targets: ['transactioncurrency'] },
      traversedpath: { type: 'String', displayName: 'Traversed Path', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 1250, format: 'Text' },
      utcconversiontimezonecode: { type: 'Integer', displayName: 'UTC Conversion Time Zone Code', requiredLevel: 'None', access: ['read', 'create', 'update'], minValue: -1, maxValue: 2147483647, format: 'None' },
      versionnumber: { type: 'BigInt', displayName: 'Version Number', requiredLevel: 'None', access: ['read'] },
      websiteurl: { type: 'String', displayName: 'Website', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 200, format: 'Url' },
      yomifirstname: { type: 'String', displayName: 'Yomi First Name', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 150, format: 'Text' },
      yomifullname: { type: 'String', displayName: 'Yomi Full Name', requiredLevel: 'None', access: ['read'], maxLength: 450, format: 'Text' },
      yomilastname: { type: 'String', displayName: 'Yomi Last Name', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 150, format: 'Text' },
      yomimiddlename: { type: 'String', displayName: 'Yomi Middle Name', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 150, format: 'Text' },
    },
  },
  opportunity: {
    entitySetName: 'opportunities',
    displayName: 'Opportunity',
    primaryIdColumn: 'opportunityid',
    primaryNameColumn: 'name',
    columns: {
      actualclosedate: { type: 'DateTime', displayName: 'Actual Close Date', requiredLevel: 'None', access: ['read', 'create', 'update'], format: 'DateOnly', dateTimeBehavior: 'DateOnly' },
      actualvalue: { type: 'Money', displayName: 'Actual Revenue', requiredLevel: 'None', access: ['read', 'create', 'update'], minValue: -1000000000000, maxValue: 1000000000000, precision: 2 },
      actualvalue_base: { type: 'Money', displayName: 'Actual Revenue (Base)', requiredLevel: 'None', access: ['read'], minValue: -922337203685477, maxValue: 922337203685477, precision: 4 },
      budgetamount: { type: 'Money', displayName: 'Budget Amount', requiredLevel: 'None', access: ['read', 'create', 'update'], minValue: 0, maxValue: 1000000000000, precision: 2 },
      budgetamount_base: { type: 'Money', displayName: 'Budget Amount (Base)', requiredLevel: 'None', access: ['read'], minValue: -922337203685477, maxValue: 922337203685477, precision: 4 },
      budgetstatus: { type: 'Picklist', displayName: 'Budget', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: OpportunityBudgetStatus },
      captureproposalfeedback: { type: 'Boolean', displayName: 'Proposal Feedback Captured', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      closeprobability: { type: 'Integer', displayName: 'Probability', requiredLevel: 'None', access: ['read', 'create', 'update'], minValue: 0, maxValue: 100, format: 'None' },
      completefinalproposal: { type: 'Boolean', displayName: 'Final Proposal Ready', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      completeinternalreview: { type: 'Boolean', displayName: 'Complete Internal Review', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      confirminterest: { type: 'Boolean', displayName: 'Confirm Interest', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      createdby: { type: 'Lookup', displayName: 'Created By', requiredLevel: 'None', access: ['read'], format: 'None', targets: ['systemuser'] },
      createdon: { type: 'DateTime', displayName: 'Created On', requiredLevel: 'None', access: ['read'], format: 'DateAndTime', dateTimeBehavior: 'UserLocal' },
      createdonbehalfby: { type: 'Lookup', displayName: 'Created By (Delegate)', requiredLevel: 'None', access: ['read'], format: 'None', targets: ['systemuser'] },
      currentsituation: { type: 'Memo', displayName: 'Current Situation', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 2000, format: 'TextArea' },
      customerid: { type: 'Customer', displayName: 'Potential Customer', requiredLevel: 'ApplicationRequired', access: ['read', 'create', 'update'], format: 'None', targets: ['account', 'contact'] },
      customerneed: { type: 'Memo', displayName: 'Customer Need', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 2000, format: 'TextArea' },
      customerpainpoints: { type: 'Memo', displayName: 'Customer Pain Points', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 2000, format: 'TextArea' },
      decisionmaker: { type: 'Boolean', displayName: 'Decision Maker?', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      description: { type: 'Memo', displayName: 'Description', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 2000, format: 'TextArea' },
      developproposal: { type: 'Boolean', displayName: 'Develop Proposal', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      discountamount: { type: 'Money', displayName: 'Opportunity Discount Amount', requiredLevel: 'None', access: ['read', 'create', 'update'], minValue: 0, maxValue: 1000000000000, precision: 2 },
      discountamount_base: { type: 'Money', displayName: 'Opportunity Discount Amount (Base)', requiredLevel: 'None', access: ['read'], minValue: -922337203685477, maxValue: 922337203685477, precision: 4 },
      discountpercentage: { type: 'Decimal', displayName: 'Opportunity Discount (%)', requiredLevel: 'None', access: ['read', 'create', 'update'], minValue: 0, maxValue: 100, precision: 2 },
      emailaddress: { type: 'String', displayName: 'Email Address', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 100, format: 'Email' },
      estimatedclosedate: { type: 'DateTime', displayName: 'Est. Close Date', requiredLevel: 'None', access: ['read', 'create', 'update'], format: 'DateOnly', dateTimeBehavior: 'DateOnly' },
      estimatedvalue: { type: 'Money', displayName: 'Est. Revenue', requiredLevel: 'None', access: ['read', 'create', 'update'], minValue: -1000000000000, maxValue: 1000000000000, precision: 2 },
      estimatedvalue_base: { type: 'Money', displayName: 'Est. Revenue (Base)', requiredLevel: 'None', access: ['read'], minValue: -922337203685477, maxValue: 922337203685477, precision: 4 },
      evaluatefit: { type: 'Boolean', displayName: 'Evaluate Fit', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      exchangerate: { type: 'Decimal', displayName: 'Exchange Rate', requiredLevel: 'None', access: ['read'], minValue: 1e-10, maxValue: 100000000000, precision: 10 },
      filedebrief: { type: 'Boolean', displayName: 'File Debrief', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      finaldecisiondate: { type: 'DateTime', displayName: 'Final Decision Date', requiredLevel: 'None', access: ['read', 'create', 'update'], format: 'DateOnly', dateTimeBehavior: 'DateOnly' },
      freightamount: { type: 'Money', displayName: 'Freight Amount', requiredLevel: 'None', access: ['read', 'create', 'update'], minValue: 0, maxValue: 1000000000000, precision: 2 },
      freightamount_base: { type: 'Money', displayName: 'Freight Amount (Base)', requiredLevel: 'None', access: ['read'], minValue: -922337203685477, maxValue: 922337203685477, precision: 4 },
      identifycompetitors: { type: 'Boolean', displayName: 'Identify Competitors', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      identifycustomercontacts: { type: 'Boolean', displayName: 'Identify Customer Contacts', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      identifypursuitteam: { type: 'Boolean', displayName: 'Identify Sales Team', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      importsequencenumber: { type: 'Integer', displayName: 'Import Sequence Number', requiredLevel: 'None', access: ['read', 'create'], minValue: -2147483648, maxValue: 2147483647, format: 'None' },
      initialcommunication: { type: 'Picklist', displayName: 'Initial Communication', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: OpportunityInitialCommunication },
      isrevenuesystemcalculated: { type: 'Boolean', displayName: 'Revenue', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      lastonholdtime: { type: 'DateTime', displayName: 'Last On Hold Time', requiredLevel: 'None', access: ['read', 'create', 'update'], format: 'DateAndTime', dateTimeBehavior: 'UserLocal' },
      modifiedby: { type: 'Lookup', displayName: 'Modified By', requiredLevel: 'None', access: ['read'], format: 'None', targets: ['systemuser'] },
      modifiedon: { type: 'DateTime', displayName: 'Modified On', requiredLevel: 'None', access: ['read'], format: 'DateAndTime', dateTimeBehavior: 'UserLocal' },
      modifiedonbehalfby: { type: 'Lookup', displayName: 'Modified By (Delegate)', requiredLevel: 'None', access: ['read'], format: 'None', targets: ['systemuser'] },
      name: { type: 'String', displayName: 'Topic', requiredLevel: 'ApplicationRequired', access: ['read', 'create', 'update'], maxLength: 300, format: 'Text' },
      need: { type: 'Picklist', displayName: 'Need', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: OpportunityNeed },
      onholdtime: { type: 'Integer', displayName: 'On Hold Time (Minutes)', requiredLevel: 'None', access: ['read'], minValue: -2147483648, maxValue: 2147483647, format: 'None' },
      opportunityid: { type: 'Uniqueidentifier', displayName: 'Opportunity', requiredLevel: 'SystemRequired', access: ['read', 'create'] },
      opportunityratingcode: { type: 'Picklist', displayName: 'Rating', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: OpportunityOpportunityRatingCode },
      originatingleadid: { type: 'Lookup', displayName: 'Originating Lead', requiredLevel: 'None', access: ['read', 'create', 'update'], format: 'None', targets: ['lead'] },
      overriddencreatedon: { type: 'DateTime', displayName: 'Record Created On', requiredLevel: 'None', access: ['read', 'create'], format: 'DateOnly', dateTimeBehavior: 'UserLocal' },
      ownerid: { type: 'Owner', displayName: 'Owner', requiredLevel: 'SystemRequired', access: ['read', 'create', 'update'], format: 'None', targets: ['systemuser', 'team'] },
      owningbusinessunit: { type: 'Lookup', displayName: 'Owning Business Unit', requiredLevel: 'None', access: ['read'], format: 'None', targets: ['businessunit'] },
      owningteam: { type: 'Lookup', displayName: 'Owning Team', requiredLevel: 'None', access: ['read'], format: 'None', targets: ['team'] },
      owninguser: { type: 'Lookup', displayName: 'Owning User', requiredLevel: 'None', access: ['read'], format: 'None', targets: ['systemuser'] },
      parentaccountid: { type: 'Lookup', displayName: 'Account', requiredLevel: 'None', access: ['read', 'create', 'update'], format: 'None', targets: ['account'] },
      parentcontactid: { type: 'Lookup', displayName: 'Contact', requiredLevel: 'None', access: ['read', 'create', 'update'], format: 'None', targets: ['contact'] },
      participatesinworkflow: { type: 'Boolean', displayName: 'Participates in Workflow', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      presentfinalproposal: { type: 'Boolean', displayName: 'Present Final Proposal', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      presentproposal: { type: 'Boolean', displayName: 'Presented Proposal', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      pricelevelid: { type: 'Lookup', displayName: 'Price List', requiredLevel: 'None', access: ['read', 'create', 'update'], format: 'None', targets: ['pricelevel'] },
      pricingerrorcode: { type: 'Picklist', displayName: 'Pricing Error ', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: OpportunityPricingErrorCode },
      prioritycode: { type: 'Picklist', displayName: 'Priority', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: OpportunityPriorityCode },
      processid: { type: 'Uniqueidentifier', displayName: 'Process Id', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      proposedsolution: { type: 'Memo', displayName: 'Proposed Solution', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 2000, format: 'TextArea' },
      purchaseprocess: { type: 'Picklist', displayName: 'Purchase Process', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: OpportunityPurchaseProcess },
      purchasetimeframe: { type: 'Picklist', displayName: 'Purchase Timeframe', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: OpportunityPurchaseTimeframe },
      pursuitdecision: { type: 'Boolean', displayName: 'Decide Go/No-Go', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      qualificationcomments: { type: 'Memo', displayName: 'Qualification Comments', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 2000, format: 'TextArea' },
      quotecomments: { type: 'Memo', displayName: 'Quote Comments', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 2000, format: 'TextArea' },
      resolvefeedback: { type: 'Boolean', displayName: 'Feedback Resolved', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      salesstage: { type: 'Picklist', displayName: 'Sales Stage', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: OpportunitySalesStage },
      salesstagecode: { type: 'Picklist', displayName: 'Process Code', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: OpportunitySalesStageCode },
      schedulefollowup_prospect: { type: 'DateTime', displayName: 'Scheduled Follow up (Prospect)', requiredLevel: 'None', access: ['read', 'create', 'update'], format: 'DateOnly', dateTimeBehavior: 'UserLocal' },
      schedulefollowup_qualify: { type: 'DateTime', displayName: 'Scheduled Follow up (Qualify)', requiredLevel: 'None', access: ['read', 'create', 'update'], format: 'DateOnly', dateTimeBehavior: 'UserLocal' },
      scheduleproposalmeeting: { type: 'DateTime', displayName: 'Schedule Proposal Meeting', requiredLevel: 'None', access: ['read', 'create', 'update'], format: 'DateOnly', dateTimeBehavior: 'UserLocal' },
      sendthankyounote: { type: 'Boolean', displayName: 'Send Thank You Note', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      skippricecalculation: { type: 'Picklist', displayName: 'Skip Price Calculation', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: OpportunitySkipPriceCalculation },
      stageid: { type: 'Uniqueidentifier', displayName: 'Stage Id', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      statecode: { type: 'State', displayName: 'Status', requiredLevel: 'SystemRequired', access: ['read', 'update'], choices: OpportunityStateCode },
      statuscode: { type: 'Status', displayName: 'Status Reason', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: OpportunityStatusCode },
      stepid: { type: 'Uniqueidentifier', displayName: 'Step', requiredLevel: 'None', access: ['read', 'create', 'update'] },
      stepname: { type: 'String', displayName: 'Pipeline Phase', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 200, format: 'Text' },
      teamsfollowed: { type: 'Integer', displayName: 'TeamsFollowed', requiredLevel: 'None', access: ['read', 'create', 'update'], minValue: -2147483648, maxValue: 2147483647, format: 'None' },
      timeline: { type: 'Picklist', displayName: 'Timeline', requiredLevel: 'None', access: ['read', 'create', 'update'], choices: OpportunityTimeLine },
      timespentbymeonemailandmeetings: { type: 'String', displayName: 'Time Spent by me', requiredLevel: 'None', access: ['read'], maxLength: 1250, format: 'Text' },
      timezoneruleversionnumber: { type: 'Integer', displayName: 'Time Zone Rule Version Number', requiredLevel: 'None', access: ['read', 'create', 'update'], minValue: -1, maxValue: 2147483647, format: 'None' },
      totalamount: { type: 'Money', displayName: 'Total Amount', requiredLevel: 'None', access: ['read', 'update'], minValue: -922337203685477, maxValue: 922337203685477, precision: 2 },
      totalamount_base: { type: 'Money', displayName: 'Total Amount (Base)', requiredLevel: 'None', access: ['read'], minValue: -922337203685477, maxValue: 922337203685477, precision: 4 },
      totalamountlessfreight: { type: 'Money', displayName: 'Total Pre-Freight Amount', requiredLevel: 'None', access: ['read', 'update'], minValue: -922337203685477, maxValue: 922337203685477, precision: 2 },
      totalamountlessfreight_base: { type: 'Money', displayName: 'Total Pre-Freight Amount (Base)', requiredLevel: 'None', access: ['read'], minValue: -922337203685477, maxValue: 922337203685477, precision: 4 },
      totaldiscountamount: { type: 'Money', displayName: 'Total Discount Amount', requiredLevel: 'None', access: ['read', 'update'], minValue: -922337203685477, maxValue: 922337203685477, precision: 2 },
      totaldiscountamount_base: { type: 'Money', displayName: 'Total Discount Amount (Base)', requiredLevel: 'None', access: ['read'], minValue: -922337203685477, maxValue: 922337203685477, precision: 4 },
      totallineitemamount: { type: 'Money', displayName: 'Total Detail Amount', requiredLevel: 'None', access: ['read', 'update'], minValue: -922337203685477, maxValue: 922337203685477, precision: 2 },
      totallineitemamount_base: { type: 'Money', displayName: 'Total Detail Amount (Base)', requiredLevel: 'None', access: ['read'], minValue: -922337203685477, maxValue: 922337203685477, precision: 4 },
      totallineitemdiscountamount: { type: 'Money', displayName: 'Total Line Item Discount Amount', requiredLevel: 'None', access: ['read', 'update'], minValue: -922337203685477, maxValue: 922337203685477, precision: 2 },
      totallineitemdiscountamount_base: { type: 'Money', displayName: 'Total Line Item Discount Amount (Base)', requiredLevel: 'None', access: ['read'], minValue: -922337203685477, maxValue: 922337203685477, precision: 4 },
      totaltax: { type: 'Money', displayName: 'Total Tax', requiredLevel: 'None', access: ['read', 'update'], minValue: -922337203685477, maxValue: 922337203685477, precision: 2 },
      totaltax_base: { type: 'Money', displayName: 'Total Tax (Base)', requiredLevel: 'None', access: ['read'], minValue: -922337203685477, maxValue: 922337203685477, precision: 4 },
      transactioncurrencyid: { type: 'Lookup', displayName: 'Currency', requiredLevel: 'ApplicationRequired', access: ['read', 'create', 'update'], format: 'None', targets: ['transactioncurrency'] },
      traversedpath: { type: 'String', displayName: 'Traversed Path', requiredLevel: 'None', access: ['read', 'create', 'update'], maxLength: 1250, format: 'Text' },
      utcconversiontimezonecode: { type: 'Integer', displayName: 'UTC Conversion Time Zone Code', requiredLevel: 'None', access: ['read', 'create', 'update'], minValue: -1, maxValue: 2147483647, format: 'None' },
      versionnumber: { type: 'BigInt', displayName: 'Version Number', requiredLevel: 'None', access: ['read'] },
    },
  },
} as const satisfies TableSchemas

/** The tables for the compiler: `typedClient<Schema>(client)`. */
export type Schema = {
  account: {
    row: Account
    create: AccountCreate
    update: AccountUpdate
    columns: (typeof schema)['account']['columns']
    primaryId: 'accountid'
    lookups: { bw_SalesRegionId: 'bw_salesregion'; createdby: 'systemuser'; createdonbehalfby: 'systemuser'; defaultpricelevelid: 'pricelevel'; masterid: 'account'; modifiedby: 'systemuser'; modifiedonbehalfby: 'systemuser'; originatingleadid: 'lead'; ownerid: 'owner'; owningbusinessunit: 'businessunit'; owningteam: 'team'; owninguser: 'systemuser'; parentaccountid: 'account'; preferredsystemuserid: 'systemuser'; primarycontactid: 'contact'; transactioncurrencyid: 'transactioncurrency' }
    collections: { account_master_account: 'account'; account_parent_account: 'account'; bw_account_bw_siteassessment_AccountId: 'bw_siteassessment'; contact_customer_accounts: 'contact'; opportunity_customer_accounts: 'opportunity'; opportunity_parent_account: 'opportunity' }
    manyToMany: {}
    keys: {}
  }
  bw_siteassessment: {
    row: BwSiteAssessment
    create: BwSiteAssessmentCreate
    update: BwSiteAssessmentUpdate
    columns: (typeof schema)['bw_siteassessment']['columns']
    primaryId: 'bw_siteassessmentid'
    lookups: { bw_AccountId: 'account'; createdby: 'systemuser'; createdonbehalfby: 'systemuser'; modifiedby: 'systemuser'; modifiedonbehalfby: 'systemuser'; ownerid: 'owner'; owningbusinessunit: 'businessunit'; owningteam: 'team'; owninguser: 'systemuser'; transactioncurrencyid: 'transactioncurrency' }
    collections: {}
    manyToMany: {}
    keys: {}
  }
  contact: {
    row: Contact
    create: ContactCreate
    update: ContactUpdate
    columns: (typeof schema)['contact']['columns']
    primaryId: 'contactid'
    lookups: { createdby: 'systemuser'; createdonbehalfby: 'systemuser'; defaultpricelevelid: 'pricelevel'; masterid: 'contact'; modifiedby: 'systemuser'; modifiedonbehalfby: 'systemuser'; originatingleadid: 'lead'; ownerid: 'owner'; owningbusinessunit: 'businessunit'; owningteam: 'team'; owninguser: 'systemuser'; parentcustomerid_account: 'account'; parentcustomerid_contact: 'contact'; preferredsystemuserid: 'systemuser'; transactioncurrencyid: 'transactioncurrency' }
    collections: { account_primary_contact: 'account'; contact_customer_contacts: 'contact'; contact_master_contact: 'contact'; opportunity_customer_contacts: 'opportunity'; opportunity_parent_contact: 'opportunity' }
    manyToMany: {}
    keys: {}
  }
  opportunity: {
    row: Opportunity
    create: OpportunityCreate
    update: OpportunityUpdate
    columns: (typeof schema)['opportunity']['columns']
    primaryId: 'opportunityid'
    lookups: { createdby: 'systemuser'; createdonbehalfby: 'systemuser'; customerid_account: 'account'; customerid_contact: 'contact'; modifiedby: 'systemuser'; modifiedonbehalfby: 'systemuser'; originatingleadid: 'lead'; ownerid: 'owner'; owningbusinessunit: 'businessunit'; owningteam: 'team'; owninguser: 'systemuser'; parentaccountid: 'account'; parentcontactid: 'contact'; pricelevelid: 'pricelevel'; transactioncurrencyid: 'transactioncurrency' }
    collections: {}
    manyToMany: {}
    keys: {}
  }
}
