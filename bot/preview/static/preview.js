// Follows the content: on every save the parts of the page that show it are fetched anew. Finds things in the list.
(() => {
  "use strict";

  const form = document.getElementById("try");
  const find = document.getElementById("find");
  const found = document.getElementById("found");
  const list = document.getElementById("list");
  const FRESH = 1500; // milliseconds that a changed part is marked

  let asked = document.querySelector("#why").childElementCount ? form.elements.question.value : "";

  const fetched = async () => {
    const body = asked ? new URLSearchParams({ question: asked }) : undefined;
    const answer = await fetch(location.href, { method: asked ? "POST" : "GET", body });
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  };

  const wayTo = (element) => {
    if (element.id) return `#${CSS.escape(element.id)}`;
    const href = element.getAttribute?.("href");
    return href ? `a[href="${CSS.escape(href)}"]` : "";
  };

  const replace = (old, fresh) => {
    if (old.innerHTML === fresh.innerHTML) return;
    const isInside = old.contains(document.activeElement) && old !== document.activeElement;
    const way = isInside ? wayTo(document.activeElement) : "";
    const open = [...old.querySelectorAll("details[open]")].map((each) => each.id).filter(Boolean);
    old.replaceChildren(...fresh.childNodes);
    open.forEach((id) => { const each = document.getElementById(id); if (each) each.open = true; });
    if (way) old.querySelector(way)?.focus({ preventScroll: true });
    old.classList.add("fresh");
    window.setTimeout(() => old.classList.remove("fresh"), FRESH);
  };

  const refresh = async (only) => {
    const page = await fetched();
    document.title = page.title;
    document.querySelectorAll(only ?? "[data-live]").forEach((old) => {
      const fresh = page.getElementById(old.id);
      if (fresh) replace(old, fresh);
    });
    filter();
  };

  // In the list
  const plain = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  const filter = () => {
    const words = plain(find.value).split(/\s+/).filter(Boolean);
    let count = 0;
    list.querySelectorAll("details").forEach((group) => {
      let some = false;
      group.querySelectorAll("li").forEach((item) => {
        const text = plain(item.dataset.words);
        item.hidden = !words.every((word) => text.includes(word));
        some ||= !item.hidden;
        count += !item.hidden;
      });
      group.hidden = !some;
      if (words.length) group.open = some;
    });
    list.querySelectorAll(".shelf").forEach((shelf) => { shelf.hidden = words.length > 0; });
    found.textContent = words.length ? `${count} found` : "";
  };

  // Where there is room the list lies open, else behind its heading
  const wide = window.matchMedia("(min-width: 60rem)");
  const fold = () => { document.querySelector("details.all").open = wide.matches; };
  wide.addEventListener("change", fold);
  fold();

  find.closest("[hidden]").hidden = false;
  find.addEventListener("input", filter);
  list.querySelector("[aria-current]")?.scrollIntoView({ block: "center" });
  window.scrollTo(0, 0);

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    asked = form.elements.question.value.trim();
    refresh("#why");
  });

  // Live
  const news = new EventSource(`/events?since=${document.body.dataset.number}`);
  let busy = Promise.resolve();
  news.addEventListener("message", () => { busy = busy.then(() => refresh()).catch(() => {}); });
  news.addEventListener("error", () => {
    document.getElementById("status").textContent = "The preview has ended. Start it again: policybot preview";
  });
  news.addEventListener("open", () => { if (news.wasLost) refresh().catch(() => {}); news.wasLost = true; });
})();
