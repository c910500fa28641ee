// src/registry/settings.ts
function textOf(settings, key) {
	const value = settings[key];
	return typeof value === "string" && value !== "" ? value : null;
}
function authKeyOf({ host, pathname }) {
	return `//${host}${pathname}`;
}
function credentialPart(key) {
	return /^\/\/.*:([a-z_]+)$/i.exec(key)?.[1] ?? null;
}
function secretsIn(settings) {
	return Object.entries(settings).flatMap(([key, value]) => {
		const part = credentialPart(key);
		if (part === null || typeof value !== "string" || value.length < 4) return [];
		if (part !== "_auth" && part !== "_password") return part === "_authToken" ? [value] : [];
		const plain = Buffer.from(value, "base64").toString("utf8");
		return [
			value,
			plain,
			...plain.split(":").slice(1)
		].filter((each) => each.length >= 4);
	});
}
export { textOf as i, credentialPart as n, secretsIn as r, authKeyOf as t };
