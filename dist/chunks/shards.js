function readShards(text) {
	const count = Number(text);
	return /^\d+$/.test(text) && count >= 1 && count <= 256 ? count : null;
}
export { readShards as t };
