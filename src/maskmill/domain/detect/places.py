"""Countries: a bare one identifies nobody, and a text without them does not read."""

from __future__ import annotations

from maskmill.domain.detect.words import signature

_COUNTRIES = """
Afghanistan; Albania; Algeria; Andorra; Angola; Argentina; Armenia; Australia; Austria; Azerbaijan; Bahamas; Bahrain;
Bangladesh; Barbados; Belarus; Belgium; Belize; Benin; Bhutan; Bolivia; Bosnia and Herzegovina; Bosnia; Botswana;
Brazil; Brunei; Bulgaria; Burkina Faso; Burundi; Cambodia; Cameroon; Canada; Cape Verde; Chad; Chile; China; Colombia;
Comoros; Congo; Costa Rica; Croatia; Cuba; Cyprus; Czech Republic; Czechia; Denmark; Djibouti; Dominican Republic;
Ecuador; Egypt; El Salvador; Eritrea; Estonia; Eswatini; Ethiopia; Fiji; Finland; France; Gabon; Gambia; Germany;
Ghana; Greece; Grenada; Guatemala; Guinea; Guyana; Haiti; Honduras; Hungary; Iceland; India; Indonesia; Iran; Iraq;
Ireland; Israel; Italy; Ivory Coast; Jamaica; Japan; Kazakhstan; Kenya; Kuwait; Kyrgyzstan; Laos; Latvia; Lebanon;
Lesotho; Liberia; Libya; Liechtenstein; Lithuania; Luxembourg; Madagascar; Malawi; Malaysia; Maldives; Mali; Malta;
Mauritania; Mauritius; Mexico; Moldova; Monaco; Mongolia; Montenegro; Morocco; Mozambique; Myanmar; Namibia; Nepal;
Netherlands; The Netherlands; New Zealand; Nicaragua; Niger; Nigeria; North Korea; North Macedonia; Norway; Oman;
Pakistan; Panama; Papua New Guinea; Paraguay; Peru; Philippines; Poland; Portugal; Qatar; Romania; Russia; Russian
Federation; Rwanda; Saudi Arabia; Senegal; Serbia; Seychelles; Sierra Leone; Singapore; Slovakia; Slovenia; Somalia;
South Africa; South Korea; South Sudan; Spain; Sri Lanka; Sudan; Suriname; Sweden; Switzerland; Syria; Taiwan;
Tajikistan; Tanzania; Thailand; Togo; Tonga; Tunisia; Turkey; Türkiye; Turkmenistan; Uganda; Ukraine; United Arab
Emirates; United Kingdom; UK; U.K.; Great Britain; Britain; England; Scotland; Wales; Northern Ireland; United States;
United States of America; USA; U.S.A.; US; U.S.; America; Uruguay; Uzbekistan; Vatican; Venezuela; Vietnam; Yemen;
Zambia; Zimbabwe; Europe; European Union; EU; Asia; Africa; Deutschland; Österreich; Schweiz; Frankreich; Spanien;
Italien; Niederlande; Belgien; Polen; Großbritannien; Vereinigtes Königreich; Türkei; Allemagne; Autriche; Suisse;
Espagne; Italie; Pays-Bas; Belgique; Pologne; Royaume-Uni; Turquie; États-Unis; Roumanie; Russie; Alemania; Suiza;
Francia; España; Italia; Países Bajos; Bélgica; Polonia; Reino Unido; Turquía; Estados Unidos; México; Perú
"""

COUNTRIES = frozenset(signature(name) for name in _COUNTRIES.split(";"))
"""Folded names of countries and continents."""
