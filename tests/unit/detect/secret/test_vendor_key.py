from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.secret.vendor_forms import FORMS
from maskmill.domain.detect.detectors.secret.vendor_key import DETECTOR

HEX = "0a1b2c3d4e5f6789" * 12
MIXED = "a1B2c3D4e5F6g7H8" * 20
CAPITALS = "A1B2C3D4E5F6G7H8" * 5
UUID = "01234567-89ab-4def-8123-456789abcdef"

KEYS = {
    "AWS": f"AKIA{CAPITALS[:16]}",
    "GitHub classic": f"ghp_{MIXED[:36]}",
    "GitHub fine-grained": f"github_pat_{MIXED[:22]}_{MIXED[:59]}",
    "GitLab": f"glpat-{MIXED[:20]}",
    "GitLab OAuth": f"gloas-{HEX[:64]}",
    "Slack": "xoxb-123456789012-a1b2",
    "Slack app": f"xapp-1-{CAPITALS[:11]}-1234567890123-{HEX[:64]}",
    "Slack webhook": f"hooks.slack.com/services/T00A1B2C3/B00A1B2C3/{MIXED[:24]}",
    "Stripe": f"sk_live_{MIXED[:24]}",
    "Stripe webhook": f"whsec_{MIXED[:32]}",
    "Google API key": f"AIza{MIXED[:35]}",
    "Google OAuth client": f"GOCSPX-{MIXED[:28]}",
    "Google OAuth token": f"ya29.{MIXED[:60]}",
    "Azure storage": f"AccountKey={MIXED[:86]}==",
    "Azure shared access": f"SharedAccessKey={MIXED[:43]}=",
    "Azure Entra client": f"{MIXED[:3]}8Q~{MIXED[:34]}",
    "OpenAI": f"sk-proj-{MIXED[:48]}",
    "OpenAI classic": f"sk-{MIXED[:48]}",
    "Anthropic": f"sk-ant-api03-{MIXED[:90]}",
    "OpenRouter": f"sk-or-v1-{HEX[:64]}",
    "Hugging Face": f"hf_{MIXED[:34]}",
    "Groq": f"gsk_{MIXED[:52]}",
    "Perplexity": f"pplx-{MIXED[:48]}",
    "xAI": f"xai-{MIXED[:80]}",
    "Replicate": f"r8_{MIXED[:37]}",
    "LangSmith": f"lsv2_pt_{HEX[:32]}_{HEX[:10]}",
    "SendGrid": f"SG.{MIXED[:22]}.{MIXED[:43]}",
    "Twilio": f"SK{HEX[:32]}",
    "Mailgun": f"key-{HEX[:32]}",
    "Mailchimp": f"{HEX[:32]}-us12",
    "Brevo": f"xkeysib-{HEX[:64]}-{MIXED[:16]}",
    "npm": f"npm_{MIXED[:36]}",
    "PyPI": f"pypi-{MIXED[:120]}",
    "RubyGems": f"rubygems_{HEX[:48]}",
    "NuGet": f"oy2{'a1b2c3d4e5' * 5}"[:46],
    "Docker": f"dckr_pat_{MIXED[:27]}",
    "Telegram": f"123456789:AA{MIXED[:33]}",
    "Discord bot": f"M{MIXED[:23]}.{MIXED[:6]}.{MIXED[:38]}",
    "Discord webhook": f"discord.com/api/webhooks/123456789012345678/{MIXED[:68]}",
    "Shopify": f"shpat_{HEX[:32]}",
    "Square": f"sq0atp-{MIXED[:22]}",
    "DigitalOcean": f"dop_v1_{HEX[:64]}",
    "Heroku": f"HRKU-{UUID}",
    "Databricks": f"dapi{HEX[:32]}",
    "New Relic": f"NRAK-{CAPITALS[:27]}",
    "Cloudflare origin": f"v1.0-{HEX[:24]}-{HEX[:146]}",
    "Atlassian": f"ATATT3{MIXED[:180]}",
    "Linear": f"lin_api_{MIXED[:40]}",
    "Notion": f"ntn_{MIXED[:46]}",
    "Figma": f"figd_{MIXED[:40]}",
    "Airtable": f"pat{MIXED[:14]}.{HEX[:64]}",
    "Postman": f"PMAK-{HEX[:24]}-{HEX[:34]}",
    "Vault": f"hvs.{MIXED[:90]}",
    "Terraform": f"{MIXED[:14]}.atlasv1.{MIXED[:67]}",
    "Sentry": f"sntryu_{HEX[:64]}",
    "Grafana": f"glsa_{MIXED[:32]}_{HEX[:8]}",
    "Dropbox": f"sl.{MIXED[:130]}",
    "Facebook": f"EAAB{MIXED[:100]}",
    "Twitter bearer": f"{'A' * 21}{MIXED[:80]}",
    "LinkedIn": f"WPL_AP1.{MIXED[:16]}.{MIXED[:8]}",
    "Doppler": f"dp.pt.{MIXED[:43]}",
    "Pulumi": f"pul-{HEX[:40]}",
    "PlanetScale": f"pscale_tkn_{MIXED[:43]}",
    "Supabase": f"sbp_{HEX[:40]}",
    "Netlify": f"nfp_{MIXED[:36]}",
    "Fly.io": f"FlyV1 fm2_{MIXED[:120]}",
    "Buildkite": f"bkua_{HEX[:40]}",
    "CircleCI": f"CCIPAT_{MIXED[:22]}_{HEX[:40]}",
    "SonarQube": f"squ_{HEX[:40]}",
    "Artifactory": f"AKCp{MIXED[:69]}",
    "HubSpot": f"pat-na1-{UUID}",
    "Plaid": f"access-production-{UUID}",
    "Razorpay": f"rzp_live_{MIXED[:14]}",
    "Flutterwave": f"FLWSECK_TEST-{HEX[:32]}-X",
    "EasyPost": f"EZAK{MIXED[:54]}",
    "Shippo": f"shippo_live_{HEX[:40]}",
    "Mapbox": f"sk.eyJ{MIXED[:60]}.{MIXED[:22]}",
    "Dynatrace": f"dt0c01.{CAPITALS[:24]}.{CAPITALS[:64]}",
    "Contentful": f"CFPAT-{MIXED[:43]}",
    "Typeform": f"tfp_{MIXED[:44]}",
    "Clojars": f"CLOJARS_{HEX[:60]}",
    "Alibaba Cloud": f"LTAI{MIXED[:20]}",
    "1Password": f"A3-{CAPITALS[:6]}-{CAPITALS[:6]}-{CAPITALS[:5]}-{CAPITALS[:5]}-{CAPITALS[:5]}-{CAPITALS[:5]}",
    "age": f"AGE-SECRET-KEY-1{CAPITALS[:58]}",
}
"""One invented key of each form."""


