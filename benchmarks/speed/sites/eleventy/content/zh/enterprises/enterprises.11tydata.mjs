export default {
  layout: "enterprise.njk",
  tags: "enterprises_zh",
  permalink: (data) => `/zh/enterprises/${data.page.fileSlug}.html`,
};
