#!/usr/bin/env node
// src/cli.ts
process.exitCode = 2;
process.on("SIGUSR1", () => void 0);
try {
	const { keepCompiled } = await import("./chunks/compile-cache2.js");
	keepCompiled(process.env);
	const { main, openTerminal } = await import("./chunks/start3.js");
	process.exitCode = await main(process.argv.slice(2), openTerminal());
} catch (error) {
	const why = error instanceof Error ? error.message : String(error);
	process.stderr.write(`No verdict: pack-gate could not be loaded: ${why}\n`);
	process.exitCode = 2;
}
export {};
