// src/tarball/tar-end.ts
const blockSize = 512;
const zeros = Buffer.alloc(blockSize);
function isZero(bytes) {
	return bytes.equals(bytes.length === blockSize ? zeros : Buffer.alloc(bytes.length));
}
var TarEnd = class {
	#write;
	#rest = Buffer.alloc(0);
	reached = false;
	hidesData = false;
	constructor(write) {
		this.#write = write;
	}
	write(chunk) {
		const bytes = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk;
		const whole = bytes.length - bytes.length % blockSize;
		this.#rest = bytes.subarray(whole);
		if (this.reached) this.#check(bytes.subarray(0, whole));
		else this.#pass(bytes.subarray(0, whole));
	}
	flush() {
		if (this.#rest.length === 0) return;
		if (this.reached) this.#check(this.#rest);
		else this.#write(this.#rest);
	}
	#pass(bytes) {
		if (!this.#hasZeroBlock(bytes)) {
			if (bytes.length > 0) this.#write(bytes);
			return;
		}
		for (let at = 0; at < bytes.length; at += blockSize) {
			const block = bytes.subarray(at, at + blockSize);
			if (this.reached) this.#check(block);
			else this.#write(block);
		}
	}
	#hasZeroBlock(bytes) {
		for (let at = 0; at < bytes.length; at += blockSize) if (bytes[at] === 0 && isZero(bytes.subarray(at, at + blockSize))) return true;
		return false;
	}
	#check(bytes) {
		for (let at = 0; at < bytes.length; at += blockSize) if (!isZero(bytes.subarray(at, at + blockSize))) this.hidesData = true;
	}
};
export { TarEnd as t };
