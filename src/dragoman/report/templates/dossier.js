"use strict";
(() => {
  const form = document.getElementById("filters");
  if (!form) return;
  const events = Array.from(document.querySelectorAll(".event"));
  const months = Array.from(document.querySelectorAll(".month"));
  const field = (name) => document.getElementById("f-" + name).value;
  const words = (node) => node.textContent.toLowerCase();
  const texts = new Map();

  const fits = (node) => {
    const { type, flags, parties, outlet } = node.dataset;
    if (field("type") && type !== field("type")) return false;
    if (field("party") && !parties.split(" ").includes(field("party"))) return false;
    if (field("outlet") && outlet !== field("outlet")) return false;
    const flag = field("flag");
    if (flag === "none" ? flags !== "" : flag && !flags.split(" ").includes(flag)) return false;
    const wanted = field("words").trim().toLowerCase();
    if (!wanted) return true;
    if (!texts.has(node)) texts.set(node, words(node));
    return texts.get(node).includes(wanted);
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
  apply();
  if (location.hash) reveal();
})();
