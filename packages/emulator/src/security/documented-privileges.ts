/**
 * Ids that are the same in every environment: the previous documentation's pages "Account entity privileges", "Contact
 * entity privileges" and "Opportunity entity privileges", and the page "Web API Functions and Actions Sample".
 */
export const documentedPrivileges: Readonly<Record<string, string>> = {
  prvAppendAccount: '4e163b38-ea45-49ae-b3da-4c9dc1c77d8d',
  prvAssignAccount: '0791ab31-e811-4fde-974b-e7c5102b09eb',
  prvCreateAccount: 'd26fe964-230b-42dd-ad93-5cc879de411e',
  prvDeleteAccount: 'ca6c7690-c935-46b3-bfd2-abb306c2acc0',
  prvReadAccount: '886b280c-6396-4d56-a0a3-2c1b0a50ceb0',
  prvShareAccount: '39b15dfd-09ba-4f30-a390-cac64b635850',
  prvWriteAccount: '7863e80f-0ab2-4d67-a641-37d9f342c7e3',
  prvCreateContact: 'a8bff87f-0df0-41d4-babd-f093faf1e32c',
  prvDeleteContact: '2ddded47-7488-4039-b9ff-81defe81fdd3',
  prvReadContact: 'ba09ec92-12c4-4312-ba16-5715c2cbd6da',
  prvWriteContact: '65c22075-4e09-4f39-baec-e4bc3a950686',
  prvAppendOpportunity: 'a2420282-24de-424b-8997-8d316091e310',
  prvAppendToOpportunity: 'dae65da8-e481-410d-bfcc-16c37f894604',
  prvAssignOpportunity: '8a4862a1-c88a-4be9-9a60-1e6d9258fa52',
  prvCreateOpportunity: '6b882c27-9ed7-467f-be0f-213a605e0a13',
  prvDeleteOpportunity: 'ec005ba2-ad88-4b96-962c-23bbeb41d2e1',
  prvReadSdkMessage: '94c3ac2c-eb23-41cb-a903-4e2e49e910b4',
}
