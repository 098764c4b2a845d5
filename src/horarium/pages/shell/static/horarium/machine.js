// Where he is, kept fresh; and a key for each button while the focus is among them.
const place = document.querySelector('[data-machine]');
const told = place.querySelector('[data-told]');

setInterval(async () => {
  const answer = await fetch('/machine/now/', { cache: 'no-store' }).catch(() => ({}));
  const text = answer.ok ? await answer.text() : '';
  if (text.startsWith('<p') && told.innerHTML !== text) told.innerHTML = text;
}, 30000);

place.addEventListener('keydown', event => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
  if (+document.body.dataset.switches) return;
  place.querySelector(`[aria-keyshortcuts="${CSS.escape(event.key.toLowerCase())}"]`)?.click();
});
