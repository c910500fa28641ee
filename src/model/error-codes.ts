/** Which part could not do its work; part of the JSON report's contract. */
export const errorCodes = [
  'EUSAGE',
  'ECONFIG',
  'EPACK',
  'ETARBALL',
  'EREGISTRY',
  'EINTEGRITY',
  'EGITHUB',
  'ERULE',
  'EINTERNAL',
] as const

export type ErrorCode = (typeof errorCodes)[number]
