// src/model/unversioned.ts
function unversioned(path) {
	const start = path.lastIndexOf("/") + 1;
	return path.slice(0, start) + path.slice(start).replace(/\d+/g, "#");
}
// src/model/top-folder.ts
function topFolder(path) {
	const container = path.indexOf("!");
	if (container > 0) return path.slice(0, container);
	const slash = path.indexOf("/");
	return slash < 0 ? "." : path.slice(0, slash);
}
function foldersOf(path) {
	const parts = path.split(/(?<=[/!])/).slice(0, -1);
	let end = 0;
	return parts.map((part) => {
		end += part.length;
		return {
			name: part.slice(0, -1),
			path: path.slice(0, end - 1)
		};
	});
}
export { topFolder as n, unversioned as r, foldersOf as t };
