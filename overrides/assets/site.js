// Every page: without this script everything can be read; what needs script carries the class js-only.
{
  const root = document.documentElement;
  root.classList.add("js");

  // START.html of the offline copy only leads on.
  if (root.dataset.start) location.replace(root.dataset.start);

  // The menu is open where there is room for it.
  const wide = matchMedia("(min-width: 64rem)");
  wide.addEventListener("change", () => {
    const menu = document.getElementById("menue");
    if (wide.matches && menu?.hidePopover && menu.matches(":popover-open")) menu.hidePopover();
  });

  const DAY = 864e5;
  /** An old offline copy says its age. */
  const tellAge = () => {
    /** @type {HTMLElement | null} */
    const notice = document.querySelector("[data-made]");
    const place = notice?.querySelector("span");
    if (!notice || !place) return;
    const days = Math.floor((Date.now() - Date.parse(notice.dataset.made || "")) / DAY);
    place.textContent = String(days);
    notice.hidden = days <= Number(notice.dataset.oldAfter);
  };
  document.addEventListener("DOMContentLoaded", tellAge);

  /** The search reads no more letters. */
  const LETTERS = 300;
  // What is searched goes into the fragment, which no server sees.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.matches(".find[action]")) return;
    event.preventDefault();
    const q = form.querySelector("input")?.value.slice(0, LETTERS) || "";
    location.assign(`${form.action}#${new URLSearchParams({ q }).toString().replace(/\+/g, "%20")}`);
  });

  // An example is typed into the field before it is searched.
  document.addEventListener("click", ({ target }) => {
    if (!(target instanceof HTMLButtonElement) || !target.matches(".find [value]")) return;
    const input = target.form?.querySelector("input");
    if (input) input.value = target.value;
  });

  // A script that does not load is told.
  const onError = (/** @type {Event} */ { target }) => {
    if (target instanceof HTMLScriptElement) root.classList.add("failed");
  };
  addEventListener("error", onError, true);
}