def test_every_vendor_has_an_example_and_a_source() -> None:
    assert {form.vendor for form in FORMS} == set(KEYS)
    assert len(FORMS) >= 40
    assert all("." in form.source for form in FORMS)


@pytest.mark.parametrize("vendor", KEYS)
def test_a_key_is_found_whole_in_code_and_in_prose(vendor: str) -> None:
    key = KEYS[vendor]
    assert values(DETECTOR, f'KEY = "{key}"') == [key]
    assert values(DETECTOR, f"The {vendor} key is {key}, keep it.") == [key]


@pytest.mark.parametrize(
    "text",
    [
        f"AKIA{CAPITALS[:15]}",
        f"AKIA{CAPITALS[:17]}",
        f"ghp_{MIXED[:20]}",
        "sk_live_xxxxxxxxxxxxxxxxxxxxxxxx",
        "AKIAXXXXXXXXXXXXXXXX",
        f"task-{MIXED[:40]}",
        "sk-learn-contrib-examples-for-beginners",
        f"AIza{MIXED[:20]}",
        f"npm_{MIXED[:35]}",
        f"SK{HEX[:31]}",
        f"dapi{HEX[:30]}",
        f"sha {HEX[:32]}",
        "xoxb-short",
        "xoxb-like-prefix",
        "https://example.com/hooks/services",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
