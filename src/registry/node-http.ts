import type * as Http from 'node:http'

/**
 * Node's own client for an address. It is loaded as CommonJS loads it, when something is asked first: an import of
 * `node:http` reads every name that it exports, and from Node 22 on one of these loads undici, some 20 ms.
 */
export function nodeHttp({ protocol }: Pick<URL, 'protocol'>): Pick<typeof Http, 'Agent' | 'request'> {
  return process.getBuiltinModule(protocol === 'https:' ? 'node:https' : 'node:http')
}
