"""A sign-in code by e-mail, as allauth sends and checks it, in pages of ours."""

from smtplib import SMTPException
from typing import Any

from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.views import ConfirmLoginCodeView, RequestLoginCodeView
from allauth.mfa.webauthn.views import LoginWebAuthnView
from django.http import HttpResponse, HttpResponseBase
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from horarium.actions.mail_code import mail_is_sent
from horarium.pages.door.context import MailContext
from horarium.pages.door.proof import inside
from horarium.pages.door.views import door_page
from horarium.pages.shell.asked import as_asked
from horarium.pages.shell.once import see

TITLE = "A code by e-mail"


class AskForCode(RequestLoginCodeView):  # type: ignore[misc]
    """An address is given; whether anybody has it is not said."""

    template_name = "door/mail.html"

    def get_context_data(self, **named: Any) -> dict[str, Any]:  # noqa: ANN401
        """The page's own context."""
        form = named.get("form") or self.get_form()
        page = MailContext(TITLE, sent=False, **_typed(self, form, "email"))
        return {"page": page}

    def dispatch(self, request: Any, *args: Any, **named: Any) -> HttpResponseBase:  # noqa: ANN401
        """Where no e-mail is sent, there is nothing to ask for."""
        if not mail_is_sent():
            return see("/door/")
        response: HttpResponseBase = super().dispatch(request, *args, **named)
        return response

    def form_valid(self, form: Any) -> HttpResponse:  # noqa: ANN401
        """It is sent, or it is said that it could not be."""
        try:
            response: HttpResponse = super().form_valid(form)
        except (OSError, SMTPException):
            form.add_error("email", "The mail server did not take it; try again, or use a code.")
            return self.form_invalid(form)
        return response

    def form_invalid(self, form: Any) -> HttpResponse:  # noqa: ANN401
        response: HttpResponse = self.render_to_response(self.get_context_data(form=form))
        response.status_code = 422
        return response


@method_decorator(never_cache, name="dispatch")
class ConfirmCode(ConfirmLoginCodeView):  # type: ignore[misc]
    """The code that was sent is typed."""

    template_name = "door/mail.html"
    _process: LoginCodeVerificationProcess

    def get_context_data(self, **named: Any) -> dict[str, Any]:  # noqa: ANN401
        """The page's own context."""
        form = named.get("form") or self.get_form()
        again = self._process.can_resend
        page = MailContext("Type the code", sent=True, again=again, **_typed(self, form, "code"))
        return {"page": page}

    def form_invalid(self, form: Any) -> HttpResponse:  # noqa: ANN401
        response: HttpResponse = super().form_invalid(form)
        if response.status_code == 200:
            response.status_code = 422
        return response


class PasskeySignIn(LoginWebAuthnView):  # type: ignore[misc]
    """Challenges for passkeys, and the answers to them."""

    def form_invalid(self, form: Any) -> HttpResponseBase:  # noqa: ANN401
        """The door again, with a sentence."""
        request = as_asked(self.request)
        told = [str(each) for errors in form.errors.values() for each in errors]
        address = inside(request, request.POST.get("next", ""), "")
        return door_page(request, address, mistake=told[0] if told else "Try again.")


def _typed(view: Any, form: Any, name: str) -> dict[str, Any]:  # noqa: ANN401
    request = as_asked(view.request)
    address = request.POST.get("next") or request.GET.get("next", "")
    return {
        "next": inside(request, address, ""),
        "typed": str(request.POST.get(name, ""))[:254],
        "mistake": next((str(each) for each in form.errors.get(name, [])), ""),
    }
