from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.secret.private_key import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "-----BEGIN RSA PRIVATE KEY-----\nMIIB0a1b2c3d\nAAAA\n-----END RSA PRIVATE KEY-----",
            "-----BEGIN RSA PRIVATE KEY-----\nMIIB0a1b2c3d\nAAAA\n-----END RSA PRIVATE KEY-----",
        ),
        (
            "-----BEGIN OPENSSH PRIVATE KEY-----\nMIIB0a1b2c3d\nAAAA\n-----END OPENSSH PRIVATE KEY-----",
            "-----BEGIN OPENSSH PRIVATE KEY-----\nMIIB0a1b2c3d\nAAAA\n-----END OPENSSH PRIVATE KEY-----",
        ),
        (
            "-----BEGIN PRIVATE KEY-----\nMIIB0a1b2c3d\nAAAA\n-----END PRIVATE KEY-----",
            "-----BEGIN PRIVATE KEY-----\nMIIB0a1b2c3d\nAAAA\n-----END PRIVATE KEY-----",
        ),
        (
            "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIB0a1b2c3d\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----",
            "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIB0a1b2c3d\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----",
        ),
        (
            "-----BEGIN EC PRIVATE KEY-----\nMIIB0a1b2c3d\nAAAA\n-----END EC PRIVATE KEY-----",
            "-----BEGIN EC PRIVATE KEY-----\nMIIB0a1b2c3d\nAAAA\n-----END EC PRIVATE KEY-----",
        ),
        (
            "-----BEGIN PGP PRIVATE KEY BLOCK-----\nMIIB0a1b2c3d\nAAAA\n-----END PGP PRIVATE KEY BLOCK-----",
            "-----BEGIN PGP PRIVATE KEY BLOCK-----\nMIIB0a1b2c3d\nAAAA\n-----END PGP PRIVATE KEY BLOCK-----",
        ),
        ("-----BEGIN PRIVATE KEY-----\nMIIBcutoff", "-----BEGIN PRIVATE KEY-----\nMIIBcutoff"),
        (
            "PuTTY-User-Key-File-3: ssh-ed25519\nComment: k\nPrivate-MAC: 0a1b\nx",
            "PuTTY-User-Key-File-3: ssh-ed25519\nComment: k\nPrivate-MAC: 0a1b",
        ),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "-----BEGIN CERTIFICATE-----",
        "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----",
        "BEGIN PRIVATE KEY",
        "-----BEGIN SSH2 PUBLIC KEY-----",
        "private key",
        "-----END PRIVATE KEY-----",
        "-----BEGIN PGP PUBLIC KEY BLOCK-----",
        "PuTTY-User-Key-File",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
