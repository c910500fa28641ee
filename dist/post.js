// src/post.ts
try {
	const { post } = await import("./chunks/post.js");
	await post();
} catch (error) {
	const why = (error instanceof Error ? error.message : String(error)).replace(/[\r\n]+/g, " ");
	process.stdout.write(`::error::pack-gate could not be loaded: ${why.replaceAll("%", "%25")}\n`);
	process.exitCode = 2;
}
export {};
