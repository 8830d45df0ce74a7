"""What a policy keeps stays, when a checksum says what it is."""

from __future__ import annotations

from tests.fixtures.mill import mill

from maskmill.domain.entity import EntityType
from maskmill.domain.finding import Action
from maskmill.domain.policy import Policy, Treatment
from maskmill.engine.detect import Detection

TEXT = "your card 4111 1111 1111 1111 was charged; see https://x.example/?to=maria@example.com"


def kinds(policy: Policy) -> list[EntityType]:
    return [item.type for item in Detection(mill(), policy).find([TEXT])[0]]


def test_a_kept_card_is_not_taken_by_a_weaker_guess() -> None:
    policy = Policy("mine", 1, types={EntityType.CREDIT_CARD: Treatment(Action.KEEP)})
    assert EntityType.CREDIT_CARD in kinds(policy)


def test_a_kept_url_still_gives_up_the_address_in_it() -> None:
    policy = Policy("mine", 1, types={EntityType.URL: Treatment(Action.KEEP)})
    assert EntityType.EMAIL_ADDRESS in kinds(policy)
