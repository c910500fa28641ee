import path from "node:path";
import fs from "node:fs";
// node_modules/chownr/dist/esm/index.js
const lchownSync = (path, uid, gid) => {
	try {
		return fs.lchownSync(path, uid, gid);
	} catch (er) {
		if (er?.code !== "ENOENT") throw er;
	}
};
const chown = (cpath, uid, gid, cb) => {
	fs.lchown(cpath, uid, gid, (er) => {
		cb(er && er?.code !== "ENOENT" ? er : null);
	});
};
const chownrKid = (p, child, uid, gid, cb) => {
	if (child.isDirectory()) chownr(path.resolve(p, child.name), uid, gid, (er) => {
		if (er) return cb(er);
		const cpath = path.resolve(p, child.name);
		chown(cpath, uid, gid, cb);
	});
	else {
		const cpath = path.resolve(p, child.name);
		chown(cpath, uid, gid, cb);
	}
};
const chownr = (p, uid, gid, cb) => {
	fs.readdir(p, { withFileTypes: true }, (er, children) => {
		if (er) {
			if (er.code === "ENOENT") return cb();
			else if (er.code !== "ENOTDIR" && er.code !== "ENOTSUP") return cb(er);
		}
		if (er || !children.length) return chown(p, uid, gid, cb);
		let len = children.length;
		let errState = null;
		const then = (er) => {
			if (errState) return;
			if (er) return cb(errState = er);
			if (--len === 0) return chown(p, uid, gid, cb);
		};
		for (const child of children) chownrKid(p, child, uid, gid, then);
	});
};
const chownrKidSync = (p, child, uid, gid) => {
	if (child.isDirectory()) chownrSync(path.resolve(p, child.name), uid, gid);
	lchownSync(path.resolve(p, child.name), uid, gid);
};
const chownrSync = (p, uid, gid) => {
	let children;
	try {
		children = fs.readdirSync(p, { withFileTypes: true });
	} catch (er) {
		const e = er;
		if (e?.code === "ENOENT") return;
		else if (e?.code === "ENOTDIR" || e?.code === "ENOTSUP") return lchownSync(p, uid, gid);
		else throw e;
	}
	for (const child of children) chownrKidSync(p, child, uid, gid);
	return lchownSync(p, uid, gid);
};
export { chownrSync as n, chownr as t };
