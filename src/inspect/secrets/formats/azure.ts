import type { Format } from './format.js'

/** Not inside a longer run of base64. */
const start = '(?<![A-Za-z0-9+/])'

const alphanumeric = (count: number): string => `[A-Za-z0-9]{${count}}`

const base64 = (count: number): string => `${start}[A-Za-z0-9+/]{${count}}`

/**
 * Keys of Azure have a mark near their end, the same for all of a service:
 * https://github.com/microsoft/security-utilities/blob/main/docs/ADO.IdentifiableSecrets.md
 */
export const azureFormats: readonly Format[] = [
  {
    kind: 'azure-client-secret',
    docs: 'https://learn.microsoft.com/entra/identity-platform/how-to-add-credentials?tabs=client-secret',
    forms: [[['7Q~', '8Q~'], '[\\w~.-]{31,34}', '[\\w~.-]{3}']],
  },
  {
    kind: 'azure-devops-token',
    docs: 'https://learn.microsoft.com/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate',
    forms: [['AZDO', '[A-Za-z0-9]{4}', alphanumeric(76)]],
  },
  {
    kind: 'azure-search-key',
    docs: 'https://learn.microsoft.com/azure/search/search-security-api-keys',
    forms: [['AzSe', '[A-Za-z0-9]{6}', alphanumeric(42)]],
  },
  {
    kind: 'azure-functions-key',
    docs: 'https://learn.microsoft.com/azure/azure-functions/function-keys-how-to',
    forms: [['AzFu', '[\\w-]{4,8}={0,2}', '[\\w-]{44}']],
  },
  {
    kind: 'azure-ai-key',
    docs: 'https://learn.microsoft.com/azure/ai-services/authentication',
    forms: [['JQQJ99', '[A-Za-z0-9]{20,34}={0,2}', alphanumeric(52)]],
  },
  {
    kind: 'azure-storage-key',
    docs: 'https://learn.microsoft.com/azure/storage/common/storage-account-keys-manage',
    forms: [['+ASt', '[A-Za-z0-9+/]{5,8}={0,2}', base64(76)]],
  },
  {
    kind: 'azure-cosmos-key',
    docs: 'https://learn.microsoft.com/azure/cosmos-db/secure-access-to-data',
    forms: [['ACDb', '[A-Za-z0-9+/]{5,8}={0,2}', base64(76)]],
  },
  {
    kind: 'azure-registry-password',
    docs: 'https://learn.microsoft.com/azure/container-registry/container-registry-authentication',
    forms: [['+ACR', '[A-Za-z0-9+/]{6}', base64(42)]],
  },
  {
    // Batch, Event Hubs, Service Bus, IoT Hub, Redis
    kind: 'azure-access-key',
    docs: 'https://learn.microsoft.com/azure/service-bus-messaging/service-bus-sas',
    forms: [
      ['+ABa', '[A-Za-z0-9+/]{5,8}={0,2}', base64(76)],
      [['+AEh', '+ASb', 'AIoT'], '[A-Za-z0-9+/]{5,8}={0,2}', base64(33)],
      ['AzCa', '[A-P][A-Za-z0-9]{5}=', base64(33)],
    ],
  },
]
