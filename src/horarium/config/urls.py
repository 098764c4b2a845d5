"""Every address of every page. Each folder of pages names its own."""

from django.urls import URLPattern, URLResolver, path

from horarium.api.calls import urlpatterns as calls
from horarium.api.sessions import sessions_file
from horarium.pages.app.urls import urlpatterns as app
from horarium.pages.asked.urls import urlpatterns as asked
from horarium.pages.away.urls import urlpatterns as away
from horarium.pages.circle.urls import urlpatterns as circle
from horarium.pages.course.urls import urlpatterns as course
from horarium.pages.curtain.urls import urlpatterns as curtain
from horarium.pages.day.urls import urlpatterns as day
from horarium.pages.devices.urls import urlpatterns as devices
from horarium.pages.door.urls import urlpatterns as door
from horarium.pages.elsewhere.urls import urlpatterns as elsewhere
from horarium.pages.entrusted.urls import urlpatterns as entrusted
from horarium.pages.gap.urls import urlpatterns as gap
from horarium.pages.hands.urls import urlpatterns as hands
from horarium.pages.household.urls import urlpatterns as household
from horarium.pages.journal.urls import urlpatterns as journal
from horarium.pages.ladder.urls import urlpatterns as ladder
from horarium.pages.machine.urls import urlpatterns as machine
from horarium.pages.now.urls import urlpatterns as now
from horarium.pages.placed.urls import urlpatterns as placed
from horarium.pages.plan.urls import urlpatterns as plan
from horarium.pages.search.urls import urlpatterns as search
from horarium.pages.shell.asked import for_circle
from horarium.pages.shell.even import evenly
from horarium.pages.shell.health import urlpatterns as health
from horarium.pages.shift.urls import urlpatterns as shift
from horarium.pages.story.urls import urlpatterns as story
from horarium.pages.timesheets.urls import urlpatterns as timesheets
from horarium.pages.told.urls import urlpatterns as told
from horarium.pages.week.urls import urlpatterns as week
from horarium.pages.what_if.urls import urlpatterns as what_if
from horarium.pages.words.urls import urlpatterns as words

urlpatterns: list[URLPattern | URLResolver] = [
    *now,
    *machine,
    *elsewhere,
    *ladder,
    *door,
    *curtain,
    *devices,
    *entrusted,
    *circle,
    *app,
    *hands,
    *household,
    *away,
    *timesheets,
    *plan,
    *what_if,
    *week,
    *day,
    *gap,
    *placed,
    *shift,
    *search,
    *asked,
    *told,
    *story,
    *course,
    # Next to the course's pages, which it may not know.
    path("course/engaged.ics", for_circle(evenly(sessions_file)), name="course_calendar"),
    *journal,
    *words,
    *calls,
    *health,
]

handler400 = "horarium.pages.shell.wrong.not_taken"
handler403 = "horarium.pages.shell.wrong.forbidden"
handler404 = "horarium.pages.shell.wrong.not_here"
handler500 = "horarium.pages.shell.wrong.broken"
