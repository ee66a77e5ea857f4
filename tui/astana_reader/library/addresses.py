"""Which hosts may be asked for a page: those of the public network, unless it is allowed."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable

from astana_reader.articles.article import ArticleError

Resolve = Callable[[str, int], list[str]]
"""The addresses of a host, as numbers. Raises OSError."""
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def resolve(host: str, port: int) -> list[str]:
    """The addresses that the system knows for a host, each once, in its order. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public network, however it is wrapped in IPv6."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if inner := ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None):
            return is_public(str(inner))
        if ip in _NAT64:
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
    return ip.is_global and not ip.is_multicast


def checked_addresses(host: str, port: int, find: Resolve = resolve) -> list[str]:
    """The addresses of a host, to connect to and to no others.

    Raises ArticleError if there are none, or if any is of this machine or a private network.
    """
    addresses = _found(host, port, find)
    if not all(map(is_public, addresses)):
        raise ArticleError(
            f"{host} is on this machine or a private network, which a page could misuse. "
            "--allow-local reads it all the same."
        )
    return addresses


def local_addresses(host: str, port: int, find: Resolve = resolve) -> list[str]:
    """The addresses of a host, wherever they are. Raises ArticleError if there are none."""
    return _found(host, port, find)


def _found(host: str, port: int, find: Resolve) -> list[str]:
    try:
        addresses = find(host, port)
    except (OSError, UnicodeError):
        addresses = []
    if not addresses:
        raise ArticleError(f"There is no host {host}, or no network to find it by.")
    return addresses
