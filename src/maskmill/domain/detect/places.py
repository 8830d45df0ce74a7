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

_NATIONALITIES = """
afghan albanian algerian american andorran angolan arab argentine argentinian armenian asian african european australian
austrian azerbaijani bahraini bangladeshi belarusian belgian bolivian bosnian brazilian british briton bulgarian burmese
cambodian cameroonian canadian catalan chechen chilean chinese colombian congolese croat croatian cuban cypriot czech
danish dutch ecuadorian egyptian english eritrean estonian ethiopian filipino finnish flemish french georgian german
ghanaian greek guatemalan haitian hungarian icelandic indian indonesian iranian iraqi irish israeli italian jamaican
japanese jordanian kazakh kenyan korean kosovan kurdish kuwaiti latvian lebanese liberian libyan lithuanian
luxembourgish macedonian malaysian maltese mexican moldovan mongolian montenegrin moroccan namibian nepalese nepali
nicaraguan nigerian norwegian pakistani palestinian panamanian paraguayan persian peruvian polish portuguese qatari
romanian russian rwandan saudi scottish senegalese serb serbian sicilian singaporean slovak slovene slovenian somali
spanish sudanese swedish swiss syrian taiwanese tanzanian thai tunisian turkish ugandan ukrainian uruguayan uzbek
venezuelan vietnamese welsh yemeni zambian zimbabwean latin western eastern northern southern
deutsch deutsche deutscher deutsches französische französischen englische englischen österreichische
italienische spanische polnische türkische russische amerikanische amerikanischen europäische britische
français française françaises allemand allemande anglais anglaise belge espagnol espagnole italienne turque russe
polonais polonaise portugais portugaise européen européenne américain américaine
español española españoles alemán alemana francés francesa inglés inglesa italiano italiana portugués portuguesa
europeo europea estadounidense turca ruso rusa polaco polaca
"""

NATIONALITIES = frozenset(_NATIONALITIES.split())
"""Adjectives of countries, peoples and languages in small letters: alone none of them says where somebody is."""
