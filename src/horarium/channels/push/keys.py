"""The house's own pair of keys for push, after RFC 8292."""

import base64
import binascii

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

_CURVE = ec.SECP256R1()
_BYTES = 32


def new_key() -> str:
    """A secret to be kept. With another, every browser must be asked again."""
    number = ec.generate_private_key(_CURVE).private_numbers().private_value
    return _spelled(number.to_bytes(_BYTES, "big"))


def public_key(key: str) -> str:
    """What a browser is given to subscribe with. Raises ValueError for what is no key."""
    try:
        raw = base64.urlsafe_b64decode(key.encode() + b"=" * (-len(key) % 4))
    except (binascii.Error, UnicodeEncodeError):
        raise ValueError("The key for push is not one.") from None
    if len(raw) != _BYTES:
        raise ValueError("The key for push is not one.")
    private = ec.derive_private_key(int.from_bytes(raw, "big"), _CURVE)
    point = private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return _spelled(point)


def _spelled(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
