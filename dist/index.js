// src/index.ts
process.exitCode = 2;
process.on("SIGUSR1", () => void 0);
try {
	const { start } = await import("./chunks/start2.js");
	await start();
} catch (error) {
	const why = (error instanceof Error ? error.message : String(error)).replace(/[\r\n]+/g, " ");
	process.stdout.write(`::error::No verdict: pack-gate could not be loaded: ${why.replaceAll("%", "%25")}\n`);
	process.exitCode = 2;
}
export {};
