/** What a page shows that cannot be so. */
export interface PageError {
  because: string
  /** What must stand there instead, where words can put it right. */
  says?: string
  means?: string
}

/** Exchanges that contradict themselves, their own page or what a service was seen to answer, by their id. */
export const pageErrors: Readonly<Record<string, PageError>> = {
  'cnt-02': {
    says: 'name?&',
    means: 'name&',
    because: 'a question mark within $select, and counts of 10 and of more than 5,000 in one reply',
  },
  'meta-01': {
    because: 'the reply to a request for one table by its key is a collection of one',
  },
  'retr-07': {
    says: '/AccountTasks/',
    means: '/Account_Tasks/',
    because: 'the page spells the navigation property AccountTasks once; everywhere else it is Account_Tasks',
  },
  'disco-01': {
    says: 'DisplayName,Description&$filter=Type+',
    means: 'FriendlyName,Purpose&$filter=OrganizationType+',
    because: 'the service’s own description of an Instance has none of the three properties (page discovery-service)',
  },
  'imp-02': {
    says: '($select=fullname)',
    means: '($select=fullname,azureactivedirectoryobjectid)',
    because: 'the reply shows a column of the users that the request does not select',
  },
  'join-02': {
    says: '?$select=name%0A&',
    means: '?$select=name&',
    because: 'the link repeats the line break with which the page wraps the address of the request',
  },
  'sel-02': {
    says: '$metadata#accounts(name,revenue)',
    means: '$metadata#accounts(name,revenue,_primarycontactid_value,customertypecode,modifiedon)',
    because: 'the context names two of the five columns selected; a live service names all of them',
  },
}

/** Why an exchange still fails that is not at fault itself. */
export const openReasons: Readonly<Record<string, string>> = {
  'meta-08':
    'no published metadata has the descriptions of choices and the versions they came with; the context within the option set of a single column is shown by this page alone',
}
