import compile from "icu-minify/compile";

const compiled = (messages) =>
  typeof messages === "string"
    ? compile(messages)
    : Object.fromEntries(Object.entries(messages).map(([key, under]) => [key, compiled(under)]));

/** For the bundler: messages with their syntax read already, so that pages bring no parser for it. */
export default function compileMessages(source) {
  return `export default ${JSON.stringify(compiled(JSON.parse(source)))}`;
}
