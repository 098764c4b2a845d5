// What a browser runs when a push of the house comes: it shows the words, and a press opens the link.

const PLAIN = { subject: 'Look at the house', text: 'Somebody may be needed.', link: '', key: '' };

const read = data => {
  try {
    return { ...PLAIN, ...data.json() };
  } catch {
    return PLAIN;
  }
};

// A push leads to the house and nowhere else.
const address = link => {
  const url = new URL(link || '/', location.origin);
  return url.origin === location.origin ? url.href : `${location.origin}/`;
};

addEventListener('push', event => {
  const told = read(event.data);
  event.waitUntil(registration.showNotification(told.subject, {
    body: told.text,
    tag: told.key,
    renotify: Boolean(told.key),
    requireInteraction: true,
    data: address(told.link),
  }));
});

addEventListener('notificationclick', event => {
  event.notification.close();
  event.waitUntil(clients.openWindow(event.notification.data));
});
