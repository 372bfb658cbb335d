import markdownItAnchor from "markdown-it-anchor";

export default function (config) {
  config.amendLibrary("md", (library) => library.use(markdownItAnchor));
  config.addPassthroughCopy({ "style.css": "style.css" });
  return { dir: { input: "content" }, markdownTemplateEngine: false };
}
