/** npm's own libraries have no types: as much of them as is used here. */

declare module '@npmcli/config' {
  interface Data {
    readonly data: Readonly<Record<string, unknown>>
    readonly raw: Readonly<Record<string, unknown>> | null
    readonly source: string | null
    readonly loadError?: NodeJS.ErrnoException
  }
  export default class Config {
    constructor(options: object)
    readonly data: ReadonlyMap<string, Data>
    cwd: string
    localPrefix: string | null
    localPackage: boolean | null
    load(): Promise<void>
    loadLocalPrefix(): Promise<void>
    validate(): boolean
    get(key: string): unknown
    find(key: string): string | null
    set(key: string, value: unknown, where: string): void
  }
}

declare module '@npmcli/config/lib/definitions/index.js' {
  interface Definition {
    readonly default: unknown
    readonly type: unknown
    flatten?(key: string, from: object, to: Record<string, unknown>): void
  }
  const values: {
    readonly definitions: Readonly<Record<string, Definition>>
    readonly shorthands: object
    readonly nerfDarts: readonly string[]
    flatten(from: object, to?: object): object
  }
  export default values
}

declare module '@npmcli/config/lib/type-defs.js' {
  const types: {
    url: { validate(data: Record<string, unknown>, key: string, value: unknown): boolean }
  }
  export default types
}

declare module '@npmcli/agent' {
  import type { Agent } from 'node:http'
  export function getAgent(url: string, options: object): Agent
}
