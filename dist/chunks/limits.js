// src/github/limits.ts
async function readBounded(body, limit, retryBudget) {
	const reader = body.getReader();
	const started = retryBudget.clock.now();
	const longest = retryBudget.attemptLimit;
	const ending = new AbortController();
	const timer = setTimeout(() => {
		ending.abort();
		reader.cancel().catch(() => void 0);
	}, longest);
	try {
		const chunks = [];
		let size = 0;
		for (;;) {
			const { done, value } = await reader.read();
			if (ending.signal.aborted) throw new Error(`the answer did not end within ${longest / 1e3} seconds`);
			if (done) return Buffer.concat(chunks);
			size += value.byteLength;
			if (size > limit) {
				reader.cancel().catch(() => void 0);
				return null;
			}
			chunks.push(value);
		}
	} finally {
		clearTimeout(timer);
		retryBudget.spend(retryBudget.clock.now() - started);
	}
}
const limits = {
	title: 255,
	summary: 65535,
	message: 65536,
	annotationsPerRequest: 50,
	description: 140,
	comment: 65536,
	commandsPerLevel: 10,
	commandMessage: 4096,
	jobSummary: 1048576
};
const mostAnnotations = 1e3;
function cutCharacters(text, most) {
	if (text.length <= most) return text;
	const cut = text.slice(0, most - 1);
	return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
export { readBounded as i, limits as n, mostAnnotations as r, cutCharacters as t };
