"use strict";
// Puts an enquiry into words from what is typed. Nothing is sent from here: the reader's own e-mail or chat does that.
(() => {
  const form = document.getElementById("enquiry-form");
  const fields = [...form.querySelectorAll("input, select, textarea")];
  const output = form.querySelector(".enquiry-text");

  function asText() {
    const lines = fields.filter((field) => field.value.trim()).map((field) => `${field.labels[0].textContent}${form.dataset.colon}${field.value.trim()}`);
    return [form.dataset.subject, ...lines].join("\n");
  }

  function show() {
    output.textContent = asText();
  }

  onActions(form, {
    email: () => {
      location.href = `mailto:${form.dataset.email}?subject=${encodeURIComponent(form.dataset.subject)}&body=${encodeURIComponent(asText())}`;
    },
    copy: () => copyText(asText()),
    print: () => print(),
  });
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  show();
})();
