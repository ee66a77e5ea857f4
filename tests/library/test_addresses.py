"""Which addresses are of the public network."""

import pytest

from astana_reader.articles.article import ArticleError
from astana_reader.library.addresses import checked_addresses, is_public

LOCAL = [
    "127.0.0.1", "127.9.9.9", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254",
    "100.64.0.1", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0",
    "fc00::1", "ff02::1", "::ffff:127.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "no address",
]  # fmt: skip


@pytest.mark.parametrize("address", LOCAL)
def test_a_local_address_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "2606:2800:21f::1", "::ffff:93.184.215.14", "64:ff9b::5db8:d70e"]
)
def test_a_public_address_is(address: str) -> None:
    assert is_public(address)


def test_one_local_address_among_public_ones_is_enough() -> None:
    with pytest.raises(ArticleError, match="--allow-local"):
        checked_addresses("a.example", 80, lambda _host, _port: ["93.184.215.14", "10.0.0.1"])
