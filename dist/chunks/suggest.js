// src/policy/suggest.ts
const maxLength = 64;
function suggest(typed, candidates) {
	if (typed.length > maxLength) return null;
	const plain = normalised(typed);
	let best = null;
	for (const candidate of candidates) {
		const name = normalised(candidate);
		const distance = isShortFor(plain, name) ? 1 : editDistance(plain, name);
		if (distance <= Math.max(1, Math.floor(Math.max(plain.length, candidate.length) / 3)) && (best === null || distance < best.distance)) best = {
			candidate,
			distance
		};
	}
	return best?.candidate ?? null;
}
function normalised(text) {
	return text.replace(/([a-z])([A-Z])/g, "$1-$2").replace(/[_ ]/g, "-").toLowerCase();
}
function isShortFor(typed, name) {
	return typed.length >= 3 && name.startsWith(typed);
}
function editDistance(left, right) {
	let beforeLast = [];
	let last = Array.from({ length: right.length + 1 }, (_, column) => column);
	for (let row = 1; row <= left.length; row++) {
		const current = [row];
		for (let column = 1; column <= right.length; column++) {
			const same = left[row - 1] === right[column - 1];
			const swapped = row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
			current.push(Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (same ? 0 : 1), swapped ? at(beforeLast, column - 2) + 1 : Infinity));
		}
		beforeLast = last;
		last = current;
	}
	return at(last, right.length);
}
function at(row, column) {
	return row[column] ?? Infinity;
}
export { suggest as t };
