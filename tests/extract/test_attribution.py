"""Who puts a figure forward; the figure stands in [[ ]] in each text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.extract.attribution import attribution_of, find_attributions
from reconcile.extract.sentences import find_sentences
from reconcile.lexicons.load import load_table
from reconcile.model import Attribution, ClaimantKind, Span, Stance

MARKED = re.compile(r"\[\[(.+?)\]\]")
SOHR = "Syrian Observatory for Human Rights"


def attributed(marked: str, title: str = "", outlet: str = "") -> list[tuple[str, Attribution]]:
    """Return the text without marks beside the attribution of each marked figure."""
    text, spans, at = "", [], 0
    for match in MARKED.finditer(marked):
        text += marked[at : match.start()]
        spans.append(Span(len(text), len(text) + len(match[1])))
        text += match[1]
        at = match.end()
    text += marked[at:]
    index = find_attributions(text, find_sentences(text), title=title, outlet=outlet)
    return [(text, attribution_of(index, span)) for span in spans]


def claimants(marked: str, title: str = "", outlet: str = "") -> list[str]:
    return [said.claimant for _, said in attributed(marked, title, outlet)]


SAID = [  # dev
    ("A blast killed [[12]], says the Red Crescent Reuters Friday 7 March 2014 It hit a shop.", ["Red Crescent"]),
    ("Reports confirmed that [[12]] people were killed, said the medical source.", ["medical source"]),
    ("Reports said [[12]] people were killed.", ["reports"]),
    (
        "Raids killed [[12]] people in districts including al-Harun and al-Orun rescue official Ana Lind said.",
        ["Ana Lind"],
    ),
    ("[[12]] men fled to find shelter in Iraq or Turkey informed sources said.", ["informed sources"]),
    (
        "[[12]] people were killed in the hill area the Lake Monitor said a district next to the only way out.",
        ["Lake Monitor"],
    ),
    ("After the raid the Lake Monitor said a bomb killed [[12]] people.", ["Lake Monitor"]),
    (
        "It shelled them an accusation the army has denied The raids killed [[12]] the Lake Monitor said.",
        ["Lake Monitor"],
    ),
    ("The army denied [[12]] people had died.", ["army"]),
    (
        "[[12]] people died the Lake Doctors Association a group of Syrian doctors that supports clinics in the city"
        " said.",
        ["Lake Doctors Association"],
    ),
    ("[[12]] people died, member of the Lakeside National Council Mustafa Harun said.", ["Mustafa Harun"]),
    ("[[12]] people died, a member of the Lake Council said.", ["member of the Lake Council"]),
    ("Police said [[12]] people were killed.", ["police"]),
    ("[[Twelve]] people were killed, police said.", ["police"]),
    ("[[Twelve]] people were killed, police said on Sunday in a statement.", ["police"]),
    ("[[Twelve]] people were killed, said the mayor's office.", ["mayor's office"]),
    ("At least [[12]] people died, said Amina Deller, a nurse at the clinic.", ["Amina Deller"]),
    ("[[Ten]] died and [[30]] were hurt when the dam broke, officials said.", ["officials", "officials"]),
    ("A local official told Reuters that [[40]] homes were lost.", ["local official"]),
    ("[[40]] people are missing, a fire service spokesman told reporters.", ["fire service"]),
    (
        "Rockets set off blasts that killed [[40]] people, a rights group and residents said.",
        ["rights group ; residents"],
    ),
    ("The army has confirmed that [[three]] soldiers died.", ["army"]),
    ("Residents of the valley reported [[nine]] deaths.", ["residents"]),
    ("Airwars put the toll at [[31]].", ["Airwars"]),
    ("Doctors Without Borders has documented [[31]] cases.", ["Doctors Without Borders"]),
    ("The governor, Tomas Hale, said [[60]] people had fled.", ["Tomas Hale"]),
    ("Tomas Hale, the governor, said [[60]] people had fled.", ["Tomas Hale"]),
    ('"We buried [[14]] people," Tomas Hale said. "It was a long day."', ["Tomas Hale"]),
    ("'We buried [[14]] people,' she said.", ["-"]),
    ("The hospital says [[seven]] of the wounded are children.", ["hospital"]),
    ("In Aldar, the ministry of health said [[15]] had died.", ["Health Ministry"]),
    ("On Monday the fire service said [[15]] had died.", ["fire service"]),
    ("[[Five]] miners died, the company said, adding that [[two]] were still missing.", ["company", "company"]),
    ("The Red Cross said [[five]] died while the army put the toll at [[nine]].", ["Red Cross", "army"]),
    ("Activists accused the army of killing [[20]] villagers.", ["activists"]),
    ("The group claims to have killed [[25]] soldiers.", ["group"]),
]
ACCORDING = [  # dev
    ("[[Eight]] people drowned, according to the coastguard.", ["coastguard"]),
    ("According to the coastguard, [[eight]] people drowned.", ["coastguard"]),
    ("[[Eight]] people drowned, according to figures from the coastguard.", ["coastguard"]),
    ("[[Eight]] people drowned, according to data compiled by UNHCR.", ["UNHCR"]),
    ("[[Eight]] of those aboard, according to police, were children.", ["police"]),
    ("[[310]] have died this year, by the health ministry's count.", ["Health Ministry"]),
    ("[[310]] have died this year in a tally by AFP.", ["Agence France-Presse"]),
    ("Figures from UNICEF show [[310]] children died.", ["UNICEF"]),
    ("[[27]] people died of heat, according to figures released Tuesday by Aldar County.", ["Aldar County"]),
    ("Police data show [[310]] people died.", ["police"]),
    ("[[Twelve]] people were killed, as reported by Xinhua.", ["Xinhua"]),
    ("[[Twelve]] deaths were confirmed by the coroner.", ["coroner"]),
    ("[[Two]] aid workers died, the charity was quoted as saying.", ["charity"]),
    ("With the army putting the toll at [[58]], the city waited.", ["army"]),
]
STRIPPED = [  # dev: texts that lost their commas and apostrophes
    ("[[Twelve]] people were killed in the town of Aldar a war monitor in Syria Airwars said.", ["Airwars"]),
    ("[[Twelve]] people were killed in northern Syria activists said.", ["activists"]),
    ("[[Twelve]] people were killed in Damascus Syrian state television said.", ["Syrian state television"]),
    ("[[Twelve]] people were killed in Syria said the Observatory a London-based conflict monitor.", [SOHR]),
    (
        "[[Twelve]] people died at the hospital officials said adding that [[six]] were hurt.",
        ["hospital officials"] * 2,
    ),
    ("The Observatory which works from Britain said [[12]] people died in Syria.", [SOHR]),
    ("A source at Aldar Police Command told SANA that [[two]] women were hurt.", ["source at Aldar Police Command"]),
    ("Syria Raid kills [[12]] Observatory", [SOHR]),
    (
        "[[Two]] people were hurt near the city of Aldar in the south a local source told Interfax on Thursday.",
        ["local source"],
    ),
]
HEADS = [  # dev: who speaks for a body, who for himself
    ("Sami Noor, head of the Syrian Observatory for Human Rights, said [[12]] died.", [SOHR]),
    ("Red Cross spokeswoman Ana Lind said [[12]] died.", ["Red Cross"]),
    ("Kenyan police spokesman Ojo Tamba told reporters [[12]] died.", ["Kenyan police"]),
    ("Deputy Interior Minister Ivan Orlo said [[22]] people died.", ["Interior Ministry"]),
    ("Prime Minister Ivan Orlo said [[22]] people died.", ["Ivan Orlo"]),
    ("Dr Lena Amsel said [[22]] people died on her ward.", ["Lena Amsel"]),
    ("Resident Omar Sade said he counted [[22]] bodies.", ["Omar Sade"]),
]
CALLED_BACK = [  # dev
    ("UNICEF said the school was hit. It said [[nine]] pupils died.", ["UNICEF"]),
    ("Lena Amsel said the road was cut. [[Nine]] cars burned, she added.", ["Lena Amsel"]),
    ("Lena Amsel said the road was cut. Amsel said [[nine]] cars burned.", ["Lena Amsel"]),
    ("The Foro Penal group said it was told late. The group said [[nine]] people were held.", ["Foro Penal"]),
    ("[[Nine]] people died, a monitor said. Airwars said the raid came at dawn.", ["Airwars"]),
    ("The Lake Safety Board (LSB) warned of it. The LSB said [[nine]] people drowned.", ["Lake Safety Board"]),
    ("A military source said the raid was over. [[Nine]] fighters died, the source said.", ["military source"]),
    ("Kenya mourns. Kenyan flags fly low. The interior ministry said [[nine]] died.", ["Kenyan Interior Ministry"]),
]
LATER = [  # bug: found by reading news that no rule was written from
    ("Police had spoken of [[30]] dead.", ["police"]),
    ("The agency gave no hour and said at least [[two]] guards died.", ["agency"]),
    (
        "An official in the hill town of Aldar said on Tuesday that [[700]] people had crossed.",
        ["official in the hill town of Aldar"],
    ),
    ("[[Thirteen]] people died, rescuer Omar Sade told Reuters from Aldar.", ["Omar Sade"]),
    ("UNICEF met parents. Its earlier toll was [[112]].", ["-"]),
    ("UNICEF said nine died. Its earlier toll was [[112]].", ["UNICEF"]),
    ("By the count of the Red Cross, [[100]] people had died.", ["Red Cross"]),
    ("A US intelligence report says [[100]] people died.", ["US intelligence"]),
    ("Turkey's health ministry said [[31]] people were hurt.", ["Turkish Health Ministry"]),
    ("A spokesperson for the Gaza ministry of health said [[28]] were hurt.", ["Gaza Health Ministry"]),
    ("The road was cut. Its spokesman, Ivan Orlo, said [[28]] were hurt.", ["Ivan Orlo"]),
    ("The Red Cross said it was late. Its spokesman, Ivan Orlo, said [[28]] were hurt.", ["Red Cross"]),
    ("Seven bodies were found off Aldar, state media said. [[Hundreds]] may be trapped, they said.", ["state media"]),
    ("[[50]] people died, the Aldar Commission on Human Rights said.", ["Aldar Commission on Human Rights"]),
    ("Boko Haram killed [[25]] officers, a spokesman for the armed group said.", ["Boko Haram"]),
    ("The death toll from the blast was [[112]].", ["-"]),
    ("[[Nine]] people died near the frontier with Turkey local sources said.", ["local sources"]),
    ("Local and media sources said [[nine]] people died.", ["local and media sources"]),
    ("[[Ten]] died in Aldar on Monday the Red Cross said most of them children.", ["Red Cross"]),
]
JOINT = [  # bug: "and the" parted two claimants
    ("The Health Ministry and the Red Cross said [[12]] people were killed.", ["Health Ministry ; Red Cross"]),
    ("The militants want to press the rebels and the UN says [[12]] people were killed.", ["United Nations"]),
    ("Opposition activists and the armed group said [[12]] people died.", ["opposition activists ; armed group"]),
]
NAMES = [  # bug: part of a name lost, or more than the name taken
    ("The country's harbour rescue agency said [[12]] people died.", ["harbour rescue agency"]),
    ("Ivan Orlo, a spokesman for the lake rescue service, said [[12]] people died.", ["lake rescue service"]),
    ("The Geneva-based Lake Rights Network said [[12]] people died.", ["Lake Rights Network"]),
    ("A Geneva-based monitor said [[12]] people died.", ["Geneva-based monitor"]),
    ("A senior U.S. official said [[12]] people died.", ["senior U.S. official"]),
    ("Damascus police said [[12]] people died.", ["Damascus police"]),
    ("[[Twelve]] died, a source close to the government said.", ["source close to the government"]),
    ("Initial reports indicated that [[12]] people died.", ["initial reports"]),
    ("Ivan al-Orlo Kenyas interior minister said [[12]] people died.", ["Kenyan Interior Ministry"]),
    ("[[Twelve]] people died in the latest blast to hit the district state television said.", ["state television"]),
    ("[[Twelve]] people died in the old centre of the capital a monitoring group said.", ["monitoring group"]),
    ("[[Twelve]] people died according to the latest figures.", ["-"]),
    ("Special Envoy for Kenya Ana Lind said [[12]] people died.", ["Ana Lind"]),
]
OF_A_BODY = [  # bug: people who speak for the body they are of
    ("[[Twelve]] people died, said Ivan Orlo of the Lake Observatory.", ["Lake Observatory"]),
    ("Ivan Orlo from Human Rights Watch said [[12]] people died.", ["Human Rights Watch"]),
    ("UNICEF's Ana Lind said [[12]] people died.", ["UNICEF"]),
    ("A teacher, Ana Lind, said [[12]] people died.", ["Ana Lind"]),
    ("Police spokesman Ivan Orlo told reporters that [[12]] people died.", ["police"]),
]
UNTUNED = [  # bug: names cut short and heads taken for persons in news of other countries
    ("[[Nine]] people drowned, the harbours ministry said.", ["Harbours Ministry"]),
    ("[[Nine]] people drowned, the BRNO waterways authority said.", ["BRNO waterways authority"]),
    ("[[Nine]] people drown each year, according to the coastal safety board.", ["coastal safety board"]),
    ("The head of the fire and flood agency, Tomas Hale, said [[nine]] people drowned.", ["fire and flood agency"]),
    ("[[Nine]] people drowned, says the district's crisis management office.", ["district's crisis management office"]),
    ("The Tolna police commander, Tomas Hale, said [[nine]] people drowned.", ["Tolna police"]),
    ("UNICEF's zonal coordinator, Tomas Hale, said [[nine]] people drowned.", ["UNICEF"]),
    ("[[Nine]] people drowned, according to the regional health director, Amina Deller.", ["Amina Deller"]),
    ("[[Nine]] people drowned, said the mayor, Tomas Hale, who runs the rescue.", ["Tomas Hale"]),
    ("[[Nine]] people drowned, Superintendent of Police Tomas Hale said.", ["police"]),
    ("A farmer reached through a radio link said [[nine]] people drowned.", ["farmer"]),
    ("The Red Cross, which counts otherwise, earlier this week gave a figure of [[nine]].", ["Red Cross"]),
    (
        "[[Nine]] people drowned, according to figures verified by the Red Cross. Of those killed, [[two]] were boys.",
        ["Red Cross", "Red Cross"],
    ),
    ("The army admits three losses, but the Peruvian miners' union cites [[at least 40]].", ["Peruvian miners' union"]),
    ("Airwars statements online claimed the deaths of [[nine]] people.", ["Airwars"]),
]
OWN_BODIES = [  # bug: whose director, whose spokesman, which hospital
    (
        "The Red Cross said [[nine]] drowned. [[Two]] are missing, said the organisation's coordinator, Tomas Hale.",
        ["Red Cross", "Red Cross"],
    ),
    (
        "Human Rights Watch called for an inquiry. Its Peru director said guards shot [[nine]] people.",
        ["Human Rights Watch"],
    ),
    ("Lakeside Hospital is treating [[nine]] people, its director told reporters.", ["Lakeside Hospital"]),
    ("[[Two]] died at Lakeside Hospital; [[nine]] are stable, the hospital said.", ["Lakeside Hospital"] * 2),
    ("[[Two]] died at Lakeside Hospital, [[nine]] at Hill Hospital, the hospital said.", ["hospital"] * 2),
    (
        "Union of Divers says [[nine]] drowned. [[Two]] are missing, said Amina Deller, the union's president.",
        ["Union of Divers", "Union of Divers"],
    ),
    ("[[Nine]] drowned, federation says. The Lake Federation of Divers mourned.", ["Lake Federation of Divers"]),
    ("The mayor spoke of one death. General Tomas Hale sent boats. He said [[nine]] had drowned.", ["Tomas Hale"]),
    ("Interior Minister Tomas Hale flew in. He said [[nine]] had drowned.", ["Interior Ministry"]),
    ('"We lost [[nine]]," said Tomas Hale, UNICEF head of mission.', ["UNICEF"]),
    ("Ski Patrol Foundation is small. The SPF said [[nine]] died.", ["Ski Patrol Foundation"]),
    ("The Rapid Support Forces withdrew. The RSF said [[nine]] died.", ["Rapid Support Forces"]),
    ("The RSF said [[nine]] died.", ["Reporters Without Borders"]),
]
BEHIND_NAMES = [  # bug: bodies behind short names, offices and those who are of them
    (
        "The dead were fishermen, the national disaster unit KBPN said. "
        '"We have [[17]] dead," its director, Omar Sade, told reporters.',
        ["KBPN"],
    ),
    ("[[Nine]] people drowned, said Ana Lind of the health directorate KBPN.", ["KBPN"]),
    (
        "The flood came late, the National Rescue Agency said. NRA's regional coordinator, Omar Sade, said [[nine]] "
        "people drowned.",
        ["National Rescue Agency"],
    ),
    (
        "The fire is out, the fire service said. [[Nine]] people died, said Major Omar Sade, the head of the service.",
        ["fire service"],
    ),
    ("Rescue workers of the Civil Defence said they had found [[nine]] bodies.", ["Civil Defence"]),
    ("Volunteers with the White Helmets said they had found [[nine]] bodies.", ["White Helmets"]),
    ("Chile's Halma channel reported [[nine]] dead.", ["Halma channel"]),
    (
        "An army spokesman said the raid was over. Omar Sade said [[20]] officers were killed.",
        ["army"],
    ),
    (
        "An army spokesman said the raid was over. Mayor Omar Sade said [[20]] officers were killed.",
        ["Omar Sade"],
    ),
    ('The mayor, Omar Sade, was there. "[[Nine]] people drowned," he said by text message.', ["Omar Sade"]),
    ("The federation's tally, released on Friday, compares with [[88]] deaths a year ago.", ["federation"]),
    (
        "The rights commission on Kenya called for calm. The report said the raids had killed [[200]] people.",
        ["rights commission"],
    ),
]
UNSTOPPED = [  # bug: found where a sentence of figures told of a speaker and nobody was credited
    ("Raid kills [[20]] Monitor", ["monitor"]),
    ("Bomb kills [[30]] government fighters Monitoring group Reuters Tuesday 6 May 2014", ["monitoring group"]),
    ("Storm kills [[one]] in coastal stronghold State TV AFP Thursday 2 June 2016", ["state television"]),
    ("[[Six]] children among 19 dead in bombing Civil defence AFP Thursday 2 June 2016", ["civil defence"]),
    ("Some [[20]] sailors killed in convoy attack Red Cross AFP Tuesday 20 September 2016", ["Red Cross"]),
    ("More than [[50]] rebels killed NGO AFP Sunday 30 March 2014", ["NGO"]),
    ("[[40]] killed in raid on market town Observatory Reuters Tuesday 6 May 2014 Syria", [SOHR]),
    ("Gunmen kill [[12]] police in Aldar AFP Tuesday 6 May 2014", ["-"]),
    ("Other outlets stated that Omar Sade [[a]] gunman was killed.", ["outlets"]),
    ("The ministry reported that the Islamic State executed [[19]] men.", ["ministry"]),
    ("The U.N. in August said that [[191]] people drowned.", ["United Nations"]),
    ("Photos show that [[67]] people died in custody HRW said in a report issued in December.", ["Human Rights Watch"]),
    (
        "[[Five]] medics were killed when a raid hit a clinic late Tuesday the aid group that runs it said.",
        ["aid group"],
    ),
    ("A rescue service working in the hills said on Tuesday that [[nine]] drowned.", ["rescue service"]),
    (
        "A source at Damascus Countryside Police Command said [[nine]] died.",
        ["source at Damascus Countryside Police Command"],
    ),
    ("In a phone call with the SANA reporter local sources said [[nine]] died.", ["local sources"]),
    ("The official agency placed the toll at [[12]].", ["official agency"]),
    ("A Reuters photographer at the medical facility saw the bodies of [[four]] men.", ["Reuters photographer"]),
    ("Like Lena Sami Noor said she had lost [[five]] sons.", ["Lena Sami Noor"]),
    ("A raid hit the clinic killing [[15]] of its medical staff activists in Aldar said.", ["activists"]),
    ("[[Nine]] sailors drowned and the source added that the boat was old.", ["source"]),
    ("[[Nine]] drowned and the mayor said that the boat was old.", ["-"]),
    ("The toll is 23, police said, after divers found [[14]] more bodies.", ["police"]),
]
ABROAD = [  # bug: found by writing what wires send from many countries
    (
        "[[Nine]] people died, Omar Sade, head of the Aldar search and rescue office, told AFP.",
        ["Aldar search and rescue office"],
    ),
    (
        "Officials with the International Organization for Migration said [[61]] drowned.",
        ["International Organization for Migration"],
    ),
    ("Medics at Lake Hospital said [[nine]] drowned.", ["medics at Lake Hospital"]),
    ("A doctor at the main hospital in Aldar told AFP it had [[nine]] bodies.", ["doctor at the main hospital"]),
    (
        "According to the Uganda Red Cross, [[nine]] drowned. The Red Cross said [[40]] were saved.",
        ["Uganda Red Cross"] * 2,
    ),
    ("Peru Flood Watch said [[nine]] drowned.", ["Peru Flood Watch"]),
    ("Gaza's Hamas-run health ministry said [[nine]] died.", ["Gaza Health Ministry"]),
    ("The Hamas-run health ministry said [[nine]] died.", ["Gaza Health Ministry"]),
    ("In Yemen [[nine]] died, the Houthi-run health ministry said.", ["Houthi-run Health Ministry"]),
    ("[[Nine]] died in Sanaa, Yemen, the health ministry said.", ["Health Ministry"]),
    ("Earlier police had put the toll at [[10]].", ["police"]),
    ("Three Chileans and [[two]] Poles died, their embassies said.", ["embassies"]),
    ("A Polish tour operator said [[two]] of its clients died.", ["Polish tour operator"]),
    ("[[Nine]] died in the Yemeni capital, Sanaa, the health ministry said.", ["Health Ministry"]),
    ("[[Nine]] died in the capital, Ana Ruiz, the mayor said.", ["Ana Ruiz"]),
    ("[[Nine]] people died in Portland, New Mexico, the police said.", ["police"]),
    ("[[Nine]] people died near Lake Titicaca, the ombudsman's office said.", ["ombudsman's office"]),
    ("[[Nine]] people died in Springfield, Ohio, the sheriff said.", ["sheriff"]),
    ("[[Nine]] people died in Garissa, Ali Noor, the mayor, said.", ["Ali Noor"]),
    ("The government's disaster-response agency said [[nine]] drowned.", ["government's disaster-response agency"]),
    ("Local newspaper El Faro said [[nine]] drowned.", ["El Faro"]),
    ("State broadcaster RTS reported [[nine]] dead.", ["RTS"]),
    ("USA Today reported [[nine]] dead.", ["USA Today"]),
    ("By a count of the ministry of public health, [[nine]] died.", ["Public Health Ministry"]),
    ("District Magistrate Omar Sade said [[nine]] bodies were found.", ["Omar Sade"]),
    ("[[Nine]] died, Inspector General of Police Omar Sade said.", ["police"]),
    ("The Chilean navy said a boat sank. The navy said [[nine]] drowned.", ["Chilean navy"]),
    (
        "Human Rights Watch said it had been told of a raid. The rights group said [[nine]] had died.",
        ["Human Rights Watch"],
    ),
    ("The Arakan Army spoke on Telegram. AA spokesman Omar Sade said [[nine]] were hurt.", ["AA"]),
    ("A spokesman for the UN mission said [[two]] soldiers were killed.", ["UN mission"]),
]
WIRE = [  # bug: found by writing what a wire might send
    ("John F. Hale, the coroner, said [[nine]] drowned.", ["John F. Hale"]),
    ('"We buried [[nine]] people," Tomas Hale, a villager, said by phone.', ["Tomas Hale"]),
    ("The coastguard spoke of [[nine]] dead. It later raised that to [[ten]].", ["coastguard", "coastguard"]),
    (
        "Oxfam said [[nine]] drowned. Its country director, Amina Deller, put the missing at a total of [[20]].",
        ["Oxfam", "Oxfam"],
    ),
    ("By Reuters' count, [[nine]] people drowned.", ["Reuters"]),
    ("The United States Geological Survey said [[nine]] drowned.", ["United States Geological Survey"]),
    ("The Democratic Republic of Congo has recorded [[90]] deaths.", ["-"]),
    ("Tonga's civil protection agency on Sunday raised the toll to [[nine]].", ["Tonga's civil protection agency"]),
    ("France's Amina Deller said [[nine]] drowned.", ["Amina Deller"]),
    ("Statistics Norway reported [[nine]] drownings.", ["Statistics Norway"]),
    ("Peru's Prosecutor General's Office said [[nine]] drowned.", ["Peru's Prosecutor General's Office"]),
    ("A UN report released Monday found that [[nine]] drowned.", ["United Nations"]),
    ("Police data obtained by the Guardian show [[nine]] drownings.", ["police"]),
    ("[[Nine]] guards drowned, the rebels claimed in a statement carried by state media.", ["rebels"]),
    (
        "The port said [[200]] were aboard, but survivors spoke of [[400]], and [[nine]] bodies were found, "
        "police said.",
        ["port", "survivors", "police"],
    ),
    ("Rescuers took [[12]] to the clinic, they said, where [[two]] died, a doctor said.", ["-", "doctor"]),
    ("The Peruvian miners' union said [[nine]] drowned.", ["Peruvian miners' union"]),
]
ANAPHORA = [  # bug: a bare number speaks on of those before it, "of them" only of its own sentence
    ("[[Nine]] people were hurt, police said. [[Two]] were children.", ["police", "police"]),
    ("[[Nine]] people were hurt, police said. [[Two]] wounded men fled.", ["police", "-"]),
    (
        "The gang fled, police said. It still holds [[nine]] hostages, [[two]] of them sailors.",
        ["police", "-", "-"][1:],
    ),
]
PLACES = [  # bug: a country where a number was recorded is no claimant
    ("Portugal recorded [[90]] deaths from heat in June.", ["-"]),
    ("Neighbouring Chile has logged [[12]] drownings, the coast guard said.", ["coast guard"]),
    ("Turkey said [[12]] soldiers had died.", ["Turkey"]),
    ("Turkey reported that [[12]] soldiers had died.", ["Turkey"]),
    ("QUETTA: A flood swept away [[nine]] people.", ["-"]),
    ("Airwars: raid kills [[nine]]", ["Airwars"]),
    ("Kyiv denies shelling the port, although [[hundreds]] were killed there.", ["-"]),
]

CLAUSES = [  # bug: what a clause of time covers
    ("The raid came a day after UNICEF said [[22]] children were killed.", ["UNICEF"]),
    ("Since the army declared a truce [[22]] people died according to Airwars.", ["Airwars"]),
    ("The AP reported, citing police, that [[22]] people died.", ["police"]),
]
CARRIED = [  # dev
    ("The coastguard said 20 people died. [[Eleven]] of them were children.", ["coastguard"]),
    ("The coastguard said 20 people died. At least another [[11]] people were hurt.", ["coastguard"]),
    ("Twenty people died, the coastguard said. [[Eleven]] others were hurt.", ["coastguard"]),
    ("The coastguard said 20 people died. The casualties included [[11]] children.", ["coastguard"]),
    ("The coastguard said 20 people died. Those killed included [[11]] children.", ["coastguard"]),
    ("The coastguard announced the losses of the week:\n[[11]] children drowned.", ["coastguard"]),
    ("The coastguard said 20 people died. Among at least [[30]] injured were children.", ["coastguard"]),
    ('Lena Amsel said: "It was dark. [[Eleven]] people drowned. Nobody came."', ["Lena Amsel"]),
    ('"It was dark. [[Eleven]] people drowned. Nobody came," said Lena Amsel.', ["Lena Amsel"]),
    ("The coastguard said 20 people died. Last year [[11]] people drowned in the strait.", ["-"]),
    ("The coastguard said 20 people died. The war has killed [[60,000]] people since 2011.", ["-"]),
    ("[[Twenty]] dead in the strait\nThe coastguard said 20 people died.", ["-"]),
]
TOLD_ON = [  # bug: more of the same harm, told in the next sentence
    ("The coastguard said a wave hit the pier. [[Nine]] people were hurt in the accident.", ["coastguard"]),
    ("The coastguard said a wave hit the pier.\n\n[[Nine]] people were hurt in the accident.", ["-"]),
    (
        "Nine men fought over the pier, the coastguard said. At least [[two]] of the fishermen were hurt.",
        ["coastguard"],
    ),
    ("Gunmen shot at the pier, residents told Reuters. The attack left [[a]] woman injured.", ["residents"]),
    ("Gunmen shot at the pier, residents told Reuters. The attack came after a raid that killed [[nine]].", ["-"]),
    ("Rebels shot at the pier, residents said. The army also shelled the village, killing [[nine]].", ["residents"]),
    ("Rebels shot at the pier, residents said. The army has also shelled the village, killing [[nine]].", ["-"]),
    ("Rebels shot at the pier, residents said. In Aldar the army also hit a bus, killing [[nine]].", ["-"]),
    ("The coastguard said nine people had drowned. This was revised on Sunday to [[11]] dead.", ["coastguard"]),
    ("The coastguard said nine people had drowned. This is the second such accident, as on June 4 [[11]] died.", ["-"]),
    ("Medics said nine died. Four people, [[two]] of them sailors, drowned off Aldar on Sunday.", ["-"]),
    ("Ana Lind said the boat tilted twice. Her husband and [[two]] daughters are missing.", ["Ana Lind"]),
    ("Medics said nine died. Five women and [[13]] sailors were among the dead.", ["medics"]),
    (
        'Ana Lind said the ward was full. "I never saw so many," she said. "It is grim. The raid hurt [[50]] people."',
        ["Ana Lind"],
    ),
]
RECALLED = [  # bug: an older harm beside a place
    (
        "The minister says troops killed 25 men near Aldar, where gunmen killed [[140]] students in April.",
        ["-"],
    ),
    ("The minister said the fire in Aldar, where [[40]] people died on Monday, was out.", ["minister"]),
    (
        "The minister said the raid that killed 58 people in a town in Peru, including [[11]] children, was a crime.",
        ["-"],
    ),
]
RELAYED = [  # dev
    ("SANA, citing a military source, reported that [[40]] rebels died.", ["military source"], ("SANA",)),
    ("The Observatory said [[40]] died in Syria, citing medical sources.", [SOHR], ()),
    ("SANA quoted a doctor as saying [[40]] people died.", ["doctor"], ("SANA",)),
    ("A doctor told Reuters that [[40]] people died.", ["doctor"], ("Reuters",)),
    ("A doctor told reporters that [[40]] people died.", ["doctor"], ()),
    ("The AP reported, citing police, that [[40]] people died.", ["police"], ("Associated Press",)),
    ("The health director said [[five]] people died, Xinhua reported.", ["health director"], ("Xinhua",)),
    ("Al Jazeera's Ana Lind said port police had confirmed that [[20]] died.", ["port police"], ("Ana Lind",)),
]
SEVERAL = [  # dev
    ("[[Six]] people died, police and medics said.", ["police ; medics"]),
    ("Airwars and Amnesty International said [[six]] people died.", ["Airwars ; Amnesty International"]),
    ("[[Six]] people died, according to the Red Cross and residents.", ["Red Cross ; residents"]),
]
NOBODY = [  # dev
    ("[[Six]] people died in the fire.", ["-"]),
    ("[[Six]] people were reported dead.", ["-"]),
    ("The fire has claimed the lives of [[six]] people.", ["-"]),
    ("The army said it would respond to the attack that killed [[20]] people.", ["-"]),
    ("The militants claimed responsibility for the blast, which killed [[20]] people.", ["-"]),
    ("The reported attack hurt [[six]] people.", ["-"]),
    ("The militants also claimed a raid on a barracks in the capital that killed [[17]] men.", ["-"]),  # bug
    ("The militants claimed the raid killed [[17]] men.", ["militants"]),
]
HEADLINES = [  # dev
    ("[[20]] dead in blast: police", ["police"]),
    ("Police: [[20]] dead in blast", ["police"]),
    ("[[20]] dead in blast - ministry", ["ministry"]),
    ("Gas attack kills [[five]] in Aldar SANA. The road was cut.", ["SANA"]),
    ("Bomb kills [[31]] in Kurdish city state TV AFP Print 729 views", ["state television"]),
]
GAPS = [  # gap
    ("A man going by the name of Sami Noor said [[20]] people died.", ["Sami Noor"]),
    ("The minister denied reports that [[20]] people died.", ["reports"]),
]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        *SAID,
        *ACCORDING,
        *STRIPPED,
        *HEADS,
        *CALLED_BACK,
        *LATER,
        *JOINT,
        *NAMES,
        *OF_A_BODY,
        *UNTUNED,
        *OWN_BODIES,
        *BEHIND_NAMES,
        *ABROAD,
        *UNSTOPPED,
        *WIRE,
        *ANAPHORA,
        *PLACES,
        *CLAUSES,
        *CARRIED,
        *TOLD_ON,
        *RECALLED,
        *SEVERAL,
        *NOBODY,
        *HEADLINES,
        *(pytest.param(*case, marks=pytest.mark.xfail(strict=True)) for case in GAPS),
    ],
)
def test_claimant(marked, expected):
    assert claimants(marked) == expected


@pytest.mark.parametrize(("marked", "expected", "via"), RELAYED)
def test_who_relayed_it(marked, expected, via):
    found = attributed(marked)
    assert [said.claimant for _, said in found] == expected
    assert [said.via for _, said in found] == [via]


STANCES = [
    ("The army denied that [[20]] civilians were killed.", Stance.DENIED),
    ("The army denied killing [[20]] civilians.", Stance.DENIED),
    ("The army said [[20]] fighters were killed.", Stance.ASSERTED),
    ("[[20]] people died.", Stance.ASSERTED),
]


@pytest.mark.parametrize(("marked", "stance"), STANCES)
def test_stance(marked, stance):
    assert attributed(marked)[0][1].stance is stance


def test_span_cue_kind_and_rule_are_those_of_the_words():
    text, said = attributed("[[Twelve]] people drowned on Sunday, according to the Italian coast guard.")[0]
    assert text[said.start : said.end] == "the Italian coast guard"
    assert said.cue == "according to"
    assert said.kind is ClaimantKind.RESCUE
    assert "according-to" in said.why


def test_nobody_credited_has_no_span():
    said = attributed("[[Twelve]] people drowned on Sunday.")[0][1]
    assert (said.claimant, said.start, said.end, said.kind) == ("-", None, None, ClaimantKind.OUTLET)
    assert said.why == ("no-cue",)


def test_a_headline_glued_to_its_lead_is_the_outlets_own():
    marked = "Boat sinks off Aldar [[Twelve]] people drowned off Aldar on Sunday the coastguard said."
    assert claimants(marked, title="Boat sinks off Aldar") == ["coastguard"]
    marked = "[[Twelve]] drown off Aldar Boats searched the coast off Aldar on Sunday the coastguard said."
    assert claimants(marked, title="Twelve drown off Aldar") == ["-"]


def test_a_summary_that_the_lead_repeats_is_the_outlets_own():
    summary = "Twelve people drowned off the coast of Aldar on Sunday in a storm"
    marked = f"{summary} {summary} the coastguard said.".replace("Twelve", "[[Twelve]]")
    assert claimants(marked) == ["-", "coastguard"]


def test_the_outlet_quoting_itself_is_nobody():
    marked = "Xinhua reported that [[12]] people drowned."
    assert claimants(marked) == ["Xinhua"]
    assert claimants(marked, outlet="Xinhua") == ["-"]
    marked = "[[Twelve]] people drowned, according to an Al-Manar reporter."
    assert claimants(marked) == ["Al-Manar"]
    assert claimants(marked, outlet="manar") == ["-"]


@pytest.mark.parametrize("row", load_table("reporting_cues"), ids=lambda row: row["cue"])
def test_each_cue_credits_somebody_in_its_example(row):
    text = row["example"]
    at = text.index("14") if "14" in text else text.index("Fourteen")
    said = attribution_of(find_attributions(text, find_sentences(text)), Span(at, at + 2))
    assert said.claimant != "-"
    assert said.stance is Stance(row["stance"])


NEWS_WORDS = (
    "police said the that ministry of health told Reuters , . \" ' “ ” : ( ) - and according to a an Observatory Syria "
    "who which it he they quoted as saying by citing figures from killed 12 people on Sunday was SANA's U.N. \n added "
    "Amsel Aldar spokesman for head in at adding putting toll count data reports claimed lives denied"
).split(" ")
NEWS = st.lists(
    st.sampled_from(NEWS_WORDS),
    max_size=60,
).map(" ".join)


@given(st.one_of(st.text(max_size=300), NEWS), st.text(max_size=20), st.text(max_size=10))
@settings(max_examples=300)
def test_any_text_yields_spans_inside_it(text, title, outlet):
    index = find_attributions(text, find_sentences(text), title=title, outlet=outlet)
    for start in range(0, len(text), 3):
        said = attribution_of(index, Span(start, start + 1))
        if said.claimant == "-":
            assert said.start is None
            assert said.end is None
        else:
            assert said.start is not None
            assert said.end is not None
            assert 0 <= said.start < said.end <= len(text)
            assert said.kind is not ClaimantKind.OUTLET


def test_no_sentences_yield_nobody():
    assert attribution_of(find_attributions("", []), Span(0, 0)).claimant == "-"


STORY = (
    "Lena Amsel, a doctor, said the road was cut. The Red Cross said 20 people died. It said 11 of them were children. "
    "The lake froze. A monitor said 9 people died. Airwars came late. Amsel said 3 people died. She said 4 were hurt. "
)


def test_the_order_of_asking_changes_nothing():
    sentences = find_sentences(STORY)
    spans = [Span(match.start(), match.end()) for match in re.finditer(r"\d+", STORY)]
    forward, backward = find_attributions(STORY, sentences), find_attributions(STORY, sentences)
    told = [attribution_of(forward, span) for span in spans]
    assert told == [attribution_of(backward, span) for span in reversed(spans)][::-1]
    assert [said.claimant for said in told] == ["Red Cross", "Red Cross", "Airwars", "Lena Amsel", "Lena Amsel"]


def test_a_long_chain_of_pronouns_leads_to_its_head():
    text = "The Red Cross said it was late. " + "It said so. " * 2_000 + "It said 9 people died."
    at = text.index("9")
    assert attribution_of(find_attributions(text, find_sentences(text)), Span(at, at + 1)).claimant == "Red Cross"
