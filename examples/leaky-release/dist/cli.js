#!/usr/bin/env node
/** The price of today. */
function discounted(price, day) {
	return day === 5 ? price * .9 : price;
}
/** A framed tag, as wide as its text. */
function tag(item, price) {
	const text = `| ${item}  ${price.toFixed(2)} |`;
	const edge = `+${"-".repeat(text.length - 2)}+`;
	return [
		edge,
		text,
		edge
	].join("\n");
}
const [item = "apples", price = "2.40"] = process.argv.slice(2);
console.log(tag(item, discounted(Number(price), (/* @__PURE__ */ new Date()).getDay())));

//# sourceMappingURL=cli.js.map
