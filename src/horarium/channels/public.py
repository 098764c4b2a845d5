"""Whether an address of the network leads out into the world, or into somebody's house."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

# Where an IPv4 address is translated on its way: the address that counts is the one inside.
_TRANSLATED = IPv6Network("64:ff9b::/96")


def is_public(spelled: str) -> bool:
    """Whether an address such as ``192.168.1.20`` or ``::1`` is one of the open network.

    The machine itself, the home's own network, what is between, and what is no address are not.
    """
    try:
        address = _inside(ip_address(spelled.partition("%")[0]))
    except ValueError:
        return False
    within = (
        address.is_private,
        address.is_loopback,
        address.is_link_local,
        address.is_multicast,
        address.is_reserved,
        address.is_unspecified,
    )
    return address.is_global and not any(within)


def _inside(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address that an IPv6 address carries, or the address."""
    if isinstance(address, IPv4Address):
        return address
    if address in _TRANSLATED:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo
    return address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else address)


def may_be_reached(spelled: str, *, private: bool) -> bool:
    """Whether it is public or, with ``private``, an address that people give their machines.

    Those that machines give themselves are never meant: there, clouds tell their secrets.
    """
    if is_public(spelled):
        return True
    try:
        address = _inside(ip_address(spelled.partition("%")[0]))
    except ValueError:
        return False
    own = address.is_loopback or (address.is_private and not address.is_unspecified)
    return private and own and not (address.is_link_local or address.is_multicast)
