export default {
  layout: "enterprise.njk",
  tags: "enterprises_en",
  permalink: (data) => `/en/enterprises/${data.page.fileSlug}.html`,
};
