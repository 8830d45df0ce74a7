"""The master key and the signing key on disk."""

from __future__ import annotations

import base64
import shutil
import stat
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from maskmill.adapters.keys.key_file import KeyFile
from maskmill.adapters.keys.master import load_master, open_key_file, rotate_master_file
from maskmill.adapters.keys.signer import Ed25519Signer, trusted_keys
from maskmill.errors import InvalidSettings


def test_a_master_key_is_made_once_and_private(tmp_path: Path) -> None:
    data = tmp_path / "data"
    master = load_master(None, data)
    assert (len(master), load_master(None, data)) == (32, master)
    assert stat.S_IMODE((data / "keys").stat().st_mode) == 0o700
    assert stat.S_IMODE((data / "keys" / "master").stat().st_mode) == 0o600
    assert [file.name for file in (data / "keys").iterdir()] == ["master"]


def test_a_master_key_from_the_environment_touches_no_file(tmp_path: Path) -> None:
    assert load_master(base64.b64encode(b"e" * 32).decode(), tmp_path / "data") == b"e" * 32
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("value", ["", "short", "!" * 44, base64.b64encode(b"e" * 31).decode()])
def test_a_master_key_of_the_wrong_form_is_refused_without_showing_it(tmp_path: Path, value: str) -> None:
    with pytest.raises(InvalidSettings, match="openssl rand") as caught:
        load_master(value, tmp_path)
    assert not value or value not in caught.value.detail


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644])
@pytest.mark.parametrize("name", ["master", "signing"])
def test_a_key_that_others_may_read_is_refused(tmp_path: Path, mode: int, name: str) -> None:
    path = tmp_path / "keys" / name
    load_master(None, tmp_path)
    Ed25519Signer(tmp_path / "keys" / "signing")
    path.chmod(mode)
    with pytest.raises(InvalidSettings, match="chmod 600"):
        load_master(None, tmp_path) if name == "master" else Ed25519Signer(path)


def test_a_link_in_the_place_of_a_key_is_refused(tmp_path: Path) -> None:
    load_master(None, tmp_path / "other")
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "master").symlink_to(tmp_path / "other" / "keys" / "master")
    with pytest.raises(InvalidSettings):
        load_master(None, tmp_path)


def test_a_folder_that_was_there_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    Ed25519Signer(tmp_path / "signing")
    KeyFile(tmp_path / "keys.sqlite", b"m" * 32).close()
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_rotation_replaces_the_file_and_everything_still_opens(tmp_path: Path) -> None:
    keys = open_key_file(tmp_path)
    keys.create_document_key("default", "doc_1")
    before, column = load_master(None, tmp_path), keys.column_key("doc_1")
    rotate_master_file(keys, tmp_path)
    keys.close()
    assert load_master(None, tmp_path) != before
    assert sorted(file.name for file in (tmp_path / "keys").iterdir()) == ["keys.sqlite", "master"]
    again = open_key_file(tmp_path)
    assert again.column_key("doc_1") == column
    again.close()


def test_a_rotation_that_a_crash_broke_off_is_ended_at_the_next_start(tmp_path: Path) -> None:
    keys = open_key_file(tmp_path)
    column_of = keys.tenant_secret("default", "hash")
    old = tmp_path / "old-master"
    shutil.copy2(tmp_path / "keys" / "master", old)
    rotate_master_file(keys, tmp_path)
    keys.close()
    (tmp_path / "keys" / "master").rename(tmp_path / "keys" / "master.new")
    shutil.copy2(old, tmp_path / "keys" / "master")
    again = open_key_file(tmp_path)
    assert again.tenant_secret("default", "hash") == column_of
    again.close()
    assert sorted(file.name for file in (tmp_path / "keys").iterdir()) == ["keys.sqlite", "master"]


def test_a_wrong_master_key_is_not_taken_for_a_rotation(tmp_path: Path) -> None:
    open_key_file(tmp_path).close()
    (tmp_path / "keys" / "master").unlink()
    with pytest.raises(InvalidSettings, match="does not fit"):
        open_key_file(tmp_path)


def test_a_signing_key_is_made_once_and_signs(tmp_path: Path) -> None:
    signer, again = Ed25519Signer(tmp_path / "k" / "signing"), Ed25519Signer(tmp_path / "k" / "signing")
    assert signer.fingerprint() == again.fingerprint()
    assert stat.S_IMODE((tmp_path / "k" / "signing").stat().st_mode) == 0o600
    key = Ed25519PublicKey.from_public_bytes(again.public_key())
    key.verify(signer.sign(b"message"), b"message")
    with pytest.raises(InvalidSignature):
        key.verify(signer.sign(b"message"), b"another")


def test_exported_keys_are_trusted_by_their_fingerprint(tmp_path: Path) -> None:
    signers = [Ed25519Signer(tmp_path / name) for name in ("a", "b")]
    folder = tmp_path / "trusted"
    assert trusted_keys(folder) == {}
    folder.mkdir()
    for number, signer in enumerate(signers):
        (folder / f"{number}.pub").write_bytes(signer.public_pem())
    (folder / "README").write_text("not a key")
    assert trusted_keys(folder) == {signer.fingerprint(): signer.public_key() for signer in signers}


@pytest.mark.parametrize("content", [b"", b"nonsense", b"-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"])
def test_a_file_that_is_no_key_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.pub").write_bytes(content)
    with pytest.raises(InvalidSettings):
        trusted_keys(tmp_path)
    path = tmp_path / "signing"
    path.write_bytes(content)
    path.chmod(0o600)
    with pytest.raises(InvalidSettings):
        Ed25519Signer(path)


def test_a_key_of_another_kind_is_refused(tmp_path: Path) -> None:
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    key = X25519PrivateKey.generate()
    pem, spki = serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    (tmp_path / "x.pub").write_bytes(key.public_key().public_bytes(pem, spki))
    with pytest.raises(InvalidSettings, match="another kind"):
        trusted_keys(tmp_path)
    path = tmp_path / "signing"
    path.write_bytes(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
    path.chmod(0o600)
    with pytest.raises(InvalidSettings, match="another kind"):
        Ed25519Signer(path)
