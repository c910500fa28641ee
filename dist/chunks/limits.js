// src/github/limits.ts
async function readBounded(stream, limit) {
	const chunks = [];
	let size = 0;
	for await (const chunk of stream) {
		size += chunk.byteLength;
		if (size > limit) return null;
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
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
