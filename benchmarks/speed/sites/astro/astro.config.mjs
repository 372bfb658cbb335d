export default {
  build: { format: "preserve" },
  cacheDir: "./.cache/astro",
  compressHTML: false,
  devToolbar: { enabled: false },
  markdown: { smartypants: false, syntaxHighlight: false },
  vite: { cacheDir: "./.cache/vite" },
};
