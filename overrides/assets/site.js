// Without this script everything can be read; what needs script carries the class js-only.
{
  const wide = matchMedia("(min-width: 64rem)");
  const root = document.documentElement;
  root.classList.add("js");
  wide.addEventListener("change", () => {
    const menu = document.getElementById("menue");
    if (wide.matches && menu?.hidePopover && menu.matches(":popover-open")) menu.hidePopover();
  });

  // START.html of the offline copy only leads on.
  if (root.dataset.start) location.replace(root.dataset.start);

  // An old offline copy says its age.
  document.addEventListener("DOMContentLoaded", () => {
    const notice = document.querySelector("[data-made]");
    if (!notice) return;
    const days = Math.floor((Date.now() - Date.parse(notice.dataset.made)) / 864e5);
    notice.querySelector("span").textContent = days;
    notice.hidden = days <= Number(notice.dataset.oldAfter);
  });

  // What is searched goes into the fragment, which no server sees.
  document.addEventListener("click", ({ target }) => {
    if (target.matches(".find [value]")) target.form.querySelector("input").value = target.value;
  });
  document.addEventListener("submit", (event) => {
    const form = event.target.closest(".find[action]");
    if (!form) return;
    event.preventDefault();
    const asked = new URLSearchParams({ q: form.querySelector("input").value.slice(0, 300) });
    location.assign(`${form.action}#${asked.toString().replace(/\+/g, "%20")}`);
  });
  addEventListener("error", ({ target }) => target.src && document.documentElement.classList.add("failed"), true);
}
