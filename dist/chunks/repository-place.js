// src/model/repository-place.ts
function isRepositoryPath(path) {
	return /^[^/\\\p{C}\p{Zl}\p{Zp}][^\\\p{C}\p{Zl}\p{Zp}]{0,999}$/u.test(path) && !path.split("/").some((part) => part === ".." || part === "." || part === "");
}
export { isRepositoryPath as t };
