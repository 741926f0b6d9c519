"""Tell public network addresses from those that a fetch must never reach."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

_SIX_TO_FOUR, _TEREDO = ip_network("2002::/16"), ip_network("2001::/32")
_RELAYS = ip_network("192.88.99.0/24")
#: Set aside by the registries since this Python was made, or in part only by it.
_SET_ASIDE = (ip_network("192.0.0.0/24"), ip_network("3fff::/20"))
#: Networks whose addresses carry an IPv4 address in their last 32 bits.
_TRANSLATED = (IPv6Network("64:ff9b::/96"), IPv6Network("::/96"), IPv6Network("::ffff:0:0:0/96"))


def resolve_name(host: str, port: int) -> list[str]:
    """Return the addresses of a host name, as the system finds them, each once.

    Raises:
        OSError: If the name is not known.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def address_refusal(address: str) -> str:
    """Return why an address is not to be reached, in words, "" where it is public.

    Addresses that tunnel or translate another are judged by the one inside,
    or refused where the way to it is not sure.

    >>> address_refusal("127.0.0.1"), address_refusal("2002:7f00:1::"), address_refusal("93.184.215.14")
    ('this computer itself', 'a tunnel to another address', '')
    """
    try:
        found: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    except ValueError:
        return "no network address"
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped is not None:
            found = found.ipv4_mapped
        elif found in _SIX_TO_FOUR or found in _TEREDO:
            return "a tunnel to another address"
        elif not (found.is_loopback or found.is_unspecified) and any(found in net for net in _TRANSLATED):
            return address_refusal(str(IPv4Address(int(found) & 0xFFFFFFFF)))
    return _kind(found)


def _kind(found: IPv4Address | IPv6Address) -> str:
    if found.is_loopback or found.is_unspecified:
        return "this computer itself"
    if found.is_link_local:
        return "a link-local address, where machines tell their secrets"
    if found.is_multicast:
        return "an address of many machines"
    if found in _RELAYS:
        return "a tunnel to another address"
    if found.is_reserved or (isinstance(found, IPv6Address) and found.is_site_local):
        return "a reserved address"
    if not found.is_global or any(found in net for net in _SET_ASIDE):
        return "an address in a private network"
    return ""
