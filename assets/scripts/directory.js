"use strict";
// Filters and sorts the cards of a directory; what is chosen stands in the address, so that it can be shared.
(() => {
  const controls = document.getElementById("directory-controls");
  const list = document.getElementById("directory-list");
  const cards = [...list.children];
  const fields = [...controls.querySelectorAll("select")];
  const byName = new Intl.Collator(document.documentElement.lang);

  function show() {
    const chosen = Object.fromEntries(fields.map((field) => [field.name, field.value]));
    const matches = (card) => ["industry", "status"].every((name) => !chosen[name] || card.dataset[name] === chosen[name]);
    const key = (card) => (chosen.sort === "industry" ? card.dataset.industry : card.dataset.name);
    const ordered = chosen.sort ? [...cards].sort((one, other) => byName.compare(key(one), key(other))) : cards;
    list.replaceChildren(...ordered);
    for (const card of cards) card.hidden = !matches(card);
    controls.querySelector(".directory-empty").hidden = cards.some(matches);
  }

  function remember() {
    const chosen = new URLSearchParams(fields.filter((field) => field.value).map((field) => [field.name, field.value]));
    history.replaceState(null, "", chosen.size ? "#" + chosen : location.href.split("#")[0]);
  }

  const asked = new URLSearchParams(location.hash.slice(1));
  for (const field of fields) {
    const value = asked.get(field.name);
    if ([...field.options].some((option) => option.value === value)) field.value = value;
  }
  controls.addEventListener("input", () => { show(); remember(); });
  controls.addEventListener("submit", (event) => event.preventDefault());
  controls.hidden = false;
  show();
})();
