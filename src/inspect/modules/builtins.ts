import { builtinModules } from 'node:module'

const named: ReadonlySet<string> = new Set(builtinModules.filter((name) => !name.startsWith('_')))

/** Modules that a host brings along: Electron, editors, and the runtimes that have modules of their own. */
const ofHosts: ReadonlySet<string> = new Set(['electron', 'vscode', 'atom', 'bun', 'k6', 'original-fs', 'sketch', 'uxp', 'photoshop', 'meteor'])

/** Modules that Node knows by itself, of this version or of another. */
const formerly: ReadonlySet<string> = new Set(['punycode', 'sys', 'domain', 'constants', 'freelist', 'smalloc', '_stream_readable', '_stream_duplex', '_stream_writable', '_stream_transform', '_stream_passthrough', '_http_agent', '_http_common', '_http_server', '_tls_common', '_tls_wrap', '_linklist'])

/** Whether Node or the program that runs the code brings the module. `path` is the name with all below it. */
export function isBuiltin(name: string, path: string): boolean {
  return named.has(path) || named.has(name) || formerly.has(name) || ofHosts.has(name)
}
