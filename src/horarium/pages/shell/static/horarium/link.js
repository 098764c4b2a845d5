// The code of a link stands behind the #: no server and no log is told of it before it is sent.
const form = document.querySelector("[data-link]");
const code = location.hash.slice(1);
if (form && code) {
  form.elements.link.value = code;
  history.replaceState(null, "", location.pathname);
}
