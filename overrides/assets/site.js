// Without this script everything can be read; what needs script carries the class js-only.
{
  const wide = matchMedia("(min-width: 64rem)");
  document.documentElement.classList.add("js");
  wide.addEventListener("change", () => {
    const menu = document.getElementById("menue");
    if (wide.matches && menu?.hidePopover && menu.matches(":popover-open")) menu.hidePopover();
  });
}
