"""Common French words, in small letters."""

from __future__ import annotations

from maskmill.domain.detect.detector import bag

WORDS = bag(
    """
    abbé abdomen absence absences accident accord accusons accusé acte actuel administratrice admise adorable affaires
    affirme agence agent agité ainsi alerte allé alors ami ancien ancienne anglais annuel annulation année ans août
    appartient appel appelle appelé apporté appris après apyrétique arachides arbre arnaque arrivé arrivée arrivés
    arrière arrêts arrêté article as assez assistée atteint au aucun aucune aujourd auprès auront aussi autorisées
    autre autres aux avait avant avec avocat avocats avoir avril ayant bail barbier barreau beau beaucoup bel belle
    berger bien bientôt bisous blanc blanche blanchet blessé bleu blouson bois bon bonne bonnes boucher boulanger
    boulangerie bout bouvier bref brigadier brumes brun brune bruns brute budget bulletin bureau bus bâtiment bénévoles
    cabaret café caniculaire cantine cap capitaine cardiologie caron cas casquette catalogue cause ce cela celle celui
    cent certifie ces cession cet cette ceux ch chambre chanson chantait chaque charges charpentier chaussures chef
    chercher chevalier cheveux chez chronophage château chère ciel cinq circulation civil civile claire claque classes
    clause clerc client cliente clients clinique clés code colis commande comme comment commentaire commune comparution
    complet compléter composée compris comprises comptable compte compter compétente condamne condamné condamnée
    conditions conducteur confond confrère conjoint connais connaissance connue conseil conseillère conseillée consenti
    considérant constate constaté constituée consultation consultés conteste contradicteur contre contrôle contrôlé
    convenu convoque convoquée copropriétaires cordialement corps corroborés coupable coupée cour courant courante
    courrier cours court cousin cousine criant croisé crédité curieux célébrée cérémonie côté cœur dame dans de debout
    demain demande demander demandé demeurant demeure depuis dernier derrière des descend descendre dessert destination
    deux devant devis devrais dieu dire directive directrice dirige discussion disons disparu dissipation distinguées
    dit diverses divulguer dix documents doit domicile donc donne donné dons dont dors dossier douleur doute doutes
    droit du duc durée débats début débuté déchire décidé décision déclaration déclare déclaré découvre décrit décès
    défaut défend défenderesse dégagées déjà dénonce départ département dépens déplorer dépressible dépôt déterminée
    dévouée eau eaux effet effondrée effraction elle en encore enfant enfants enfin engagé engagée enregistrée ensuite
    entaché entendons entendu entendue enthousiasme entière entre entreposer entreprise entrepôt entretien erreur est
    estimé et eu eux examen explique extraordinaire fabre fabriques face facture faible faire fait faite faits
    familiale familiales famille fausse faute faux favorable femme fenêtres ferait ferme fermé feu figure fil file
    fille fils fin fins fixé fleur fleurs fois fondé font fontaine fort forêt fournier frais frauduleusement froid
    fromage frère fuir fut fériés février fête garantie garde garçons gens gluten gouttières gouvernement gracieux
    grand grande grandes grands grave greffier greffière gris gros guerre général générale générales hall harcelait
    haut haute heure heures heureux hier hiver homme hospitalisé hospitalisée huit huitaine hésite hôpital ici
    identifiant il ils immatriculé impayée impuissant incendie indolore inflige information informe instructeur
    interlocutrice interne interprété introduit introduite intérieur jamais jardin jaune je jeu jeune joignable joli
    jour journal journée jours juge juges juillet juin juridiction jusqu jusque juste justifie justifiée kinésithérapie
    la lactose laissé laquelle large largué le lecteurs lenteur lequel les lesquels leur leurs libre licenciée lieu
    lieux linux lit livrer locataire logement loin long longue lors lorsque lot loue louer loyer lu lui lundi lune là
    légal légaux ma madame main maintenant mais maison maj mal malaise maman manifester manquait marchand marche mari
    marin mariés marraine mars match matin matinales matricule mauvais maître maîtresse me merci mes mesure mesures
    meublé midi mieux mineur ministère minutes mis mise modifications moi moins mois mon monde monsieur mont montant
    moreau mort mortel mot motif motifs moulin mère médecin même nager naissance nationale nationalité ne neuf ni noir
    noire nom nommée non nos notarial notifié notre nous nouveau nouvelle novembre noël nuit numéro né née objet
    obligation obligations obligé observations obsèques octobre oh omission on oncle ondées ont onze oppose
    orthophonique ou oui ouverte ouvre où page paiement pain paisiblement pané par paragraphe parce parent parents
    parfois parmi part partie parties partir partout parvenue pas passent passible passons patient patron pause pauvre
    payable payer pays peine pendant pense persiste personne personnes petit petite petits peu peut peuvent place placé
    plaint plan plat plus plusieurs pluvieux point politesse pont portail porte porter positif postes posture posés
    pour pourquoi pourra pouvait pouvez pouvoir premier première prend prendre prenne prie prince principal pris prise
    privant privées procureur procédure produire produit propos propose prouver près préalable précisé précédent
    préfecture préfet préjudice préjudiciel préjudicielle prélèvement prénom présent présentes présentées président
    prévenir prévenu prévost prêtre prêtée pu pub publique puis pulmonaire père qu qualité quand quant quartier quatre
    quatrième que quel quelle quelqu quelque quelques question qui quinze quitter quitté quoi quorum raisons rapide
    rappeler rapport rapporteur rapporteure rayé recherche recommandée reconnu recours refus refusez refusé reine
    rejeta rejeté rejetée rejoint rejoue relais relaxé relief religieuse relit relu remboursement remercie remises
    rempli rend renseignements rentrant renverse renvoi renvoyé reportée repos représentant représentants représenté
    représentée requérant requérante requête respire ressortissant ressortissante restaurant reste rester restituer
    restitution retard retirer retraite retraites revenu revoir revu rey reçu riche rien riverains rivière roche roi
    rose rouge route roux rue râle règlement réagir réception réclame réclamé régal région réglementation régler
    régulateur réguliers réparer réponse résidant résidence résilier résolutoire résulte résumer rétractation réunion
    réussit réélu sa sage saint sainte saisi saisira salariales salutations sanctions sanitaires sans satisfaction sauf
    savoure scolarisé scolarisée se sec secrétaire sel semaine sens sent sept sera serait service servir ses seul seule
    si siens signale signaler signe situé six siège sociale société soir soirée soleil solliciter sombre somme son sons
    sont souffle souffrir souhaité souple souples source sous soussigné soussignée soussignés soustrait soutient
    souvenir souvent souvient splendide statuer su suis suit suivante supprime supérieur sur surseoir sursis survenu
    suspendu séance séjour sérieux sœur ta table tant tante tapage tard tardé te tels temps tenir terrasse terre
    territoire tes texte thermos tiers titre toi toiture ton toujours tour tous tout toute toutes train traitant
    transmettre travail travaille travaillé travaux tribunal tribune trois troisième trop trottinettes trouve trouvé
    très tu téléphone témoin tête un une union user utile vacances vallée valoir venir vent ver verbalisateur vers
    verse vert verte veste veuillez veut veuve victime victoire vidéosurveillance vie viennent vieux vigile village
    ville vin violent virement viscérale visite visiteront visiteurs visité visé vit vive voici voir voisin voit
    voiture vol vomi votre voté vous vrai vu vue véhicule yeux échéance école égalisé épouse épreuves éprouve établi
    établissement étage étaient était éteint étoiles été évoluent évêque être
    """
)
"""Folded to small letters."""
