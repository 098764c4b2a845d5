"""Which addresses of services are allowed: those listed here, and no others.

Left out is whatever reads files that its address names, speaks another protocol than HTTP, runs
something, or shows a window on this machine.
"""

import re

# Each speaks https with one known place on the internet; the address holds only its account.
NAMED = frozenset(
    """
    46elks atalk brevo bulksms bulkvs clickatell clicksend d7sms discord elks exotel flock
    freemobile gchat groupme httpsms ifttt ilert incidentio infobip join kavenegar line mailersend
    mailgun msg91 msgbird nexmo notifiarr octopush onesignal opsgenie pagerduty pagertree pbul
    plivo postmark pover prowl push pushed pushy resend ringc sendgrid seven signl4 simplepush
    sinch slack smsmanager smsmgr smtp2go sparkpost spike splunk spush telesign telnyx tgram
    threema twilio twist viber victorops voipms vonage webex whatsapp workflow workflows wxpusher
    wxteams zulip
    """.split()
)
# Each speaks HTTP with the place that its address names.
PLACED = frozenset(
    """
    apprise apprises bark barks form forms goalert goalerts gotify gotifys hassio hassios json
    jsons matrix matrixs mmost mmosts ncloud nclouds nctalk nctalks ntfy ntfys pushdeer pushdeers
    rocket rockets signal signals smseagle smseagles synology synologys xml xmls
    """.split()
)


def is_allowed(address: str) -> bool:
    """Whether it is one address of a service that is listed."""
    found = re.fullmatch(r"([a-z0-9]+)://[^\s\x00-\x1f\x7f\\]+", address, re.IGNORECASE)
    return found is not None and found[1].lower() in NAMED | PLACED


def names_its_place(address: str) -> bool:
    """Whether the address says which machine is asked."""
    return address.partition("://")[0].lower() in PLACED
