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
}
