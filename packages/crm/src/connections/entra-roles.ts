/**
 * Who may do it, by the names Entra's roles have ("administrator" alone is what people get wrong, P2). The roles are those of
 * Microsoft's "Least privileged roles by task in Microsoft Entra ID".
 */
export const entraRoles = {
  consent: 'Cloud Application Administrator, Application Administrator or Global Administrator',
  assign: 'Cloud Application Administrator, Application Administrator or User Administrator',
  enableApplication: 'Cloud Application Administrator or Application Administrator',
  policies: 'Conditional Access Administrator or Security Administrator',
  accounts: 'User Administrator',
  secondFactors: 'Authentication Administrator',
  guests: 'Guest Inviter or User Administrator',
} as const
