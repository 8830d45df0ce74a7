"""The forms that vendors gave their keys and tokens, each with the vendor's own page about it.

A fixed length is written out, so that one sign more or less is no key.
"""

from __future__ import annotations

from typing import NamedTuple


class VendorForm(NamedTuple):
    """One kind of key: who issues it, its regular expression, and the public page that shows it."""

    vendor: str
    regex: str
    source: str


_WORD = "[A-Za-z0-9_-]"
_ALNUM = "[A-Za-z0-9]"
_HEX = "[0-9a-f]"
_UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"

FORMS = (
    VendorForm(
        "AWS",
        r"(?:AKIA|ASIA|ABIA|ACCA)[0-9A-Z]{16}",
        "docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html",
    ),
    VendorForm(
        "GitHub classic",
        rf"gh[pousr]_{_ALNUM}{{36}}{_ALNUM}*",
        "docs.github.com: About authentication to GitHub, token formats",
    ),
    VendorForm(
        "GitHub fine-grained",
        r"github_pat_[A-Za-z0-9_]{60}[A-Za-z0-9_]*",
        "docs.github.com: About authentication to GitHub, token formats",
    ),
    VendorForm(
        "GitLab",
        rf"gl(?:pat|dt|rt|cbt|ptt|ft|imt|soat|ffct|agent)-{_WORD}{{20}}[A-Za-z0-9_.-]*",
        "docs.gitlab.com/security/tokens: token prefixes",
    ),
    VendorForm("GitLab OAuth", r"gloas-[0-9a-f]{64}", "docs.gitlab.com/security/tokens: token prefixes"),
    VendorForm("Slack", r"xox[abeoprs]-[A-Za-z0-9-]{10}[A-Za-z0-9-]*", "api.slack.com/authentication/token-types"),
    VendorForm(
        "Slack app", r"xapp-\d-[A-Z0-9]{8,14}-\d{8,16}-[0-9a-f]{32,64}", "api.slack.com/authentication/token-types"
    ),
    VendorForm(
        "Slack webhook",
        r"hooks\.slack\.com/(?:services|workflows)/T[A-Za-z0-9_]{1,40}/[AB][A-Za-z0-9_]{1,40}/[A-Za-z0-9_/]+",
        "api.slack.com/messaging/webhooks",
    ),
    VendorForm("Stripe", rf"(?:sk|rk|pk)_(?:live|test)_{_ALNUM}{{16}}{_ALNUM}*", "docs.stripe.com/keys"),
    VendorForm("Stripe webhook", r"whsec_[0-9A-Za-z+/=]{24}[0-9A-Za-z+/=]*", "docs.stripe.com/webhooks/signature"),
    VendorForm("Google API key", rf"AIza{_WORD}{{35}}", "cloud.google.com/docs/authentication/api-keys"),
    VendorForm("Google OAuth client", rf"GOCSPX-{_WORD}{{28}}", "developers.google.com/identity/protocols/oauth2"),
    VendorForm(
        "Google OAuth token", rf"ya29\.{_WORD}{{20}}{_WORD}*", "developers.google.com/identity/protocols/oauth2"
    ),
    VendorForm(
        "Azure storage",
        r"AccountKey=[A-Za-z0-9+/]{40}[A-Za-z0-9+/]*=*",
        "learn.microsoft.com/azure/storage/common/storage-configure-connection-string",
    ),
    VendorForm(
        "Azure shared access",
        r"SharedAccessKey=[A-Za-z0-9+/]{40}[A-Za-z0-9+/]*=*",
        "learn.microsoft.com/azure/service-bus-messaging/service-bus-sas",
    ),
    VendorForm(
        "Azure Entra client",
        r"[A-Za-z0-9_~.-]{3}[78]Q~[A-Za-z0-9_~.-]{31,34}",
        "learn.microsoft.com/entra/identity-platform/how-to-add-credentials",
    ),
    VendorForm(
        "OpenAI",
        rf"sk-(?:proj|svcacct|admin|None)-{_WORD}{{20}}{_WORD}*",
        "platform.openai.com/docs/api-reference/authentication",
    ),
    VendorForm("OpenAI classic", rf"sk-{_ALNUM}{{20,64}}", "platform.openai.com/docs/api-reference/authentication"),
    VendorForm("Anthropic", rf"sk-ant-{_WORD}{{20}}{_WORD}*", "docs.anthropic.com/en/api/overview: authentication"),
    VendorForm("OpenRouter", r"sk-or-v1-[0-9a-f]{64}", "openrouter.ai/docs/api-reference/authentication"),
    VendorForm("Hugging Face", rf"(?:hf|api_org)_{_ALNUM}{{30,40}}", "huggingface.co/docs/hub/security-tokens"),
    VendorForm("Groq", rf"gsk_{_ALNUM}{{52}}", "console.groq.com/docs/quickstart"),
    VendorForm("Perplexity", rf"pplx-{_ALNUM}{{40,60}}", "docs.perplexity.ai: API keys"),
    VendorForm("xAI", rf"xai-{_ALNUM}{{70,90}}", "docs.x.ai: API keys"),
    VendorForm("Replicate", rf"r8_{_ALNUM}{{37}}", "replicate.com/docs/reference/http: authentication"),
    VendorForm("LangSmith", r"lsv2_(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10}", "docs.smith.langchain.com: API keys"),
    VendorForm(
        "SendGrid",
        rf"SG\.{_WORD}{{16,32}}\.{_WORD}{{16,64}}",
        "twilio.com/docs/sendgrid/ui/account-and-settings/api-keys",
    ),
    VendorForm("Twilio", rf"(?:SK|AC){_HEX}{{32}}", "twilio.com/docs/iam/api-keys"),
    VendorForm(
        "Mailgun",
        rf"key-{_HEX}{{32}}|{_HEX}{{32}}-{_HEX}{{8}}-{_HEX}{{8}}",
        "documentation.mailgun.com: authentication",
    ),
    VendorForm("Mailchimp", rf"{_HEX}{{32}}-us\d{{1,2}}", "mailchimp.com/developer/marketing/docs/fundamentals"),
    VendorForm("Brevo", rf"xkeysib-{_HEX}{{64}}-{_ALNUM}{{16}}", "developers.brevo.com/docs/getting-started"),
    VendorForm("npm", rf"npm_{_ALNUM}{{36}}", "docs.npmjs.com/about-access-tokens"),
    VendorForm("PyPI", rf"pypi-{_WORD}{{50}}{_WORD}*", "pypi.org/help: API tokens"),
    VendorForm("RubyGems", rf"rubygems_{_HEX}{{48}}", "guides.rubygems.org/api-key-scopes"),
    VendorForm("NuGet", r"oy2[a-z0-9]{43}", "learn.microsoft.com/nuget/nuget-org/scoped-api-keys"),
    VendorForm("Docker", rf"dckr_(?:pat|oat)_{_WORD}{{27,40}}", "docs.docker.com/security/access-tokens"),
    VendorForm("Telegram", rf"\d{{8,10}}:AA{_WORD}{{33}}", "core.telegram.org/bots/api: authorizing your bot"),
    VendorForm(
        "Discord bot",
        rf"[MNO][A-Za-z0-9]{{23,27}}\.{_WORD}{{6}}\.{_WORD}{{27,38}}",
        "discord.com/developers/docs/reference: authentication",
    ),
    VendorForm(
        "Discord webhook",
        rf"discord(?:app)?\.com/api/webhooks/\d{{17,20}}/{_WORD}{{60,68}}",
        "discord.com/developers/docs/resources/webhook",
    ),
    VendorForm(
        "Shopify",
        r"shp(?:at|ca|pa|ss|tka)_[0-9A-Fa-f]{32}",
        "shopify.dev/docs/apps/build/authentication-authorization/access-tokens",
    ),
    VendorForm(
        "Square", rf"sq0(?:atp|csp|idp)-{_WORD}{{22,43}}", "developer.squareup.com/docs/build-basics/access-tokens"
    ),
    VendorForm(
        "DigitalOcean", rf"do[opr]_v1_{_HEX}{{64}}", "docs.digitalocean.com/reference/api/create-personal-access-token"
    ),
    VendorForm("Heroku", rf"HRKU-{_WORD}{{36,64}}", "devcenter.heroku.com/articles/authentication"),
    VendorForm("Databricks", rf"dapi{_HEX}{{32}}(?:-\d)?", "docs.databricks.com/dev-tools/auth/pat.html"),
    VendorForm(
        "New Relic",
        r"NRAK-[A-Z0-9]{27}|NRJS-[0-9a-f]{19}|NRII-[A-Za-z0-9_-]{32}",
        "docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys",
    ),
    VendorForm(
        "Cloudflare origin",
        rf"v1\.0-{_HEX}{{24}}-{_HEX}{{146}}",
        "developers.cloudflare.com/fundamentals/api/get-started/ca-keys",
    ),
    VendorForm(
        "Atlassian",
        r"AT(?:ATT3|CTT3|BB)[A-Za-z0-9_=-]{28}[A-Za-z0-9_=-]*",
        "support.atlassian.com: manage API tokens for your Atlassian account",
    ),
    VendorForm("Linear", rf"lin_(?:api|oauth)_{_ALNUM}{{40,64}}", "linear.app/developers: personal API keys"),
    VendorForm(
        "Notion", rf"(?:secret_{_ALNUM}{{43}}|ntn_{_ALNUM}{{40,50}})", "developers.notion.com/docs/authorization"
    ),
    VendorForm("Figma", rf"fig[dour]_{_WORD}{{40,50}}", "figma.com/developers/api: access tokens"),
    VendorForm("Airtable", rf"pat{_ALNUM}{{14}}\.{_HEX}{{64}}", "airtable.com/developers/web/api/authentication"),
    VendorForm(
        "Postman", rf"PMAK-{_HEX}{{24}}-{_HEX}{{34}}", "learning.postman.com/docs/developer/postman-api/authentication"
    ),
    VendorForm("Vault", rf"hv[sbr]\.{_WORD}{{24}}{_WORD}*", "developer.hashicorp.com/vault/docs/concepts/tokens"),
    VendorForm(
        "Terraform",
        rf"{_ALNUM}{{14}}\.atlasv1\.{_WORD}{{60,70}}",
        "developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens",
    ),
    VendorForm(
        "Sentry",
        rf"sntryu_{_HEX}{{64}}|sntrys_[A-Za-z0-9+/=_-]{{40}}[A-Za-z0-9+/=_-]*",
        "docs.sentry.io/account/auth-tokens",
    ),
    VendorForm(
        "Grafana",
        rf"glsa_{_ALNUM}{{32}}_[0-9a-fA-F]{{8}}|glc_[A-Za-z0-9+/]{{32}}[A-Za-z0-9+/]*=*",
        "grafana.com/docs/grafana/latest/administration/service-accounts",
    ),
    VendorForm("Dropbox", rf"sl\.(?:u\.)?{_WORD}{{60}}{_WORD}*", "developers.dropbox.com/oauth-guide"),
    VendorForm(
        "Facebook",
        rf"EAA[A-Z]{_ALNUM}{{30}}{_ALNUM}*",
        "developers.facebook.com/docs/facebook-login/guides/access-tokens",
    ),
    VendorForm(
        "Twitter bearer",
        r"AAAAAAAAAAAAAAAAAAAAA[A-Za-z0-9%+/=]{50}[A-Za-z0-9%+/=]*",
        "docs.x.com/fundamentals/authentication/oauth-2-0/bearer-tokens",
    ),
    VendorForm(
        "LinkedIn",
        r"WPL_AP\d\.[A-Za-z0-9]{16}\.[A-Za-z0-9+/]{8}",
        "learn.microsoft.com/linkedin/shared/authentication/client-credentials-flow",
    ),
    VendorForm(
        "Doppler",
        rf"dp\.(?:pt|st|ct|sa|scim|audit)\.(?:[a-z0-9_-]{{2,35}}\.)?{_ALNUM}{{40,44}}",
        "docs.doppler.com/docs/service-tokens",
    ),
    VendorForm("Pulumi", rf"pul-{_HEX}{{40}}", "pulumi.com/docs/pulumi-cloud/access-management/access-tokens"),
    VendorForm(
        "PlanetScale", r"pscale_(?:tkn|pw|oauth)_[A-Za-z0-9_.-]{32,64}", "planetscale.com/docs/api: service tokens"
    ),
    VendorForm(
        "Supabase", rf"sb(?:p|s)_{_HEX}{{40}}|sb_secret_{_WORD}{{20,60}}", "supabase.com/docs/guides/api/api-keys"
    ),
    VendorForm("Netlify", rf"nfp_{_ALNUM}{{36}}", "docs.netlify.com/api/get-started"),
    VendorForm("Fly.io", r"FlyV1 fm[12]_[A-Za-z0-9+/=_-]{60}[A-Za-z0-9+/=_-]*", "fly.io/docs/security/tokens"),
    VendorForm("Buildkite", rf"bkua_{_HEX}{{40}}", "buildkite.com/docs/apis/managing-api-tokens"),
    VendorForm("CircleCI", rf"CCI(?:PAT|PRJ)_{_ALNUM}{{22}}_{_HEX}{{40}}", "circleci.com/docs/managing-api-tokens"),
    VendorForm("SonarQube", rf"sq[apu]_{_HEX}{{40}}", "docs.sonarsource.com/sonarqube: generating and using tokens"),
    VendorForm("Artifactory", rf"AKCp{_ALNUM}{{69}}", "jfrog.com/help: JFrog API key"),
    VendorForm("HubSpot", rf"pat-(?:na|eu)\d-{_UUID}", "developers.hubspot.com/docs/api/private-apps"),
    VendorForm("Plaid", rf"access-(?:sandbox|development|production)-{_UUID}", "plaid.com/docs/api/tokens"),
    VendorForm("Razorpay", rf"rzp_(?:live|test)_{_ALNUM}{{14}}", "razorpay.com/docs/api/authentication"),
    VendorForm("Flutterwave", r"FLWSECK(?:_TEST)?-[0-9a-f]{32}-X", "developer.flutterwave.com/docs/authentication"),
    VendorForm("EasyPost", rf"EZ[AT]K{_ALNUM}{{54}}", "docs.easypost.com/docs/authentication"),
    VendorForm("Shippo", rf"shippo_(?:live|test)_{_HEX}{{40}}", "docs.goshippo.com/docs/guides_general/authentication"),
    VendorForm(
        "Mapbox",
        rf"[ps]k\.eyJ{_WORD}{{40,400}}\.{_WORD}{{20,60}}",
        "docs.mapbox.com/help/dive-deeper/access-tokens",
    ),
    VendorForm(
        "Dynatrace", r"dt0[a-z]\d{2}\.[A-Z0-9]{24}\.[A-Z0-9]{64}", "docs.dynatrace.com: access tokens, token format"
    ),
    VendorForm("Contentful", rf"CFPAT-{_WORD}{{43}}", "contentful.com/developers/docs/references/authentication"),
    VendorForm("Typeform", r"tfp_[A-Za-z0-9_.-]{44,60}", "typeform.com/developers/get-started/personal-access-token"),
    VendorForm("Clojars", rf"CLOJARS_{_HEX}{{60}}", "github.com/clojars/clojars-web/wiki/Deploy-Tokens"),
    VendorForm("Alibaba Cloud", rf"LTAI{_ALNUM}{{20}}", "alibabacloud.com/help/en/ram: create an AccessKey pair"),
    VendorForm(
        "1Password",
        r"ops_eyJ[A-Za-z0-9+/=_-]{60}[A-Za-z0-9+/=_-]*|A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})(?:-[A-Z0-9]{5}){3}",
        "support.1password.com/secret-key-security",
    ),
    VendorForm(
        "age", r"AGE-SECRET-KEY-1[0-9A-Z]{58}|age-secret-key-1[0-9a-z]{58}", "age-encryption.org/v1: X25519 identity"
    ),
)
