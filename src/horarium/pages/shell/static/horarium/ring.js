// The form that lets this phone ring: what the browser subscribes with is sent as "subscription".

const bytes = text => Uint8Array.from(
  atob(text.replaceAll('-', '+').replaceAll('_', '/')), each => each.charCodeAt(0),
);

// A subscription of an earlier key of the house would be in the way.
const subscribed = async key => {
  await navigator.serviceWorker.register('/devices/ringing.js', { scope: '/devices/' });
  const { pushManager } = await navigator.serviceWorker.ready;
  await (await pushManager.getSubscription())?.unsubscribe();
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(key) });
};

for (const form of document.querySelectorAll('form[data-ring]')) {
  const said = form.querySelector('[data-ring-said]');
  const say = sentence => {
    said.textContent = sentence;
    said.hidden = !sentence;
  };
  form.addEventListener('submit', async event => {
    event.preventDefault();
    say('');
    if (!navigator.serviceWorker || !window.PushManager) {
      say('This browser cannot ring. On an iPhone, put the house on the home screen first.');
      return;
    }
    if (await Notification.requestPermission() !== 'granted') {
      say('This browser was told not to notify you; allow it in its settings, and press again.');
      return;
    }
    try {
      form.elements.subscription.value = JSON.stringify(await subscribed(form.dataset.ring));
      form.submit();
    } catch {
      say('The browser could not reach its push service; press again when it has a network.');
    }
  });
}
