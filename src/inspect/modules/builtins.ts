/** Node's modules, by their names without `node:`. Those of later versions need that scheme, so the list is closed. */
const node =
  'assert async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns domain ' +
  'events fs http http2 https inspector module net os path perf_hooks process punycode querystring readline repl ' +
  'stream string_decoder sys timers tls trace_events tty url util v8 vm wasi worker_threads zlib freelist smalloc ' +
  '_stream_readable _stream_duplex _stream_writable _stream_transform _stream_passthrough _stream_wrap _http_agent ' +
  '_http_client _http_common _http_incoming _http_outgoing _http_server _linklist _tls_common _tls_wrap _tls_legacy'

/** Modules that a host brings along: Electron, editors, design programs and runtimes with modules of their own. */
const hosts = 'electron original-fs vscode atom bun k6 sketch uxp photoshop indesign meteor'

const names: ReadonlySet<string> = new Set(`${node} ${hosts}`.split(' '))

/** Whether Node, or the program that runs the code, brings the module. */
export function isBuiltin(name: string): boolean {
  return names.has(name)
}
