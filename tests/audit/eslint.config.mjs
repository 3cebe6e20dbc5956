// What is wrong in JavaScript without being a wrong type.
import js from "@eslint/js";

export default [
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2022, sourceType: "module" },
    rules: {
      "no-undef": "off", // types tell that better
      "prefer-const": "error",
      eqeqeq: "error",
      "no-var": "error",
      complexity: ["error", 15],
      "max-depth": ["error", 3],
    },
  },
];
