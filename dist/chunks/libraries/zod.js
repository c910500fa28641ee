import { dn as _isoDate, qt as ZodISODate } from "../judging.js";
// node_modules/zod/v4/classic/iso.js
function date(params) {
	return _isoDate(ZodISODate, params);
}
export { date as t };
