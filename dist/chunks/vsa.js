import { n as homepage } from "./rule-page.js";
// src/model/vsa.ts
const vsa = {
	predicateType: "https://slsa.dev/verification_summary/v1",
	verifierId: homepage,
	passed: "PASSED"
};
function purlOf({ name, version }) {
	return `pkg:npm/${name.split("/").map(encodeURIComponent).join("/")}@${encodeURIComponent(version)}`;
}
export { vsa as n, purlOf as t };
