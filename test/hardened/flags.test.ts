import { expect, test } from "vitest";

test("the tests of the runtime run where no code can be made from text and nothing has a `__proto__`", () => {
  expect(() => new Function("return 1")).toThrow(EvalError);
  expect(() => ({} as { readonly __proto__: unknown }).__proto__).toThrow(expect.objectContaining({ code: "ERR_PROTO_ACCESS" }));
});
