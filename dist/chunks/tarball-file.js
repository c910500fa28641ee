// src/model/tarball-file.ts
const tarballName = /\.(tgz|tar\.gz)$/i;
function isTarball(name) {
	return tarballName.test(name);
}
export { isTarball as t };
