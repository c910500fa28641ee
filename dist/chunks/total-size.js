// src/model/total-size.ts
function totalSize(files) {
	return files.reduce((sum, { size }) => sum + size, 0);
}
export { totalSize as t };
