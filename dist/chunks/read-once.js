// src/gate/workspace/read-once.ts
function readOnce(tree) {
	const known = new Map();
	return { read(path) {
		const reading = known.get(path) ?? tree.read(path);
		known.set(path, reading);
		return reading;
	} };
}
export { readOnce };
