"use strict";
(() => {
  const form = document.getElementById("filters");
  if (!form) return;
  const events = Array.from(document.querySelectorAll(".event"));
  const months = Array.from(document.querySelectorAll(".month"));
  const field = (name) => document.getElementById("f-" + name)?.value ?? "";
  const texts = new Map();

  const listed = (value, wanted) => value.split(" ").includes(wanted);

  const fits = (node) => {
    const { type, quad, flags, parties, pairs, outlet } = node.dataset;
    const wanted = field("type");
    if (/^\d+$/.test(wanted) ? !wanted.includes(quad) || flags : wanted && type !== wanted) return false;
    if (field("party") && !listed(parties, field("party"))) return false;
    if (field("pair") && !listed(pairs, field("pair"))) return false;
    if (field("outlet") && outlet !== field("outlet")) return false;
    const flag = field("flag");
    if (flag === "none" ? flags : flag && !listed(flags, flag)) return false;
    const sought = field("words").trim().toLowerCase();
    if (!sought) return true;
    if (!texts.has(node)) texts.set(node, node.textContent.toLowerCase());
    return texts.get(node).includes(sought);
  };

  const apply = () => {
    let shown = 0;
    for (const node of events) {
      node.hidden = !fits(node);
      if (!node.hidden) shown += 1;
    }
    for (const month of months) month.hidden = !month.querySelector(".event:not([hidden])");
    const all = events.length;
    document.getElementById("f-count").textContent =
      shown === all ? `${all} events` : `${shown} of ${all} events`;
  };

  // a link to an event that the filters hide shows it again
  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (!target) return;
    if (target.closest(".event[hidden]")) {
      form.reset();
      apply();
    }
    for (let node = target.closest("details"); node; node = node.parentElement.closest("details")) node.open = true;
    target.scrollIntoView();
  };

  form.hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("hashchange", reveal);
  // a number in the text shows the events that it counts
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-filter]");
    if (!link) return;
    event.preventDefault();
    form.reset();
    document.getElementById("f-" + link.dataset.filter).value = link.dataset.value;
    apply();
    location.hash = "events";
    document.getElementById("events").scrollIntoView();
  });
  apply();
  if (location.hash) reveal();
})();
