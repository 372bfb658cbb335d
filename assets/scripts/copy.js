"use strict";
// navigator.clipboard is missing on pages opened as files in some browsers; a selected field always works.
const copyText = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
};

// Runs the action that a button inside `root` names, and for a moment shows on the button that it is done.
const onActions = (root, actions) => root.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-action]");
  if (!button) return;
  await actions[button.dataset.action]();
  if (!button.dataset.done || button.dataset.label) return;
  button.dataset.label = button.textContent;
  button.textContent = button.dataset.done;
  setTimeout(() => {
    button.textContent = button.dataset.label;
    delete button.dataset.label;
  }, 2000);
});
